package org.plantroom.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.plantroom.core.TagPath;

/**
 * Trends of several tags as one table with a row for each bucket and a column for each tag: the
 * form in which studies take measured data.
 *
 * <p>A row's time is the middle of its bucket and a cell its time-weighted mean, so that a tag that
 * only reports what changed is told as it was. A cell is empty where no usable value held; a row
 * without any is left out. Immutable.
 */
public final class MeasuredTable {
  /** The most rows of a table. */
  public static final int MOST_ROWS = 20_000;

  private static final int HOUR = 60;
  private static final int DAY = 24 * HOUR;

  private final List<TrendSeries> columns;
  private final int[] rows;

  private MeasuredTable(List<TrendSeries> columns, int[] rows) {
    this.columns = columns;
    this.rows = rows;
  }

  /**
   * Takes tags of a history, from the whole minute or hour before a moment until a whole row after
   * another.
   *
   * @param from milliseconds since 1970 UTC
   * @param to milliseconds since 1970 UTC
   * @param minutes of a row: 1 to 59, or whole hours up to a day
   * @throws IllegalArgumentException with a sentence, when these give fewer than 2 or more than
   *     {@value #MOST_ROWS} rows, or minutes are others
   * @throws HistoryQueryException when the history cannot answer now
   */
  public static MeasuredTable read(
      History history, List<TagPath> tags, long from, long to, int minutes) {
    if (minutes < 1 || minutes > DAY || (minutes > HOUR && minutes % HOUR != 0)) {
      throw new IllegalArgumentException(
          "minutes must be 1 to 60, or whole hours up to a day [minutes=%d]".formatted(minutes));
    }
    long width = minutes * 60_000L;
    // The history's roll-ups begin with whole minutes and hours; so no row is wider than asked.
    long step = Math.min(minutes, HOUR) == HOUR ? HOUR * 60_000L : 60_000L;
    long start = Math.floorDiv(from, step) * step;
    long rows = to > from ? Math.ceilDiv(to - start, width) : 0;
    if (rows < 2 || rows > MOST_ROWS) {
      throw new IllegalArgumentException(
          "from, to and minutes must give 2 to %d rows [rows=%d]".formatted(MOST_ROWS, rows));
    }
    return of(history.trends(tags, start, start + rows * width, (int) rows));
  }

  /**
   * A table of trends.
   *
   * @param trends one or more, all of the same buckets, as {@link History#trends} gives them
   * @throws IllegalArgumentException when their buckets differ
   */
  static MeasuredTable of(List<TrendSeries> trends) {
    long[] times = trends.getFirst().times();
    List<Integer> kept = new ArrayList<>();
    for (TrendSeries trend : trends) {
      if (!Arrays.equals(times, trend.times())) {
        throw new IllegalArgumentException("the buckets of the trends differ");
      }
    }
    for (int row = 0; row < times.length; row++) {
      int at = row;
      if (trends.stream().anyMatch(trend -> Double.isFinite(trend.timeWeightedMean()[at]))) {
        kept.add(row);
      }
    }
    return new MeasuredTable(
        List.copyOf(trends), kept.stream().mapToInt(Integer::intValue).toArray());
  }

  /** How many rows it has. */
  public int rows() {
    return rows.length;
  }

  /** The names of its columns, those of the tags. */
  public List<String> columns() {
    return columns.stream().map(trend -> trend.path().toString()).toList();
  }

  /** The table as CSV with a header; the first column is the time, RFC 3339 in UTC. */
  public String csv() {
    StringBuilder csv = new StringBuilder(64 * (rows.length + 1));
    StringJoiner header = new StringJoiner(",", "", "\n").add("time");
    columns().forEach(name -> header.add(quoted(name)));
    csv.append(header);
    TrendSeries first = columns.getFirst();
    for (int row : rows) {
      csv.append(Instant.ofEpochMilli(first.times()[row] + first.bucketMillis() / 2));
      for (TrendSeries column : columns) {
        csv.append(',').append(cell(column.timeWeightedMean()[row]));
      }
      csv.append('\n');
    }
    return csv.toString();
  }

  private static String cell(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.9g", value) : "";
  }

  private static String quoted(String name) {
    return name.indexOf(',') < 0 && name.indexOf('"') < 0
        ? name
        : "\"%s\"".formatted(name.replace("\"", "\"\""));
  }
}
