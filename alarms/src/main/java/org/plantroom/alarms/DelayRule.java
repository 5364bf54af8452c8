package org.plantroom.alarms;

import java.time.Duration;
import org.plantroom.alarms.ConditionState.Active;
import org.plantroom.alarms.ConditionState.Clear;
import org.plantroom.alarms.ConditionState.Falling;
import org.plantroom.alarms.ConditionState.Rising;

/**
 * When a condition counts: beyond for the on delay, until it is back inside for the off delay
 * (ANSI/ISA-18.2-2016, on/off delay). Delays run on source time, so that a journal read late gives
 * the alarms it would have given in time.
 *
 * <p>Doubt is resolved toward the alarm: an unknown sample neither raises nor clears, does not stop
 * the on delay, and begins the off delay anew.
 *
 * @param onDelay how long it must be beyond, 0 or more
 * @param offDelay how long it must be back inside, 0 or more
 */
public record DelayRule(Duration onDelay, Duration offDelay) {

  /** Checks ranges. */
  public DelayRule {
    if (onDelay.isNegative() || offDelay.isNegative()) {
      throw new IllegalArgumentException(
          "a delay must be at least 0 [onDelay=%s, offDelay=%s]".formatted(onDelay, offDelay));
    }
  }

  /** The same with an off delay of at least this. */
  public DelayRule withOffDelayOf(Duration least) {
    return offDelay.compareTo(least) >= 0 ? this : new DelayRule(onDelay, least);
  }

  /**
   * The state after a sample. Pure; samples come in order of their source time.
   *
   * @param time source time of the sample, milliseconds since 1970 UTC
   */
  public ConditionState next(ConditionState state, Place place, long time) {
    ConditionState moved =
        switch (state) {
          case Clear _ -> place == Place.BEYOND ? new Rising(time) : state;
          case Rising _ -> place == Place.BEYOND || place == Place.UNKNOWN ? state : new Clear();
          case Active _ -> place == Place.INSIDE ? new Falling(time) : state;
          case Falling _ -> place == Place.INSIDE ? state : new Active();
        };
    return place == Place.UNKNOWN ? moved : stands(moved, time);
  }

  /**
   * The state when the last sample still stands at a later time, as it does for a tag that is
   * reported only when it changes. Pure.
   *
   * @param sourceTime up to when the source is known to have seen no change, milliseconds since
   *     1970 UTC; a time before the delay began, from a clock set back, begins it anew
   */
  public ConditionState stands(ConditionState state, long sourceTime) {
    return switch (state) {
      case Rising(long since) when sourceTime < since -> new Rising(sourceTime);
      case Falling(long since) when sourceTime < since -> new Falling(sourceTime);
      case Rising(long since) when sourceTime - since >= onDelay.toMillis() -> new Active();
      case Falling(long since) when sourceTime - since >= offDelay.toMillis() -> new Clear();
      case Clear _, Rising _, Active _, Falling _ -> state;
    };
  }
}
