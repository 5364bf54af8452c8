package org.plantroom.history;

import java.util.Arrays;
import org.plantroom.core.TagPath;

/**
 * Lays pieces of a tag's history into buckets. Pure: pieces in time order in, a series out; no
 * piece may reach over a bucket's border.
 *
 * <p>Not thread-safe.
 */
final class TrendBuilder {
  private final TagPath path;
  private final Buckets buckets;
  private final double[] min;
  private final double[] max;
  private final double[] first;
  private final double[] last;
  private final double[] total;
  private final double[] integral;
  private final long[] count;
  private final long[] usable;
  private final long[] usableMillis;

  private long cursor;
  private boolean isHeld;
  private double held = Double.NaN;

  TrendBuilder(TagPath path, Buckets buckets) {
    this.path = path;
    this.buckets = buckets;
    int size = buckets.count();
    min = unknown(size);
    max = unknown(size);
    first = unknown(size);
    last = unknown(size);
    total = new double[size];
    integral = new double[size];
    count = new long[size];
    usable = new long[size];
    usableMillis = new long[size];
    cursor = buckets.from();
  }

  /** The last piece before the first bucket: what held when it began. */
  void before(Piece piece) {
    isHeld = piece.holds();
    held = piece.last();
  }

  /** The next piece. */
  void add(Piece piece) {
    advance(piece.firstTime());
    int bucket = buckets.indexOf(piece.firstTime());
    count[bucket] += piece.samples();
    integral[bucket] += piece.integral();
    usableMillis[bucket] += piece.usableMillis();
    if (piece.usable() > 0) {
      usable[bucket] += piece.usable();
      total[bucket] += piece.total();
      occur(bucket, piece.min(), piece.max(), piece.first(), piece.last());
    }
    isHeld = piece.holds();
    held = piece.last();
    cursor = Math.max(cursor, piece.lastTime());
  }

  /**
   * The next sample; the same as a piece of one, without making one.
   *
   * @param number NaN for a text, and for what is not usable
   */
  void add(long time, boolean isUsable, double number) {
    advance(time);
    int bucket = buckets.indexOf(time);
    count[bucket]++;
    if (isUsable) {
      usable[bucket]++;
      total[bucket] += Double.isNaN(number) ? 0 : number;
      occur(bucket, number, number, number, number);
    }
    isHeld = isUsable;
    held = number;
  }

  /**
   * The series, once all pieces are in.
   *
   * @param now until when the last value is known to hold, ms since 1970 UTC
   */
  TrendSeries build(long now) {
    advance(Math.min(buckets.to(), now));
    return new TrendSeries(
        path,
        buckets.width(),
        buckets.times(),
        min,
        max,
        first,
        last,
        ratios(total, usable),
        ratios(integral, usableMillis),
        count,
        usableMillis);
  }

  /** Lets what is held go on to a time. */
  private void advance(long time) {
    while (cursor < time) {
      int bucket = buckets.indexOf(cursor);
      long end = Math.min(time, buckets.end(bucket));
      if (isHeld) {
        occur(bucket, held, held, held, held);
        usableMillis[bucket] += end - cursor;
        integral[bucket] += Double.isNaN(held) ? 0 : held * (end - cursor);
      }
      cursor = end;
    }
  }

  private void occur(int bucket, double low, double high, double opening, double closing) {
    if (Double.isNaN(closing)) {
      return;
    }
    if (Double.isNaN(last[bucket])) {
      min[bucket] = low;
      max[bucket] = high;
      first[bucket] = opening;
    } else {
      min[bucket] = Math.min(min[bucket], low);
      max[bucket] = Math.max(max[bucket], high);
    }
    last[bucket] = closing;
  }

  /** What is weighted by nothing still has a mean: the last value. */
  private double[] ratios(double[] sums, long[] weights) {
    double[] ratios = new double[sums.length];
    for (int i = 0; i < ratios.length; i++) {
      boolean hasNumber = !Double.isNaN(last[i]);
      ratios[i] = hasNumber && weights[i] > 0 ? sums[i] / weights[i] : last[i];
    }
    return ratios;
  }

  private static double[] unknown(int size) {
    double[] numbers = new double[size];
    Arrays.fill(numbers, Double.NaN);
    return numbers;
  }
}
