package org.plantroom.sparkplug;

import org.jspecify.annotations.Nullable;

/** The metrics of one message that were not taken, told in one sentence however many they are. */
final class Refusals {
  private int count;
  private @Nullable String first;

  void add(Metric metric, String why) {
    count++;
    if (first == null) {
      first = metric.label() + ": " + why;
    }
  }

  /** The sentence, or null when all were taken. */
  @Nullable String sentence(SparkplugTopic topic) {
    if (first == null) {
      return null;
    }
    return count == 1
        ? "%s: %s".formatted(topic, first)
        : "%s: %s (and %d more)".formatted(topic, first, count - 1);
  }
}
