package org.plantroom.history;

import org.plantroom.core.Quality;
import org.plantroom.core.TagPath;

/**
 * One tag over time in buckets of equal width, each with what a trend must not hide.
 *
 * <p>Values are reported by exception, so a value holds until the next sample: a bucket without
 * samples repeats the held value with a count of 0. Where no usable value held at all the numbers
 * are NaN and {@code quality} says why. Values that are not bad are usable. A text has no numbers,
 * only counts and qualities.
 *
 * @param path the tag
 * @param bucketMillis the width of every bucket in ms
 * @param times each bucket's first millisecond since 1970 UTC; multiples of the width
 * @param min the smallest usable value that occurred or held
 * @param max the largest
 * @param first the first usable value, held from before or occurring
 * @param last the last usable value
 * @param mean the time-weighted mean of the usable values over the time they held
 * @param count samples in the bucket, bad ones included
 * @param usableMillis for how many ms of the bucket a usable value held
 * @param quality of the last usable value, or the reason why there is none
 */
@SuppressWarnings("ArrayRecordComponent") // columns for drawing; a list would box millions
public record TrendSeries(
    TagPath path,
    long bucketMillis,
    long[] times,
    double[] min,
    double[] max,
    double[] first,
    double[] last,
    double[] mean,
    long[] count,
    long[] usableMillis,
    Quality[] quality) {
  /** How many buckets there are. */
  public int size() {
    return times.length;
  }

  /** True when the bucket has no usable value. */
  public boolean isGap(int index) {
    return quality[index].isBad();
  }
}
