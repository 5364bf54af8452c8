package org.plantroom.host;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Counter;
import org.plantroom.core.Device;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.Site;
import org.plantroom.core.TagPath;
import org.plantroom.core.TagType;
import org.plantroom.history.CounterStep;
import org.plantroom.history.History;
import org.plantroom.history.Periods;
import org.plantroom.history.UseSeries;

/** {@code GET /api/use}: what counters counted by hours, days or months of their site. */
final class UseApi {
  private final RunningProject running;
  private final History history;
  private final Departures departures;

  UseApi(RunningProject running, History history, Departures departures) {
    this.running = running;
    this.history = history;
    this.departures = departures;
  }

  void routes(RoutesConfig routes) {
    routes.get("/api/use", context -> departures.watch(context, () -> answer(context)));
  }

  private record Answer(List<SeriesView> series) {}

  private record SeriesView(
      String tag,
      String unit,
      String timeZone,
      String per,
      List<PeriodView> periods,
      List<StepView> steps) {}

  private record PeriodView(String from, String to, @Nullable BigDecimal use, long usableMillis) {}

  private record StepView(String time, String kind, double before, double after) {}

  /** A tag that counts, and where. */
  private record Meter(TagPath tag, TagType type, Counter counter, ZoneId zone) {}

  private void answer(Context context) {
    List<Meter> meters = Params.tags(context).stream().map(this::meter).toList();
    long from = Params.time(context, "from");
    long to = Params.time(context, "to");
    Periods.Kind per = per(context);
    context.json(new Answer(meters.stream().map(meter -> view(meter, from, to, per)).toList()));
  }

  private SeriesView view(Meter meter, long from, long to, Periods.Kind per) {
    Periods periods = periods(from, to, per, meter.zone());
    UseSeries use = history.use(meter.tag(), meter.counter(), periods);
    return new SeriesView(
        meter.tag().toString(),
        meter.type().unit(),
        meter.zone().getId(),
        word(per),
        use.periods().stream().map(UseApi::view).toList(),
        use.steps().stream().map(UseApi::view).toList());
  }

  private static PeriodView view(UseSeries.Use use) {
    return new PeriodView(
        Json.time(use.from()), Json.time(use.to()), use.use(), use.usableMillis());
  }

  private static StepView view(CounterStep step) {
    return new StepView(Json.time(step.time()), word(step.kind()), step.before(), step.after());
  }

  private static Periods periods(long from, long to, Periods.Kind per, ZoneId zone) {
    try {
      return Periods.covering(from, to, per, zone);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw Problem.badRequest(String.valueOf(e.getMessage()));
    }
  }

  private static Periods.Kind per(Context context) {
    String asked = context.queryParam("per");
    for (Periods.Kind kind : Periods.Kind.values()) {
      if (word(kind).equals(asked == null ? "day" : asked)) {
        return kind;
      }
    }
    throw Problem.badRequest("per must be hour, day or month");
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Meter meter(TagPath tag) {
    Site site = running.project().sites().get(tag.site());
    EdgeNode edge = site == null ? null : site.edges().get(tag.edge());
    Device device = edge == null ? null : edge.devices().get(tag.device());
    TagType type = device == null ? null : device.type().tags().get(tag.tag());
    if (site == null || type == null) {
      throw Problem.notFound("no tag of this path in the project");
    }
    Counter counter = type.history().counter();
    if (counter == null) {
      throw Problem.badRequest(
          "%s is no counter; its machine type would say counter: true".formatted(tag.tag()));
    }
    return new Meter(tag, type, counter, site.timeZone());
  }
}
