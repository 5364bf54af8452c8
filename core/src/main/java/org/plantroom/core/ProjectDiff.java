package org.plantroom.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
  private static final int LONGEST = 200;

  private final List<ProjectChange> changes = new ArrayList<>();

  private ProjectDiff() {}

  /**
   * What changes on the way from one project to the other: settings, then sites with their edges
   * and devices, then machine types with their tags and alarms, each by path.
   *
   * @param before the old one
   * @param after the new one
   * @return nothing when they are the same
   */
  public static List<ProjectChange> between(Project before, Project after) {
    ProjectDiff diff = new ProjectDiff();
    diff.settings(before.settings(), after.settings());
    diff.notifications(before.notifications(), after.notifications());
    diff.each(Kind.SITE, "", before.sites(), after.sites(), diff::site);
    diff.each(Kind.TYPE, "", before.types(), after.types(), diff::type);
    diff.displays(before.displays(), after.displays());
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
    for (Detail detail : details(SettingWords.of(before), SettingWords.of(after))) {
      changes.add(
          new ProjectChange(Kind.SETTING, detail.name(), Change.CHANGED, List.of(detail), true));
    }
  }

  /** Told as a whole: it names people, and how they are reached is nobody else's affair. */
  private void notifications(Notifications before, Notifications after) {
    if (!before.equals(after)) {
      changes.add(
          new ProjectChange(Kind.SETTING, "notifications", Change.CHANGED, List.of(), false));
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
    changed(Kind.SITE, before.id(), details(SiteWords.of(before), SiteWords.of(after)), false);
    each(Kind.EDGE, before.id() + "/", before.edges(), after.edges(), this::edge);
  }

  /** A drawing is told as a whole, its many places say little one by one. */
  private void displays(Displays before, Displays after) {
    each(
        Kind.DISPLAY,
        "",
        before.all(),
        after.all(),
        (old, now) -> {
          if (!old.equals(now)) {
            changes.add(
                new ProjectChange(Kind.DISPLAY, now.id(), Change.CHANGED, List.of(), false));
          }
        });
    each(
        Kind.DISPLAY,
        "site ",
        before.ofSites(),
        after.ofSites(),
        (old, now) -> {
          if (!old.equals(now)) {
            List<Detail> details = List.of(new Detail("display", old.display(), now.display()));
            changes.add(
                new ProjectChange(
                    Kind.DISPLAY, "site " + now.display(), Change.CHANGED, details, false));
          }
        });
  }

  private void edge(EdgeNode before, EdgeNode after) {
    String path = before.id().toString();
    List<Detail> details = details(SiteWords.of(before), SiteWords.of(after));
    changed(
        Kind.EDGE, path, details, details.stream().anyMatch(d -> d.name().startsWith("journal.")));
    each(
        Kind.DEVICE,
        path + "/",
        before.devices(),
        after.devices(),
        (old, now) -> device(before.id().device(old.id()), old, now));
  }

  private void device(DeviceId id, Device before, Device after) {
    List<Detail> details = details(SiteWords.of(before), SiteWords.of(after));
    boolean isSameType = before.type().id().equals(after.type().id());
    if (isSameType && !before.type().withoutAlarms().equals(after.type().withoutAlarms())) {
      details.addFirst(new Detail("type", before.type().id(), after.type().id() + ", changed"));
    }
    changed(Kind.DEVICE, id.toString(), details, false);
  }

  private void type(MachineType before, MachineType after) {
    changed(Kind.TYPE, before.id(), details(TypeWords.of(before), TypeWords.of(after)), false);
    String above = before.id() + "/";
    each(
        Kind.TAG,
        above,
        before.tags(),
        after.tags(),
        (old, now) -> tag(above + old.name(), TypeWords.of(old, before), TypeWords.of(now, after)));
    each(
        Kind.ALARM,
        above,
        before.alarms(),
        after.alarms(),
        (old, now) ->
            changed(
                Kind.ALARM,
                above + old.name(),
                details(AlarmWords.of(old, before), AlarmWords.of(now, after)),
                false));
    each(
        Kind.INTERLOCK,
        above,
        before.interlocks(),
        after.interlocks(),
        (old, now) ->
            changed(
                Kind.INTERLOCK,
                above + old.name(),
                details(TypeWords.of(old), TypeWords.of(now)),
                false));
  }

  private void tag(String path, Map<String, String> before, Map<String, String> after) {
    changed(Kind.TAG, path, details(before, after), false);
  }

  /** What differs between the words of a part before and after, key by key. */
  private static List<Detail> details(Map<String, String> before, Map<String, String> after) {
    Set<String> keys = new LinkedHashSet<>(before.keySet());
    keys.addAll(after.keySet());
    List<Detail> details = new ArrayList<>();
    for (String key : keys) {
      String old = before.getOrDefault(key, FileWords.NONE);
      String now = after.getOrDefault(key, FileWords.NONE);
      if (!old.equals(now)) {
        details.add(new Detail(key, Excerpt.plain(old, LONGEST), Excerpt.plain(now, LONGEST)));
      }
    }
    return details;
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
