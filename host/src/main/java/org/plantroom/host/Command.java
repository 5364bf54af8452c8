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
 * @param order what was asked for
 * @param old the value before; null when it was unknown
 * @param approvedBy the second person; null when there is none, or not yet
 * @param expires when it must not be executed any more, or until when it waits for a second person;
 *     milliseconds since 1970 UTC
 * @param state how far it is
 * @param progress what can be told while it is on its way
 * @param history every state it went through, the first first
 */
record Command(
    String id,
    CommandOrder order,
    @Nullable Value old,
    @Nullable String approvedBy,
    long expires,
    State state,
    Progress progress,
    List<Step> history) {

  /**
   * What is known of a command under way.
   *
   * @param watched true once only the device's own value can tell what became of it
   * @param giveUpAt until when to wait for the next word, nanoseconds of the clock that never steps
   * @param readableFrom the least source time of a readback, by the edge's clock: what was read
   *     before the write tells nothing of it
   * @param readback what the device says now; null while unknown
   * @param pulseSeen true once a pulse was seen to be on
   */
  record Progress(
      boolean watched,
      long giveUpAt,
      long readableFrom,
      @Nullable Value readback,
      boolean pulseSeen) {

    Progress until(boolean isWatched, long nanos) {
      return new Progress(isWatched, nanos, readableFrom, readback, pulseSeen);
    }

    /** What was read before a time is forgotten. */
    Progress from(long sourceTime) {
      return new Progress(watched, giveUpAt, Math.max(readableFrom, sourceTime), null, false);
    }

    Progress seen(Value value) {
      return new Progress(watched, giveUpAt, readableFrom, value, pulseSeen || value.asBoolean());
    }
  }

  /**
   * Where a command stands.
   *
   * <pre>
   * REQUESTED → SENT → ACCEPTED → CONFIRMED | DEVIATED | EXPIRED
   *     |         |→ RUNNING → ACCEPTED | DEVIATED | CONFIRMED | EXPIRED   (a ramp)
   *     |         |→ CONFIRMED | DEVIATED   (the device's answer was lost, the readback tells)
   *     |         |→ REJECTED | EXPIRED
   *     |→ REJECTED | EXPIRED   (also while it waits for a second person)
   * </pre>
   */
  enum State {
    /** The host has taken it. */
    REQUESTED,
    /** It is on its way to the edge. */
    SENT,
    /** A ramp is under way at the edge. */
    RUNNING,
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
        case REQUESTED, SENT, RUNNING, ACCEPTED -> false;
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

  /** What to write. */
  TagPath tag() {
    return order.tag();
  }

  /** The value asked for, in the tag's unit. */
  Value requested() {
    return order.value();
  }

  /** Who asked. */
  String who() {
    return order.who();
  }

  boolean watched() {
    return progress.watched();
  }

  @Nullable Value readback() {
    return progress.readback();
  }

  /** True while it waits for somebody else's yes. */
  boolean isWaitingForApproval() {
    return state == State.REQUESTED && order.needsSecondPerson() && approvedBy == null;
  }

  /** The same, in another state. */
  Command to(State next, long time, String detail) {
    List<Step> steps = new ArrayList<>(history);
    steps.add(new Step(next, time, detail));
    return new Command(id, order, old, approvedBy, expires, next, progress, List.copyOf(steps));
  }

  /** The same, with a second person's yes, to be executed until a time. */
  Command approved(String by, long until, long time) {
    return new Command(id, order, old, by, until, state, progress, history)
        .to(state, time, "approved by " + by);
  }

  private Command with(Progress next) {
    return new Command(id, order, old, approvedBy, expires, state, next, history);
  }

  /** The same, with a time by which the next word must come. */
  Command waitingUntil(long nanos) {
    return with(progress.until(progress.watched(), nanos));
  }

  /** The same, but from now on the device's own value tells. */
  Command watchedUntil(long nanos) {
    return with(progress.until(true, nanos));
  }

  /** The same, executed at a time by the edge's clock; what was read before is forgotten. */
  Command executedAt(long sourceTime) {
    return with(progress.from(sourceTime));
  }

  /** The same, with what the device says now. */
  Command withReadback(Value value) {
    return with(progress.seen(value));
  }

  /** The moment of the latest state. */
  long time() {
    return history.getLast().time();
  }

  /** True when what the device was seen to do is what was asked for. */
  boolean isMet() {
    Value value = progress.readback();
    if (value == null) {
      return false;
    }
    return order.isPulse() ? progress.pulseSeen() && !value.asBoolean() : isMetBy(value);
  }

  /**
   * True when the value is what was asked for, as finely as the device's register can say it and as
   * its deadband lets it be seen.
   */
  private boolean isMetBy(Value value) {
    Value requested = order.value();
    if (!requested.type().isNumeric() || !value.type().isNumeric()) {
      return requested.equals(value);
    }
    double difference = Math.abs(value.asDouble() - requested.asDouble());
    return difference <= tolerance() || difference < order.tagType().deadband();
  }

  private double tolerance() {
    TagType tagType = order.tagType();
    double rounding = Math.ulp((float) order.value().asDouble());
    return tagType.isScaled() ? Math.max(Math.abs(tagType.scale()) / 2, rounding) : rounding;
  }
}
