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
 * @param reason why, in the asker's words; may be empty
 * @param expires when it must not be executed any more, milliseconds since 1970 UTC
 * @param state how far it is
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
    String reason,
    long expires,
    State state,
    @Nullable Value readback,
    List<Step> history) {

  /**
   * <pre>
   * REQUESTED → SENT → ACCEPTED → CONFIRMED | DEVIATED
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
    /** The device said yes, or said nothing, and its value is something else. */
    DEVIATED,
    /** Nobody has executed it, for the reason given. */
    REJECTED,
    /** Its time ran out before it was executed. */
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

  Command to(State next, long time, String detail) {
    List<Step> steps = new ArrayList<>(history);
    steps.add(new Step(next, time, detail));
    return new Command(
        id, tag, tagType, requested, old, who, reason, expires, next, readback, List.copyOf(steps));
  }

  Command withReadback(Value value) {
    return new Command(
        id, tag, tagType, requested, old, who, reason, expires, state, value, history);
  }

  /** The moment of the latest state. */
  long time() {
    return history.getLast().time();
  }

  /** True when the value is what was asked for, as finely as the device's register can say it. */
  boolean isMetBy(Value value) {
    if (!requested.type().isNumeric() || !value.type().isNumeric()) {
      return requested.equals(value);
    }
    double resolution = tagType.type().isNumeric() ? Math.abs(tagType.scale()) / 2 : 0;
    double rounding = Math.ulp((float) requested.asDouble());
    return Math.abs(value.asDouble() - requested.asDouble()) <= Math.max(tagType.isScaled() ? resolution : 0, rounding);
  }
}
