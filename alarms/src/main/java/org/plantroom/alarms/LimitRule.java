package org.plantroom.alarms;

import java.time.Duration;
import org.plantroom.alarms.LimitState.Active;
import org.plantroom.alarms.LimitState.Clear;
import org.plantroom.alarms.LimitState.Falling;
import org.plantroom.alarms.LimitState.Rising;
import org.plantroom.core.Sample;
import org.plantroom.core.Value;

/**
 * When a number counts as too high or too low: beyond the limit for the on delay, until it is back
 * by the deadband for the off delay (ANSI/ISA-18.2-2016, deadband and on/off delay). Delays run on
 * source time, so that a journal read late gives the alarms it would have given in time.
 *
 * <p>Doubt is resolved toward the alarm: a bad sample neither raises nor clears, does not stop the
 * on delay, and begins the off delay anew; an uncertain one can raise but not clear.
 *
 * @param side which side of the limit is the wrong one
 * @param limit the last number that is still well, in the tag's unit
 * @param deadband how far back inside the number must be, in the tag's unit, 0 or more
 * @param onDelay how long it must be beyond, 0 or more
 * @param offDelay how long it must be back inside, 0 or more
 */
public record LimitRule(
    Side side, double limit, double deadband, Duration onDelay, Duration offDelay) {

  /** The wrong side of a limit. */
  public enum Side {
    /** Numbers above the limit are wrong. */
    HIGH,
    /** Numbers below the limit are wrong. */
    LOW
  }

  private enum Place {
    BEYOND,
    IN_DEADBAND,
    INSIDE,
    UNKNOWN
  }

  /** Checks ranges. */
  public LimitRule {
    if (!Double.isFinite(limit) || !Double.isFinite(deadband) || deadband < 0) {
      throw new IllegalArgumentException(
          "limit and deadband must be finite, the deadband at least 0 [limit=%s, deadband=%s]"
              .formatted(limit, deadband));
    }
    if (onDelay.isNegative() || offDelay.isNegative()) {
      throw new IllegalArgumentException(
          "a delay must be at least 0 [onDelay=%s, offDelay=%s]".formatted(onDelay, offDelay));
    }
  }

  /** The state after a sample. Pure; samples come in order of their source time. */
  public LimitState next(LimitState state, Sample sample) {
    Place place = place(sample);
    long time = sample.sourceTime();
    LimitState moved =
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
  public LimitState stands(LimitState state, long sourceTime) {
    return switch (state) {
      case Rising(long since) when sourceTime < since -> new Rising(sourceTime);
      case Falling(long since) when sourceTime < since -> new Falling(sourceTime);
      case Rising(long since) when sourceTime - since >= onDelay.toMillis() -> new Active();
      case Falling(long since) when sourceTime - since >= offDelay.toMillis() -> new Clear();
      case Clear _, Rising _, Active _, Falling _ -> state;
    };
  }

  private Place place(Sample sample) {
    Value value = sample.value();
    double beyond = value == null || sample.quality().isBad() ? Double.NaN : excess(value);
    if (Double.isNaN(beyond)) {
      return Place.UNKNOWN;
    }
    if (beyond > 0) {
      return Place.BEYOND;
    }
    return beyond <= -deadband && sample.quality().isGood() ? Place.INSIDE : Place.IN_DEADBAND;
  }

  /** How far beyond the limit; NaN for a text. */
  private double excess(Value value) {
    double number = value.asDouble();
    return side == Side.HIGH ? number - limit : limit - number;
  }
}
