package org.plantroom.host;

import org.plantroom.core.EdgeId;
import org.plantroom.core.Value;

/** Takes what edge nodes say of themselves, on the Sparkplug thread. */
interface EdgeWords {
  /**
   * Takes one metric.
   *
   * @param edge who says it
   * @param metric its name, one of {@link org.plantroom.sparkplug.EdgeMetrics}
   */
  void say(EdgeId edge, String metric, Value value);
}
