package org.plantroom.history;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Counter;
import org.plantroom.core.TagPath;

/**
 * Adds up what a counter counted. Pure: pieces in time order in, a series out; within a piece of
 * several samples the reading must not fall, nor a period end.
 *
 * <p>Sums are decimal, so that 0.1 kWh ten times is 1 kWh. Not thread-safe.
 */
final class UseBuilder {
  private final TagPath path;
  private final Periods periods;
  private final double rollover;
  private final boolean isSingle;
  private final BigDecimal[] use;
  private final boolean[] isKnown;
  private final long[] usableMillis;
  private final List<CounterStep> steps = new ArrayList<>();
  private double reading = Double.NaN;
  private boolean isHeld;
  private long cursor;

  /**
   * A builder.
   *
   * @param isSingle true when readings have the digits of a single only
   */
  UseBuilder(TagPath path, Periods periods, Counter counter, boolean isSingle) {
    this.path = path;
    this.periods = periods;
    this.rollover = counter.rollover() == null ? Double.NaN : counter.rollover();
    this.isSingle = isSingle;
    use = new BigDecimal[periods.size()];
    Arrays.fill(use, BigDecimal.ZERO);
    isKnown = new boolean[periods.size()];
    usableMillis = new long[periods.size()];
    cursor = periods.from();
  }

  /**
   * The last piece before the time from which on anything is known.
   *
   * @param known that time, ms since 1970 UTC, not before the first period
   */
  void begin(Piece piece, long known) {
    reading = piece.last();
    isHeld = piece.holds();
    cursor = known;
  }

  /** The next piece; one at the very end of the last period counts into it. */
  void add(Piece piece) {
    advance(Math.min(piece.firstTime(), periods.to()));
    if (!Double.isNaN(piece.first())) {
      step(piece.firstTime(), piece.first());
      step(piece.lastTime(), piece.last());
    }
    if (piece.firstTime() < periods.to()) {
      usableMillis[periods.indexOf(piece.firstTime())] += piece.usableMillis();
    }
    isHeld = piece.holds();
    cursor = Math.max(cursor, piece.lastTime());
  }

  /**
   * The series, once all pieces are in.
   *
   * @param now until when the last reading is known to hold, ms since 1970 UTC
   */
  UseSeries build(long now) {
    advance(Math.min(periods.to(), now));
    List<UseSeries.Use> uses = new ArrayList<>(periods.size());
    for (int i = 0; i < periods.size(); i++) {
      boolean isTold = isKnown[i] || usableMillis[i] > 0;
      uses.add(
          new UseSeries.Use(
              periods.from(i), periods.to(i), isTold ? use[i] : null, usableMillis[i]));
    }
    return new UseSeries(path, uses, List.copyOf(steps));
  }

  private void advance(long time) {
    while (cursor < time) {
      int period = periods.indexOf(cursor);
      long end = Math.min(time, periods.to(period));
      if (isHeld) {
        usableMillis[period] += end - cursor;
      }
      cursor = end;
    }
  }

  /**
   * The reading at a period's first ms is what it begins with, and what the one before ends with.
   */
  private void step(long time, double next) {
    BigDecimal counted = Double.isNaN(reading) ? null : counted(time, next);
    if (counted != null && time > periods.from()) {
      int period = periods.indexOf(time - 1);
      use[period] = use[period].add(counted);
      isKnown[period] = true;
    }
    reading = next;
  }

  private @Nullable BigDecimal counted(long time, double next) {
    if (next >= reading) {
      return decimal(next).subtract(decimal(reading));
    }
    CounterStep.Kind kind = CounterStep.kind(reading, next, rollover);
    if (steps.size() < UseSeries.MAX_STEPS && time > periods.from()) {
      steps.add(new CounterStep(time, kind, reading, next));
    }
    return switch (kind) {
      case ROLL_OVER -> BigDecimal.valueOf(rollover).subtract(decimal(reading)).add(decimal(next));
      case RESET -> decimal(next);
      case REPLACED -> null;
    };
  }

  private BigDecimal decimal(double number) {
    return isSingle ? new BigDecimal(Float.toString((float) number)) : BigDecimal.valueOf(number);
  }
}
