package org.plantroom.sparkplug;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts an edge node's messages back into the order of their sequence numbers, 0 to 255 and round
 * again. Holds what came early; remembers what passed, so that a doubled message is known from a
 * jump. Owned by its session.
 */
final class SequenceOrder {
  /** A message with its place. */
  record Arrival(SparkplugTopic topic, Payload payload) {}

  /** Where a message belongs. */
  enum Place {
    /** It is the one expected. */
    NEXT,
    /** Others are missing before it. */
    EARLY,
    /** It was missing and given up already. */
    LATE,
    /** It has passed before, or is held already. */
    DOUBLED
  }

  private static final int NUMBERS = 256;

  /** Beyond half a round it could no longer be told which round a number belongs to. */
  private static final int MAX_HELD = NUMBERS / 2;

  /** No message of that number is known to be missing or to have passed. */
  private static final long UNSEEN = Long.MIN_VALUE;

  /** The message of that number was waited for in vain. */
  private static final long MISSED = Long.MIN_VALUE + 1;

  /** For each number the publishing time of the message that had it last: a repeat has the same. */
  private final long[] passed = new long[NUMBERS];

  private final @Nullable Arrival[] held = new Arrival[NUMBERS];
  private final int maxHeldMetrics;
  private int heldMessages;
  private int heldMetrics;
  private int expected;

  /**
   * Makes an order that waits for nothing yet.
   *
   * @param maxHeldMetrics the most metrics held back, in all held messages together
   */
  SequenceOrder(int maxHeldMetrics) {
    this.maxHeldMetrics = maxHeldMetrics;
    Arrays.fill(passed, UNSEEN);
  }

  /** Begins anew after an NBIRTH with this number. */
  void start(int seq) {
    Arrays.fill(passed, UNSEEN);
    Arrays.fill(held, null);
    heldMessages = 0;
    heldMetrics = 0;
    expected = next(seq);
  }

  /** Where a message with this number and publishing time belongs. */
  Place place(int seq, long timestamp) {
    if (seq == expected) {
      return Place.NEXT;
    }
    Arrival waiting = held[seq];
    if (waiting != null) {
      return waiting.payload().timestamp() == timestamp ? Place.DOUBLED : Place.EARLY;
    }
    int behind = Math.floorMod(expected - seq, NUMBERS);
    if (passed[seq] == MISSED && behind <= MAX_HELD) {
      return Place.LATE;
    }
    return timestamp >= 0 && passed[seq] == timestamp ? Place.DOUBLED : Place.EARLY;
  }

  /** A message was taken at its place, or late. */
  void pass(int seq, long timestamp) {
    passed[seq] = timestamp;
    if (seq == expected) {
      expected = next(seq);
    }
  }

  /** Holds an early message; false when it would be too much or its place is taken. */
  boolean hold(Arrival early) {
    int seq = early.payload().seq();
    int metrics = early.payload().metrics().size();
    boolean full = heldMessages == MAX_HELD || heldMetrics + metrics > maxHeldMetrics;
    if (full || held[seq] != null) {
      return false;
    }
    held[seq] = early;
    heldMessages++;
    heldMetrics += metrics;
    return true;
  }

  /** The held message that is next in order, taken out; null when there is none. */
  @Nullable Arrival pollNext() {
    Arrival arrival = held[expected];
    if (arrival != null) {
      held[expected] = null;
      heldMessages--;
      heldMetrics -= arrival.payload().metrics().size();
      pass(expected, arrival.payload().timestamp());
    }
    return arrival;
  }

  /** Gives up what is missing before {@code seq}, which becomes the one expected. */
  void skipTo(int seq) {
    for (; expected != seq; expected = next(expected)) {
      passed[expected] = MISSED;
    }
  }

  /** All held messages in order, taken out; what is missing between them is given up. */
  List<Arrival> releaseAll() {
    List<Arrival> released = new ArrayList<>(heldMessages);
    while (heldMessages > 0) {
      while (held[expected] == null) {
        passed[expected] = MISSED;
        expected = next(expected);
      }
      Arrival arrival = pollNext();
      if (arrival != null) {
        released.add(arrival);
      }
    }
    return released;
  }

  boolean isHolding() {
    return heldMessages > 0;
  }

  int expected() {
    return expected;
  }

  private static int next(int seq) {
    return (seq + 1) % NUMBERS;
  }
}
