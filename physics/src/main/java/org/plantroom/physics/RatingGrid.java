package org.plantroom.physics;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * Rating points brought on a full grid of cold side × warm side × speed.
 *
 * <p>A hole gets the plane fitted to the points (of the logarithm of the capacity a speed, and of
 * the effectiveness) and, on top, what the plane misses at the points, weighted by the inverse
 * square of the distance. Usual slopes enter the fit as weak measurements, so that two or three
 * points suffice: capacity +2.5 % a kelvin of the cold side and −0.5 % a kelvin of the warm side
 * (an assumption near the mean of Keymark machines), effectiveness level. A side of one temperature
 * alone is widened by 10 K both ways.
 */
final class RatingGrid {
  private static final double[] USUAL_CAPACITY = {0.025, -0.005, 0};
  private static final double[] USUAL_EFFECTIVENESS = {0, 0, 0};
  private static final double WEAK = 5;
  private static final double WIDTH = 10;

  private final double[] colds;
  private final double[] warms;
  private final double[] speeds;
  private final double[][][] capacity;
  private final double[][][] effectiveness;

  private RatingGrid(List<RatingPoint> points) {
    colds = widened(axis(points, RatingPoint::cold));
    warms = widened(axis(points, RatingPoint::warm));
    speeds = axis(points, RatingPoint::speed);
    Plane size = Plane.of(points, p -> Math.log(p.heating() / p.speed()), USUAL_CAPACITY);
    Plane quality = Plane.of(points, RatingPoint::effectiveness, USUAL_EFFECTIVENESS);
    capacity = new double[colds.length][warms.length][speeds.length];
    effectiveness = new double[colds.length][warms.length][speeds.length];
    for (int i = 0; i < colds.length; i++) {
      for (int j = 0; j < warms.length; j++) {
        for (int k = 0; k < speeds.length; k++) {
          capacity[i][j][k] = speeds[k] * Math.exp(size.at(colds[i], warms[j], speeds[k]));
          effectiveness[i][j][k] = quality.at(colds[i], warms[j], speeds[k]);
        }
      }
    }
  }

  static RatingGrid of(List<RatingPoint> points) {
    if (points.isEmpty()) {
      throw new IllegalArgumentException("a rating table needs a point");
    }
    long states =
        points.stream().map(p -> List.of(p.cold(), p.warm(), p.speed())).distinct().count();
    if (states < points.size()) {
      throw new IllegalArgumentException("a rating table has two points for one state");
    }
    return new RatingGrid(points);
  }

  double[] colds() {
    return colds;
  }

  double[] warms() {
    return warms;
  }

  double[] speeds() {
    return speeds;
  }

  double capacity(int i, int j, int k, double x, double y, double z) {
    return between(capacity, i, j, k, x, y, z);
  }

  double effectiveness(int i, int j, int k, double x, double y, double z) {
    return between(effectiveness, i, j, k, x, y, z);
  }

  /** Index of the cell a value lies in, the nearest one beyond the axis. */
  static int cell(double[] axis, double value) {
    int i = 0;
    while (i < axis.length - 2 && value > axis[i + 1]) {
      i++;
    }
    return i;
  }

  /** Where in its cell a value lies: 0 at the lower, 1 at the upper end; 0 where there is one. */
  static double place(double[] axis, int cell, double value) {
    return axis.length == 1 ? 0 : (value - axis[cell]) / (axis[cell + 1] - axis[cell]);
  }

  private static double between(
      double[][][] values, int i, int j, int k, double x, double y, double z) {
    int next = Math.min(i + 1, values.length - 1);
    double low = between(values[i], j, k, y, z);
    return low + x * (between(values[next], j, k, y, z) - low);
  }

  private static double between(double[][] values, int j, int k, double y, double z) {
    double low = between(values[j], k, z);
    return low + y * (between(values[Math.min(j + 1, values.length - 1)], k, z) - low);
  }

  private static double between(double[] values, int k, double z) {
    return values[k] + z * (values[Math.min(k + 1, values.length - 1)] - values[k]);
  }

  private static double[] axis(List<RatingPoint> points, ToDoubleFunction<RatingPoint> of) {
    return points.stream().mapToDouble(of).distinct().sorted().toArray();
  }

  /** Usual slopes carry a table of one temperature to both sides. */
  private static double[] widened(double[] axis) {
    return axis.length > 1 ? axis : new double[] {axis[0] - WIDTH, axis[0], axis[0] + WIDTH};
  }

  /** A plane through points and what it misses at each. */
  private record Plane(List<RatingPoint> points, RealVector plane, List<Double> missed) {
    static Plane of(
        List<RatingPoint> points, ToDoubleFunction<RatingPoint> value, double[] usualSlopes) {
      int rows = points.size();
      RealMatrix left = MatrixUtils.createRealMatrix(rows + 3, 4);
      double[] right = new double[rows + 3];
      for (int i = 0; i < rows; i++) {
        left.setRow(i, row(points.get(i).cold(), points.get(i).warm(), points.get(i).speed()));
        right[i] = value.applyAsDouble(points.get(i));
      }
      for (int i = 0; i < 3; i++) {
        left.setEntry(rows + i, 1 + i, WEAK);
        right[rows + i] = WEAK * usualSlopes[i];
      }
      RealVector plane =
          new QRDecomposition(left).getSolver().solve(MatrixUtils.createRealVector(right));
      double[] missed = new double[rows];
      Arrays.setAll(missed, i -> right[i] - left.getRowVector(i).dotProduct(plane));
      return new Plane(points, plane, Arrays.stream(missed).boxed().toList());
    }

    private static double[] row(double cold, double warm, double speed) {
      return new double[] {1, cold, warm, speed};
    }

    double at(double cold, double warm, double speed) {
      double base = plane.dotProduct(MatrixUtils.createRealVector(row(cold, warm, speed)));
      double sum = 0;
      double weights = 0;
      for (int i = 0; i < points.size(); i++) {
        RatingPoint p = points.get(i);
        double far =
            Math.hypot(Math.hypot(p.cold() - cold, p.warm() - warm), 30 * (p.speed() - speed));
        if (far == 0) {
          return base + missed.get(i);
        }
        sum += missed.get(i) / (far * far);
        weights += 1 / (far * far);
      }
      return base + sum / weights;
    }
  }
}
