package org.plantroom.sparkplug;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Sample;

/** Finds for each metric of one data message what its birth declared. */
final class DataResolver {
  private final BirthBook book;
  private final MetricOwner owner;
  private final long timestamp;
  private final Refusals refusals = new Refusals();
  private final List<ResolvedMetric> resolved;
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
    this.resolved = new ArrayList<>(metrics.size());
    for (Metric metric : metrics) {
      resolve(metric);
    }
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
    resolved.add(
        new ResolvedMetric(
            owner.device(), known.name(), type.valueType(), sample, metric.historical()));
  }

  List<ResolvedMetric> resolved() {
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
