package org.plantroom.study;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.plantroom.simulation.Conversion;

/** Measured columns over time. Immutable. */
final class MeasuredData {
  private final SequencedMap<String, MeasuredColumn> columns;
  private final double origin;

  private MeasuredData(Map<String, MeasuredColumn> columns, double origin) {
    this.columns = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(columns));
    this.origin = origin;
  }

  /** Data whose times are plain seconds; those of a series over the year count from new year. */
  static MeasuredData inSeconds(Map<String, MeasuredColumn> columns, double first) {
    return new MeasuredData(columns, first);
  }

  /**
   * Data of a certain time.
   *
   * @param first time of the beginning
   * @param zone whose standard time the plant's year follows
   */
  static MeasuredData since(Map<String, MeasuredColumn> columns, Instant first, ZoneId zone) {
    ZonedDateTime local = first.atZone(zone.getRules().getStandardOffset(first));
    ZonedDateTime newYear = local.withDayOfYear(1).toLocalDate().atStartOfDay(local.getZone());
    return new MeasuredData(
        columns, (first.toEpochMilli() - newYear.toInstant().toEpochMilli()) / 1e3);
  }

  /** Names of the columns. */
  Set<String> names() {
    return columns.keySet();
  }

  /**
   * A column.
   *
   * @throws IllegalArgumentException when there is none of this name
   */
  MeasuredColumn column(String name) {
    return Optional.ofNullable(columns.get(name))
        .orElseThrow(
            () -> new IllegalArgumentException("no such column [name=%s]".formatted(name)));
  }

  /** The same with one column in another unit. */
  MeasuredData with(String name, Conversion conversion) {
    Map<String, MeasuredColumn> changed = new LinkedHashMap<>(columns);
    DoubleUnaryOperator there = conversion::there;
    changed.computeIfPresent(name, (_, column) -> column.in(there));
    return new MeasuredData(changed, origin);
  }

  /** A column over the year, without what is not known. */
  TimeSeries yearly(String name, Conversion conversion) {
    MeasuredColumn column = column(name);
    double[] seconds = new double[column.size()];
    double[] values = new double[column.size()];
    int known = 0;
    for (int row = 0; row < column.size(); row++) {
      if (Double.isFinite(column.value(row))) {
        seconds[known] = origin + column.second(row);
        values[known++] = conversion.there(column.value(row));
      }
    }
    return new TimeSeries(Arrays.copyOf(seconds, known), Arrays.copyOf(values, known));
  }
}
