package org.plantroom.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.plantroom.core.ProjectChange.Change;
import org.plantroom.core.ProjectChange.Detail;
import org.plantroom.core.ProjectChange.Kind;

/**
 * Finds what differs between two projects. A machine type that is used by many devices is told
 * once; each of its devices is told as changed, too, for it is read anew.
 *
 * <p>Not thread-safe; used once.
 */
public final class ProjectDiff {
  private static final Set<String> SITE_PARTS = Set.of("edges");
  private static final Set<String> EDGE_PARTS = Set.of("devices");
  private static final Set<String> DEVICE_PARTS = Set.of("type");
  private static final Set<String> TYPE_PARTS = Set.of("tags");

  private final List<ProjectChange> changes = new ArrayList<>();

  private ProjectDiff() {}

  /**
   * What changes on the way from one project to the other: settings, then sites with their edges
   * and devices, then machine types with their tags, each by path.
   *
   * @param before the old one
   * @param after the new one
   * @return nothing when they are the same
   */
  public static List<ProjectChange> between(Project before, Project after) {
    ProjectDiff diff = new ProjectDiff();
    diff.settings(before.settings(), after.settings());
    diff.each(Kind.SITE, "", before.sites(), after.sites(), diff::site);
    diff.each(Kind.TYPE, "", before.types(), after.types(), diff::type);
    return List.copyOf(diff.changes);
  }

  /**
   * What changes for one edge node: itself and its devices.
   *
   * @param before the old one
   * @param after the new one, of the same id
   */
  public static List<ProjectChange> between(EdgeNode before, EdgeNode after) {
    ProjectDiff diff = new ProjectDiff();
    diff.edge(before, after);
    return List.copyOf(diff.changes);
  }

  private void settings(ProjectSettings before, ProjectSettings after) {
    for (Detail detail : RecordDetails.between(before, after, Set.of())) {
      changes.add(
          new ProjectChange(Kind.SETTING, detail.name(), Change.CHANGED, List.of(detail), true));
    }
  }

  /** Notes what is on one side only, and looks into what is on both. */
  private <T> void each(
      Kind kind, String above, Map<String, T> before, Map<String, T> after, BiConsumer<T, T> both) {
    SortedSet<String> ids = new TreeSet<>(before.keySet());
    ids.addAll(after.keySet());
    for (String id : ids) {
      T old = before.get(id);
      T now = after.get(id);
      if (old != null && now != null) {
        both.accept(old, now);
      } else {
        Change change = old == null ? Change.ADDED : Change.REMOVED;
        changes.add(new ProjectChange(kind, above + id, change, List.of(), false));
      }
    }
  }

  private void site(Site before, Site after) {
    changed(Kind.SITE, before.id(), RecordDetails.between(before, after, SITE_PARTS), false);
    each(Kind.EDGE, before.id() + "/", before.edges(), after.edges(), this::edge);
  }

  private void edge(EdgeNode before, EdgeNode after) {
    String path = before.id().toString();
    List<Detail> details = RecordDetails.between(before, after, EDGE_PARTS);
    changed(Kind.EDGE, path, details, details.stream().anyMatch(d -> !d.name().equals("name")));
    each(
        Kind.DEVICE,
        path + "/",
        before.devices(),
        after.devices(),
        (old, now) -> device(before.id().device(old.id()), old, now));
  }

  private void device(DeviceId id, Device before, Device after) {
    List<Detail> details = new ArrayList<>(RecordDetails.between(before, after, DEVICE_PARTS));
    if (!before.type().equals(after.type())) {
      details.add(type(before.type().id(), after.type().id()));
    }
    changed(Kind.DEVICE, id.toString(), details, false);
  }

  private static Detail type(String before, String after) {
    return new Detail("type", before, before.equals(after) ? after + ", changed" : after);
  }

  private void type(MachineType before, MachineType after) {
    changed(Kind.TYPE, before.id(), RecordDetails.between(before, after, TYPE_PARTS), false);
    each(
        Kind.TAG,
        before.id() + "/",
        before.tags(),
        after.tags(),
        (old, now) ->
            changed(
                Kind.TAG,
                before.id() + "/" + old.name(),
                RecordDetails.between(old, now, Set.of()),
                false));
  }

  private void changed(Kind kind, String path, List<Detail> details, boolean needsRestart) {
    if (!details.isEmpty()) {
      changes.add(new ProjectChange(kind, path, Change.CHANGED, details, needsRestart));
    }
  }

  /** Many changes in few words, e.g. {@code 2 devices added, 1 tag changed}. */
  public static String summary(List<ProjectChange> changes) {
    SequencedMap<String, Integer> counts = new LinkedHashMap<>();
    for (ProjectChange change : changes) {
      counts.merge(change.kind() + "%s " + change.change(), 1, Integer::sum);
    }
    if (counts.isEmpty()) {
      return "no changes";
    }
    long late = changes.stream().filter(ProjectChange::needsRestart).count();
    return counts.entrySet().stream()
            .map(e -> (e.getValue() + " " + e.getKey()).formatted(e.getValue() == 1 ? "" : "s"))
            .collect(Collectors.joining(", "))
            .toLowerCase(Locale.ROOT)
        + (late == 0 ? "" : " (%d at the next start)".formatted(late));
  }
}
