package org.plantroom.history;

import org.plantroom.core.TagPath;

/**
 * One tag over time in buckets of equal width, each with what a trend must not hide.
 *
 * <p>Values are reported by exception, so a value holds until the next sample: a bucket without
 * samples repeats the held value with a count of 0. Where no usable value held at all the numbers
 * are NaN. Values that are not bad are usable. A text has no numbers, only counts.
 *
 * @param path the tag
 * @param bucketMillis the width of every bucket in ms
 * @param times each bucket's first millisecond since 1970 UTC; multiples of the width
 * @param min the smallest usable value that occurred or held
 * @param max the largest
 * @param first the first usable value, held from before or occurring
 * @param last the last usable value
 * @param mean the plain mean of the usable samples; without any, the value that held
 * @param timeWeightedMean the mean of the usable values, each weighted by the time it held; a gap
 *     weighs nothing
 * @param count samples in the bucket, bad ones included
 * @param usableMillis for how many ms of the bucket a usable value held
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
    double[] timeWeightedMean,
    long[] count,
    long[] usableMillis) {}
