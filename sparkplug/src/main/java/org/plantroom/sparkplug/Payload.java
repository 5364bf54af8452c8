package org.plantroom.sparkplug;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Sparkplug B payload (Sparkplug 3.0, 6.4.5).
 *
 * @param timestamp when the message was published, milliseconds since 1970 UTC; -1 for none
 * @param seq the sequence number, 0 to 255; -1 for none, as in NDEATH and commands
 * @param metrics in the order of the wire
 * @param mark what {@code body} says of delivery; null for none
 * @param bodyProblem why a {@code body} gave no mark; null when there was none or it was understood
 * @param uuid names the schema of a foreign {@code body}; null for none
 */
public record Payload(
    long timestamp,
    int seq,
    List<Metric> metrics,
    @Nullable DeliveryMark mark,
    @Nullable String bodyProblem,
    @Nullable String uuid) {

  /** A payload of an edge node. */
  public static Payload of(
      long timestamp, int seq, List<Metric> metrics, @Nullable DeliveryMark mark) {
    return new Payload(timestamp, seq, metrics, mark, null, null);
  }

  /** A payload without sequence number: a command or an NDEATH. */
  public static Payload unsequenced(long timestamp, List<Metric> metrics) {
    return new Payload(timestamp, -1, metrics, null, null, null);
  }
}
