package org.plantroom.host;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Device;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.Glob;
import org.plantroom.core.Project;
import org.plantroom.core.Sample;
import org.plantroom.core.Site;
import org.plantroom.core.TagPath;
import org.plantroom.core.TagType;
import org.plantroom.core.Time;
import org.plantroom.core.ValueType;
import org.plantroom.history.AlarmStanding;
import org.plantroom.history.HeldSample;
import org.plantroom.history.History;

/** {@code /api/past}: what tags and alarms were at one moment. */
final class PastApi {
  private static final int MAX_GLOBS = 20;
  private static final int MAX_TAGS = 5_000;
  private static final int MAX_ALARMS = 2_000;

  /** Qualities of the past alone: the store has nothing of that time. */
  private static final String NOT_STORED = "bad-not-stored";

  private static final String LOST = "bad-lost";

  private final RunningProject running;
  private final History history;
  private final AlarmDetails details;
  private final Departures departures;
  private final Time time;

  PastApi(
      RunningProject running,
      History history,
      AlarmDetails details,
      Departures departures,
      Time time) {
    this.running = running;
    this.history = history;
    this.details = details;
    this.departures = departures;
    this.time = time;
  }

  void routes(RoutesConfig routes) {
    routes.get("/api/past/tags", context -> departures.watch(context, () -> tags(context)));
    routes.get("/api/past/alarms", context -> departures.watch(context, () -> alarms(context)));
  }

  private record TagsView(String at, List<PastTagView> tags) {}

  private void tags(Context context) {
    long at = Params.pastTime(context, "at", time);
    Map<TagPath, @Nullable TagType> wanted = wanted(context);
    List<HeldSample> held = history.heldAt(List.copyOf(wanted.keySet()), at);
    context.json(
        new TagsView(
            Json.time(at),
            held.stream().map(one -> PastTagView.of(one, wanted.get(one.path()))).toList()));
  }

  /** Tags asked for by name, and those of the project that match a glob. */
  private Map<TagPath, @Nullable TagType> wanted(Context context) {
    Map<TagPath, @Nullable TagType> wanted = new LinkedHashMap<>();
    Project project = running.project();
    List<Glob> globs = globs(context);
    if (!context.queryParams("tag").isEmpty()) {
      Params.tags(context).forEach(path -> wanted.put(path, type(project, path)));
    } else if (globs.isEmpty()) {
      throw Problem.badRequest("give tags as tag=site/edge/device/tag, or globs as match=site/**");
    }
    Predicate<String> sight = Caller.of(context).sight();
    for (Site site : globs.isEmpty() ? List.<Site>of() : project.sites().values()) {
      if (sight.test(site.id())) {
        addMatching(site, globs, wanted);
      }
    }
    return wanted;
  }

  private static List<Glob> globs(Context context) {
    List<String> texts = context.queryParams("match");
    if (texts.size() > MAX_GLOBS) {
      throw Problem.badRequest("give at most %d globs".formatted(MAX_GLOBS));
    }
    List<Glob> globs = new ArrayList<>();
    texts.forEach(text -> globs.add(Params.glob("match", text)));
    return globs;
  }

  private static void addMatching(
      Site site, List<Glob> globs, Map<TagPath, @Nullable TagType> wanted) {
    for (EdgeNode edge : site.edges().values()) {
      for (Device device : edge.devices().values()) {
        for (TagType tag : device.type().tags().values()) {
          TagPath path = edge.id().device(device.id()).tag(tag.name());
          if (globs.stream().anyMatch(glob -> glob.matches(path.toString()))) {
            wanted.put(path, tag);
          }
        }
        if (wanted.size() > MAX_TAGS) {
          throw Problem.badRequest("at most %d tags at once, narrow match".formatted(MAX_TAGS));
        }
      }
    }
  }

  private static @Nullable TagType type(Project project, TagPath path) {
    Device device = project.device(path.deviceId());
    return device == null ? null : device.type().tags().get(path.tag());
  }

  /** A tag as it was; the store keeps the time of its source alone. */
  private record PastTagView(
      String path,
      String type,
      String unit,
      @Nullable Object value,
      String quality,
      @Nullable String sourceTime,
      @Nullable String hostTime) {

    static PastTagView of(HeldSample held, @Nullable TagType tag) {
      Sample sample = held.sample();
      ValueType type = tag == null ? held.type() : tag.valueType();
      boolean isLost = !held.gap().isEmpty();
      String time = sample == null ? null : Json.time(sample.sourceTime());
      return new PastTagView(
          held.path().toString(),
          type == null ? "" : type.label(),
          tag == null ? "" : tag.unit(),
          sample == null || isLost ? null : TagView.boxed(sample.value()),
          sample == null ? NOT_STORED : isLost ? LOST : sample.quality().label(),
          time,
          time);
    }
  }

  private void alarms(Context context) {
    long at = Params.pastTime(context, "at", time);
    context.json(
        history.alarms().standing(at, Caller.of(context).sites(), MAX_ALARMS).stream()
            .map(this::view)
            .toList());
  }

  private AlarmView view(AlarmStanding standing) {
    return AlarmView.ofPast(standing, details.of(standing.last().path(), standing.last().name()));
  }
}
