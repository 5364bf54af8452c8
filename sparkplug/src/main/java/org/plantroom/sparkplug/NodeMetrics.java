package org.plantroom.sparkplug;

import org.jspecify.annotations.Nullable;
import org.plantroom.core.Value;

/** Looks into the control metrics of NBIRTH and NDEATH. */
final class NodeMetrics {
  private NodeMetrics() {}

  /** The bdSeq of an NBIRTH or NDEATH; -1 when it has none. */
  static long bdSeq(Payload payload) {
    Metric metric = find(payload, ControlMetrics.BD_SEQ);
    Value value = metric == null ? null : metric.value();
    boolean isInteger = value != null && value.type().isNumeric() && !value.type().isFloating();
    return value != null && isInteger ? value.bits() : -1;
  }

  static boolean declares(Payload payload, String name) {
    return find(payload, name) != null;
  }

  private static @Nullable Metric find(Payload payload, String name) {
    for (Metric metric : payload.metrics()) {
      if (name.equals(metric.name())) {
        return metric;
      }
    }
    return null;
  }
}
