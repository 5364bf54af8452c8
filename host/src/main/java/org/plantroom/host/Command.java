package org.plantroom.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.TagPath;
import org.plantroom.core.TagType;
import org.plantroom.core.Value;

/**
 * One write on its way, as far as is known. Immutable; {@link Commands} keeps the latest.
 *
 * @param id unique, given by the host
 * @param tag what to write
 * @param tagType its type in the project
 * @param requested the value asked for, in the tag's unit
 * @param old the value before; null when it was unknown
 * @param who who asked
 * @param address the machine they spoke from
 * @param reason why, in the asker's words; may be empty
 * @param expires when it must not be executed any more, milliseconds since 1970 UTC
 * @param state how far it is
 * @param watched true once only the device's own value can tell what became of it
 * @param giveUpAt until when to wait for the next word, nanoseconds of the clock that never steps
 * @param readableFrom the least source time of a readback, by the edge's clock: what was read
 *     before the write tells nothing of it
 * @param readback what the device says now; null while unknown
 * @param history every state it went through, the first first
 */
record Command(
    String id,
    TagPath tag,
    TagType tagType,
    Value requested,
    @Nullable Value old,
    String who,
    String address,
    String reason,
    long expires,
    State state,
    boolean watched,
    long giveUpAt,
    long readableFrom,
    @Nullable Value readback,
    List<Step> history) {

  /**
   * Where a command stands.
   *
   * <pre>
   * REQUESTED → SENT → ACCEPTED → CONFIRMED | DEVIATED | EXPIRED
   *     |         |→ CONFIRMED | DEVIATED   (the device's answer was lost, the readback tells)
   *     |         |→ REJECTED | EXPIRED
   *     |→ REJECTED
   * </pre>
   */
  enum State {
    /** The host has taken it. */
    REQUESTED,
    /** It is on its way to the edge. */
    SENT,
    /** The device said yes. */
    ACCEPTED,
    /** The device's value is what was asked for. */
    CONFIRMED,
    /** The device said yes, or said nothing, and its value is known to be something else. */
    DEVIATED,
    /** Nobody has executed it, for the reason given. */
    REJECTED,
    /** Its time ran out before it was executed, or before anybody could tell whether it was. */
    EXPIRED;

    /** The word in JSON. */
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** True when nothing will change any more. */
    boolean isFinal() {
      return switch (this) {
        case REQUESTED, SENT, ACCEPTED -> false;
        case CONFIRMED, DEVIATED, REJECTED, EXPIRED -> true;
      };
    }
  }

  /**
   * A state with its moment.
   *
   * @param time milliseconds since 1970 UTC
   * @param detail for people; may be empty
   */
  record Step(State state, long time, String detail) {}

  /** The same, in another state. */
  Command to(State next, long time, String detail) {
    List<Step> steps = new ArrayList<>(history);
    steps.add(new Step(next, time, detail));
    return with(next, watched, giveUpAt, readableFrom, readback, List.copyOf(steps));
  }

  /** The same, with a time by which the next word must come. */
  Command waitingUntil(long nanos) {
    return with(state, watched, nanos, readableFrom, readback, history);
  }

  /** The same, but from now on the device's own value tells. */
  Command watchedUntil(long nanos) {
    return with(state, true, nanos, readableFrom, readback, history);
  }

  /** The same, executed at a time by the edge's clock; what was read before is forgotten. */
  Command executedAt(long sourceTime) {
    return with(state, watched, giveUpAt, Math.max(readableFrom, sourceTime), null, history);
  }

  /** The same, with what the device says now. */
  Command withReadback(Value value) {
    return with(state, watched, giveUpAt, readableFrom, value, history);
  }

  private Command with(
      State newState,
      boolean isWatched,
      long until,
      long from,
      @Nullable Value value,
      List<Step> steps) {
    return new Command(
        id, tag, tagType, requested, old, who, address, reason, expires, newState, isWatched, until,
        from, value, steps);
  }

  /** The moment of the latest state. */
  long time() {
    return history.getLast().time();
  }

  /**
   * True when the value is what was asked for, as finely as the device's register can say it and as
   * its deadband lets it be seen.
   */
  boolean isMetBy(Value value) {
    if (!requested.type().isNumeric() || !value.type().isNumeric()) {
      return requested.equals(value);
    }
    double difference = Math.abs(value.asDouble() - requested.asDouble());
    return difference <= tolerance() || difference < tagType.deadband();
  }

  private double tolerance() {
    double rounding = Math.ulp((float) requested.asDouble());
    return tagType.isScaled() ? Math.max(Math.abs(tagType.scale()) / 2, rounding) : rounding;
  }
}
