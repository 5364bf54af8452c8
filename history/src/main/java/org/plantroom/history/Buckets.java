package org.plantroom.history;

/**
 * Equal steps of time over a range, and the layer coarse enough to fill them from.
 *
 * @param from the first bucket's first ms since 1970 UTC
 * @param width of every bucket in ms
 * @param count how many
 * @param layer whose rows never reach over a bucket's border
 */
record Buckets(long from, long width, int count, Layer layer) {
  private static final int MAX_POINTS = 100_000;

  /**
   * Divides a range.
   *
   * @param to first ms after the range
   * @param points how many buckets at most
   * @throws IllegalArgumentException when the range is empty or outside what can be stored
   */
  static Buckets of(long from, long to, int points) {
    Range.check(from, to);
    if (points < 1 || points > MAX_POINTS) {
      throw new IllegalArgumentException(
          "points must be 1 to %d [points=%d]".formatted(MAX_POINTS, points));
    }
    long width = Math.ceilDiv(to - from, points);
    Layer layer = layerFor(width);
    long step = layer.millis();
    long start = Math.floorDiv(from, step) * step;
    long aligned = Math.ceilDiv(width, step) * step;
    if (Math.ceilDiv(to - start, aligned) > points) {
      aligned += step;
    }
    return new Buckets(start, aligned, Math.toIntExact(Math.ceilDiv(to - start, aligned)), layer);
  }

  /** First ms after the last bucket. */
  long to() {
    return from + width * count;
  }

  /** The bucket a time is in. */
  int indexOf(long time) {
    return (int) ((time - from) / width);
  }

  /** First ms after a bucket. */
  long end(int index) {
    return from + width * (index + 1);
  }

  /** Each bucket's first ms. */
  long[] times() {
    long[] times = new long[count];
    for (int i = 0; i < count; i++) {
      times[i] = from + width * i;
    }
    return times;
  }

  /** Buckets of whole rows are at most twice as wide as asked, and read sixty times faster. */
  private static Layer layerFor(long width) {
    if (width >= Layer.HOURS.millis()) {
      return Layer.HOURS;
    }
    return width >= Layer.MINUTES.millis() ? Layer.MINUTES : Layer.SAMPLES;
  }
}
