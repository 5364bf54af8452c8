package org.plantroom.sparkplug;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Quality;
import org.plantroom.core.Sample;
import org.plantroom.core.Value;

/** Finds for each metric of one data message what its birth declared. */
final class DataResolver {
  private final BirthBook book;
  private final MetricOwner owner;
  private final long timestamp;
  private final PackedMetrics metrics;
  private final ReceivedMetrics resolved;
  private final Refusals refusals = new Refusals();
  private @Nullable String unknown;

  /**
   * Resolves at once.
   *
   * @param owner whose message it is
   * @param timestamp stands in for metrics without their own, milliseconds since 1970 UTC
   */
  DataResolver(BirthBook book, MetricOwner owner, List<Metric> metrics, long timestamp) {
    this.book = book;
    this.owner = owner;
    this.timestamp = timestamp;
    this.metrics = PackedMetrics.of(metrics);
    this.resolved = new ReceivedMetrics(metrics.size());
    for (int row = 0; row < metrics.size(); row++) {
      if (!takePlain(row)) {
        resolve(this.metrics.get(row));
      }
    }
  }

  /** Takes a good number of a metric that is known; false leaves it to {@link #resolve}. */
  private boolean takePlain(int row) {
    KnownMetric known = metrics.other(row) == null ? book.find(owner, metrics.alias(row)) : null;
    boolean historical = metrics.isHistorical(row);
    if (known == null || known.type() == null || (!owner.isAlive() && !historical)) {
      return false;
    }
    DataType type = known.type();
    if (!WireValue.fits(metrics.type(row), metrics.bits(row), type)) {
      return false;
    }
    long bits = WireValue.bits(metrics.type(row), metrics.bits(row), type);
    if (!Value.isFinite(type.valueType(), bits)) {
      return false;
    }
    long time = metrics.timestamp(row);
    resolved.append(known, time >= 0 ? time : timestamp, bits, Quality.GOOD, historical);
    return true;
  }

  private void resolve(Metric metric) {
    KnownMetric known = book.find(owner, metric);
    if (known == null) {
      notKnown(metric, "not in the birth of " + owner.label());
    } else if (!owner.isAlive() && !metric.historical()) {
      notKnown(metric, owner.label() + " is dead");
    } else if (known.type() == null) {
      refusals.add(metric, "values of its data type are not taken");
    } else {
      take(metric, known, known.type());
    }
  }

  private void notKnown(Metric metric, String why) {
    refusals.add(metric, why);
    if (unknown == null) {
      unknown = metric.label() + ": " + why;
    }
  }

  private void take(Metric metric, KnownMetric known, DataType type) {
    Sample sample = Samples.of(metric, type, timestamp);
    if (metric.problem() != null) {
      refusals.add(metric, metric.problem());
    } else if (sample.value() == null && metric.value() != null) {
      refusals.add(metric, "%s is no finite %s".formatted(metric.value(), type));
    }
    refusals.addDropped(metric);
    resolved.append(known, sample, metric.historical());
  }

  ReceivedMetrics resolved() {
    return resolved;
  }

  Refusals refusals() {
    return refusals;
  }

  /** The first metric a rebirth may make known, with the reason; null when there was none. */
  @Nullable String unknown() {
    return unknown;
  }
}
