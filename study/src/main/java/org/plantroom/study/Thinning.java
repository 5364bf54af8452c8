package org.plantroom.study;

import java.util.Arrays;

/**
 * Fewer points that look the same: of each bucket the point that spans the largest triangle with
 * its neighbours (S. Steinarsson, Downsampling Time Series for Visual Representation, 2013).
 */
final class Thinning {
  private Thinning() {}

  /**
   * Indices of the points to keep, rising, the first and the last among them.
   *
   * @param most how many at most, 3 or more
   */
  static int[] of(double[] xs, double[] ys, int most) {
    if (xs.length <= most) {
      int[] all = new int[xs.length];
      Arrays.setAll(all, i -> i);
      return all;
    }
    int[] kept = new int[most];
    double width = (xs.length - 2) / (double) (most - 2);
    for (int bucket = 0; bucket < most - 2; bucket++) {
      int from = 1 + (int) (bucket * width);
      int to = 1 + (int) ((bucket + 1) * width);
      int end = Math.min(xs.length, 1 + (int) ((bucket + 2) * width));
      double nextX = mean(xs, to, Math.max(to + 1, end));
      double nextY = mean(ys, to, Math.max(to + 1, end));
      kept[bucket + 1] = largest(xs, ys, from, to, kept[bucket], nextX, nextY);
    }
    kept[most - 1] = xs.length - 1;
    return kept;
  }

  private static int largest(
      double[] xs, double[] ys, int from, int to, int before, double nextX, double nextY) {
    int best = from;
    double greatest = -1;
    for (int i = from; i < to; i++) {
      double area =
          Math.abs(
              (xs[before] - nextX) * (ys[i] - ys[before])
                  - (xs[before] - xs[i]) * (nextY - ys[before]));
      if (area > greatest) {
        greatest = area;
        best = i;
      }
    }
    return best;
  }

  private static double mean(double[] values, int from, int to) {
    double sum = 0;
    int end = Math.min(to, values.length);
    for (int i = from; i < end; i++) {
      sum += values[i];
    }
    return sum / (end - from);
  }
}
