package org.plantroom.sparkplug;

import org.jspecify.annotations.Nullable;

/**
 * The metrics of one message that were not taken, and the properties of those that were: each told
 * in one sentence however many they are.
 */
final class Refusals {
  private int count;
  private @Nullable String first;
  private int droppedProperties;
  private @Nullable String firstDropped;

  void add(Metric metric, String why) {
    count++;
    if (first == null) {
      first = metric.label() + ": " + why;
    }
  }

  /** The sentence, or null when all were taken. */
  private @Nullable String sentence(SparkplugTopic topic) {
    return first == null ? null : "%s: %s%s".formatted(topic, first, more(count));
  }

  /** Notes what is not kept of a metric that was taken. */
  void addDropped(Metric metric) {
    DroppedProperties dropped = metric.dropped();
    if (dropped == null) {
      return;
    }
    droppedProperties += dropped.count();
    if (firstDropped == null) {
      firstDropped = "%s: its property %s is not kept".formatted(metric.label(), dropped.first());
    }
  }

  /** Tells all that was refused, if anything was. */
  void tell(SparkplugTopic topic, EventLog log) {
    log.refuse(sentence(topic));
    if (firstDropped != null) {
      log.add(
          new HostEvent.PropertiesDropped(
              log.edge(),
              droppedProperties,
              "%s: %s%s".formatted(topic, firstDropped, more(droppedProperties))));
    }
  }

  private static String more(int count) {
    return count == 1 ? "" : " (and %d more)".formatted(count - 1);
  }
}
