package org.plantroom.host;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.plantroom.core.TagPath;
import org.plantroom.history.Gap;
import org.plantroom.history.History;
import org.plantroom.history.RawSeries;
import org.plantroom.history.TrendSeries;

/**
 * {@code GET /api/history} and {@code /api/gaps}: raw samples or trend buckets, as JSON, CSV or
 * Parquet.
 */
final class HistoryApi {
  static final int MAX_RAW = 1_000_000;
  private static final int DEFAULT_RAW = 100_000;
  private static final int MAX_POINTS = 20_000;
  private static final int DEFAULT_POINTS = 1_000;
  private static final String CSV = "text/csv";
  private static final String PARQUET = "application/vnd.apache.parquet";

  /** Buckets of all tags of one answer together; each takes some 80 bytes meanwhile. */
  private static final int MAX_BUCKETS = 500_000;

  private final History history;
  private final Path scratch;
  private final Departures departures;

  /**
   * Serves a history.
   *
   * @param scratch folder for Parquet files on their way out
   * @param departures ends questions of browsers that have left
   */
  HistoryApi(History history, Path scratch, Departures departures) {
    this.history = history;
    this.scratch = scratch;
    this.departures = departures;
  }

  void routes(RoutesConfig routes) {
    routes.get("/api/history", context -> departures.watch(context, () -> answer(context)));
    routes.get("/api/gaps", context -> departures.watch(context, () -> gaps(context)));
  }

  private void answer(Context context) throws IOException {
    List<TagPath> tags = Params.tags(context);
    Range range = Range.of(context);
    switch (format(context)) {
      case CSV -> csv(context, tags, range);
      case PARQUET -> parquet(context, tags, range);
      default -> {
        if (Params.flag(context, "raw")) {
          raw(context, tags, range);
        } else {
          trend(context, tags, range);
        }
      }
    }
  }

  private record Range(long from, long to) {
    static Range of(Context context) {
      long from = Params.time(context, "from");
      long to = Params.time(context, "to");
      if (to <= from) {
        throw Problem.badRequest("to must be later than from");
      }
      return new Range(from, to);
    }
  }

  private static String format(Context context) {
    String asked = context.queryParam("format");
    if (asked != null) {
      return switch (asked) {
        case "json" -> "application/json";
        case "csv" -> CSV;
        case "parquet" -> PARQUET;
        default -> throw Problem.badRequest("format must be json, csv or parquet");
      };
    }
    String accept = context.header("Accept");
    if (accept == null) {
      return "application/json";
    }
    return accept.contains(CSV) ? CSV : accept.contains(PARQUET) ? PARQUET : "application/json";
  }

  private void raw(Context context, List<TagPath> tags, Range range) throws IOException {
    int limit = Params.number(context, "limit", 1, MAX_RAW, DEFAULT_RAW);
    List<RawSeries> all = new ArrayList<>();
    int room = MAX_RAW;
    for (TagPath tag : tags) {
      RawSeries series =
          history.raw(tag, range.from(), range.to(), Math.max(1, Math.min(limit, room)));
      room -= series.size();
      all.add(series);
    }
    writeSeries(context, all, HistoryApi::writeRaw);
  }

  private void trend(Context context, List<TagPath> tags, Range range) throws IOException {
    int points = Params.number(context, "points", 1, MAX_POINTS, DEFAULT_POINTS);
    if ((long) points * tags.size() > MAX_BUCKETS) {
      throw Problem.badRequest(
          "tags times points must be at most %d [tags=%d, points=%d]"
              .formatted(MAX_BUCKETS, tags.size(), points));
    }
    List<TrendSeries> trends = history.trends(tags, range.from(), range.to(), points);
    boolean withGaps = Params.flag(context, "gaps");
    List<List<Gap>> gaps = new ArrayList<>();
    for (TagPath tag : tags) {
      gaps.add(withGaps ? history.gaps(tag, range.from(), range.to()) : List.of());
    }
    Iterator<List<Gap>> ofEach = gaps.iterator();
    writeSeries(
        context,
        trends,
        (json, series) -> {
          writeTrend(json, series);
          List<Gap> own = ofEach.next();
          if (withGaps) {
            json.writePOJOField("gaps", own.stream().map(HistoryApi::view).toList());
          }
        });
  }

  private interface SeriesWriter<T> {
    void write(JsonGenerator json, T series) throws IOException;
  }

  private static <T> void writeSeries(Context context, List<T> all, SeriesWriter<T> writer)
      throws IOException {
    context.contentType("application/json");
    try (JsonGenerator json = Json.MAPPER.getFactory().createGenerator(context.outputStream())) {
      json.writeStartObject();
      json.writeArrayFieldStart("series");
      for (T series : all) {
        json.writeStartObject();
        writer.write(json, series);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void writeRaw(JsonGenerator json, RawSeries series) throws IOException {
    json.writeStringField("tag", series.path().toString());
    json.writeBooleanField("truncated", series.truncated());
    json.writeArrayFieldStart("times");
    for (int i = 0; i < series.size(); i++) {
      json.writeString(Json.time(series.time(i)));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("values");
    for (int i = 0; i < series.size(); i++) {
      json.writePOJO(TagView.boxed(series.value(i)));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("qualities");
    for (int i = 0; i < series.size(); i++) {
      json.writeString(series.quality(i).label());
    }
    json.writeEndArray();
  }

  private static void writeTrend(JsonGenerator json, TrendSeries series) throws IOException {
    json.writeStringField("tag", series.path().toString());
    json.writeNumberField("bucketMillis", series.bucketMillis());
    json.writeArrayFieldStart("times");
    for (long time : series.times()) {
      json.writeString(Json.time(time));
    }
    json.writeEndArray();
    writeNumbers(json, "min", series.min());
    writeNumbers(json, "max", series.max());
    writeNumbers(json, "first", series.first());
    writeNumbers(json, "last", series.last());
    writeNumbers(json, "mean", series.mean());
    writeNumbers(json, "timeWeightedMean", series.timeWeightedMean());
    json.writeFieldName("usableMillis");
    json.writeArray(series.usableMillis(), 0, series.usableMillis().length);
    json.writeFieldName("count");
    json.writeArray(series.count(), 0, series.count().length);
  }

  private static void writeNumbers(JsonGenerator json, String name, double[] numbers)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (double number : numbers) {
      if (Double.isFinite(number)) {
        json.writeNumber(number);
      } else {
        json.writeNull();
      }
    }
    json.writeEndArray();
  }

  private void csv(Context context, List<TagPath> tags, Range range) throws IOException {
    context.contentType("text/csv; charset=utf-8");
    context.header("Content-Disposition", "attachment; filename=\"plantroom.csv\"");
    history.exportCsv(tags, range.from(), range.to(), context.outputStream());
  }

  private void parquet(Context context, List<TagPath> tags, Range range) throws IOException {
    Path file = Files.createTempFile(scratch, "export", ".parquet");
    try {
      history.exportParquet(tags, range.from(), range.to(), file);
      context.contentType(PARQUET);
      context.header("Content-Disposition", "attachment; filename=\"plantroom.parquet\"");
      Files.copy(file, context.outputStream());
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private void gaps(Context context) {
    TagPath tag = Params.oneTag(context);
    Range range = Range.of(context);
    context.json(
        history.gaps(tag, range.from(), range.to()).stream().map(HistoryApi::view).toList());
  }

  private record GapView(String from, String to, String reason) {}

  private static GapView view(Gap gap) {
    return new GapView(Json.time(gap.from()), Json.time(gap.to()), gap.reason());
  }
}
