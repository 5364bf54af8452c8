package org.plantroom.history;

import java.util.Arrays;
import org.plantroom.core.Quality;
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
  private final double[] integral;
  private final long[] count;
  private final long[] usableMillis;
  private final Quality[] quality;

  private long cursor;
  private boolean isHeld;
  private double held = Double.NaN;
  private Quality heldQuality = Quality.BAD_WAITING;

  TrendBuilder(TagPath path, Buckets buckets) {
    this.path = path;
    this.buckets = buckets;
    int size = buckets.count();
    min = unknown(size);
    max = unknown(size);
    first = unknown(size);
    last = unknown(size);
    integral = new double[size];
    count = new long[size];
    usableMillis = new long[size];
    quality = new Quality[size];
    Arrays.fill(quality, Quality.BAD_WAITING);
    cursor = buckets.from();
  }

  /** The last piece before the first bucket: what held when it began. */
  void before(Piece piece) {
    hold(piece);
  }

  /** The next piece. */
  void add(Piece piece) {
    advance(piece.firstTime());
    int bucket = buckets.indexOf(piece.firstTime());
    count[bucket] += piece.samples();
    integral[bucket] += piece.integral();
    usableMillis[bucket] += piece.usableMillis();
    if (piece.usable() > 0) {
      occur(bucket, piece);
    }
    hold(piece);
    note(bucket);
    cursor = Math.max(cursor, piece.lastTime());
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
        means(),
        count,
        usableMillis,
        quality);
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
      note(bucket);
      cursor = end;
    }
  }

  private void occur(int bucket, Piece piece) {
    occur(bucket, piece.min(), piece.max(), piece.first(), piece.last());
    if (quality[bucket].isBad()) {
      quality[bucket] = Quality.GOOD;
    }
  }

  private void occur(int bucket, double low, double high, double opening, double closing) {
    if (Double.isNaN(closing)) {
      return;
    }
    min[bucket] = Double.isNaN(min[bucket]) ? low : Math.min(min[bucket], low);
    max[bucket] = Double.isNaN(max[bucket]) ? high : Math.max(max[bucket], high);
    first[bucket] = Double.isNaN(first[bucket]) ? opening : first[bucket];
    last[bucket] = closing;
  }

  private void hold(Piece piece) {
    isHeld = piece.holds();
    held = piece.last();
    heldQuality = Quality.ofCode(piece.lastQuality());
  }

  /** A usable value's quality stays; a reason for having none gives way to any later word. */
  private void note(int bucket) {
    if (isHeld || quality[bucket].isBad()) {
      quality[bucket] = heldQuality;
    }
  }

  private double[] means() {
    double[] means = new double[integral.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = mean(i);
    }
    return means;
  }

  /** A value that held for no time at all still has a mean: itself. */
  private double mean(int bucket) {
    boolean hasNumber = !Double.isNaN(last[bucket]);
    return hasNumber && usableMillis[bucket] > 0
        ? integral[bucket] / usableMillis[bucket]
        : last[bucket];
  }

  private static double[] unknown(int size) {
    double[] numbers = new double[size];
    Arrays.fill(numbers, Double.NaN);
    return numbers;
  }
}
