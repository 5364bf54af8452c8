package org.plantroom.sparkplug;

import org.jspecify.annotations.Nullable;
import org.plantroom.core.Quality;
import org.plantroom.core.Sample;
import org.plantroom.core.Value;

/**
 * One metric of a payload, as it stood on the wire (Sparkplug 3.0, 6.4.6).
 *
 * @param name the metric's name; null where an alias stands for it
 * @param alias the number that stands for the name in data, 0 or more; -1 for none
 * @param timestamp when the source had the value, milliseconds since 1970 UTC; -1 for none
 * @param dataType the code of its {@link DataType}; 0 for none, as data and commands travel
 * @param value the value; with a data type of that type, without one of the wire's own type
 *     (int_value as u32, long_value as u64, float f32, double f64); null for {@code is_null}
 * @param historical true when it does not tell the present, so that live values stay as they are
 * @param quality from the properties {@code Quality} and {@code Reason}; good without them
 * @param unit property {@code engUnit}, sent in births only; null for none
 * @param description from the metadata, sent in births only; null for none
 * @param problem why the value cannot be used, e.g. a template; null when it can
 * @param dropped properties beside these that are not kept; null for none
 */
public record Metric(
    @Nullable String name,
    long alias,
    long timestamp,
    int dataType,
    @Nullable Value value,
    boolean historical,
    Quality quality,
    @Nullable String unit,
    @Nullable String description,
    @Nullable String problem,
    @Nullable DroppedProperties dropped) {

  /** A metric all of whose properties are kept. */
  public Metric(
      @Nullable String name,
      long alias,
      long timestamp,
      int dataType,
      @Nullable Value value,
      boolean historical,
      Quality quality,
      @Nullable String unit,
      @Nullable String description,
      @Nullable String problem) {
    this(
        name,
        alias,
        timestamp,
        dataType,
        value,
        historical,
        quality,
        unit,
        description,
        problem,
        null);
  }

  /**
   * A metric of NDATA or DDATA: alias, time and value, no name and no data type
   * (tck-id-payloads-alias-data-cmd-requirement, tck-id-payloads-metric-datatype-not-req).
   */
  public static Metric data(long alias, Sample sample, boolean historical) {
    return new Metric(
        null,
        alias,
        sample.sourceTime(),
        0,
        sample.value(),
        historical,
        sample.quality(),
        null,
        null,
        null);
  }

  /**
   * A metric of NBIRTH or DBIRTH, with all that is known of it
   * (tck-id-payloads-alias-birth-requirement, tck-id-payloads-metric-datatype-req).
   *
   * @param alias -1 for the control metrics, which are addressed by name
   */
  public static Metric birth(NodeMetric metric, long alias) {
    Sample now = metric.current();
    return new Metric(
        metric.name(),
        alias,
        now.sourceTime(),
        DataType.of(metric.type()).code(),
        now.value(),
        false,
        now.quality(),
        metric.unit().isEmpty() ? null : metric.unit(),
        metric.description().isEmpty() ? null : metric.description(),
        null);
  }

  /** A metric of NCMD or DCMD: a name and the value to write. */
  public static Metric command(String name, Value value, long timestamp) {
    return new Metric(name, -1, timestamp, 0, value, false, Quality.GOOD, null, null, null);
  }

  /** A metric of NCMD or DCMD by alias. */
  public static Metric command(long alias, Value value, long timestamp) {
    return new Metric(null, alias, timestamp, 0, value, false, Quality.GOOD, null, null, null);
  }

  /** The name, else {@code alias N}: for sentences about this metric. */
  public String label() {
    return name != null ? name : "alias " + alias;
  }
}
