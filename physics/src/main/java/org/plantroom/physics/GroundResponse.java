package org.plantroom.physics;

import java.util.Map;
import java.util.TreeMap;
import org.hipparchus.special.Erf;

/**
 * How warm the walls of a field of boreholes get by a constant heat: the g-function, {@code ΔT =
 * q/(2πk)·g(t)}, q in W/m.
 *
 * <p>Long times: finite line sources below a surface of constant temperature, mean over all
 * boreholes, all of the same heat (Claesson and Javed, ASHRAE Trans. 117 (2), 2011). Short times:
 * corrected by the difference of a cylinder to a line, the cylinder being solved in rings. Range: 1
 * s to 200 years.
 */
public final class GroundResponse {
  private static final double FIRST = 1;
  private static final double LAST = 200 * 365 * 86_400.0;
  private static final int POINTS_A_DECADE = 8;
  private static final int PARTS_A_POINT = 12;
  private static final double SQRT_PI = Math.sqrt(Math.PI);

  private final MonotoneCurve curve;

  /**
   * A field's response.
   *
   * @param ground conductivity k, W/(m·K), and heat capacity, J/(m³·K)
   * @param length of each borehole, m, more than 0
   * @param radius m, more than 0
   * @param depth of the upper end below the surface, m, 0 or more
   * @param across boreholes along one side of the rectangle, 1 or more
   * @param along boreholes along the other side, 1 or more
   * @param spacing between neighbours, m, more than 0
   */
  public GroundResponse(
      Ground ground,
      double length,
      double radius,
      double depth,
      int across,
      int along,
      double spacing) {
    Ranges.above(0, "length", length);
    Ranges.above(0, "radius", radius);
    Ranges.atLeast(0, "depth", depth);
    Map<Double, Double> distances = distances(across, along, spacing, radius);
    int points = (int) Math.ceil(Math.log10(LAST / FIRST) * POINTS_A_DECADE) + 1;
    double[] logs = new double[points];
    double[] values = new double[points];
    double growth = Math.log(LAST / FIRST) / (points - 1);
    MonotoneCurve cylinder = new RingModel(ground.diffusivity(), radius).response();
    LineSources lines = new LineSources(distances, length, depth, radius);
    double upper = 1 / Math.sqrt(4 * ground.diffusivity() * FIRST);
    lines.integrate(upper, Math.max(upper, 8 / radius), 400);
    for (int i = 0; i < points; i++) {
      logs[i] = Math.log(FIRST) + i * growth;
      double lower = 1 / Math.sqrt(4 * ground.diffusivity() * Math.exp(logs[i]));
      lines.integrate(lower, upper, PARTS_A_POINT);
      upper = lower;
      double correction = logs[i] < cylinder.last() ? cylinder.value(logs[i]) - lines.infinite : 0;
      values[i] = lines.finite + correction;
    }
    curve = new MonotoneCurve(logs, values);
  }

  private static Map<Double, Double> distances(
      int across, int along, double spacing, double radius) {
    Map<Double, Double> distances = new TreeMap<>();
    double count = across * along;
    for (int dx = 0; dx < across; dx++) {
      for (int dy = 0; dy < along; dy++) {
        double distance = Math.max(radius, spacing * Math.hypot(dx, dy));
        int ways = (dx == 0 ? 1 : 2) * (dy == 0 ? 1 : 2);
        double pairs = (across - dx) * (along - dy) * (double) ways;
        distances.merge(distance, pairs / count, Double::sum);
      }
    }
    return distances;
  }

  /** The g-function after some seconds; 0 at 0. */
  public double at(double seconds) {
    return seconds < FIRST
        ? Math.max(0, curve.value(0) * seconds / FIRST)
        : curve.value(Math.log(Math.min(seconds, LAST)));
  }

  /** Integrals over s of line sources, from large s on. */
  private static final class LineSources {
    private final double[] squares;
    private final double[] weights;
    private final double length;
    private final double depth;
    private final double radius;
    private double finite;
    private double infinite;

    LineSources(Map<Double, Double> distances, double length, double depth, double radius) {
      squares = distances.keySet().stream().mapToDouble(d -> d * d).toArray();
      weights = distances.values().stream().mapToDouble(w -> w).toArray();
      this.length = length;
      this.depth = depth;
      this.radius = radius;
    }

    /** Adds what lies between two s, by the midpoint rule over the logarithm. */
    void integrate(double lower, double upper, int parts) {
      double width = Math.log(upper / lower) / parts;
      for (int i = 0; i < parts; i++) {
        double s = lower * Math.exp((i + 0.5) * width);
        double shape = shape(length * s, depth * s) / (length * s);
        double sum = 0;
        for (int k = 0; k < squares.length; k++) {
          sum += weights[k] * Math.exp(-squares[k] * s * s);
        }
        finite += 0.5 * sum * shape * width;
        infinite += Math.exp(-radius * radius * s * s) * width;
      }
    }

    private static double shape(double h, double d) {
      return 2 * integral(h) + 2 * integral(h + 2 * d) - integral(2 * h + 2 * d) - integral(2 * d);
    }

    private static double integral(double x) {
      return x * Erf.erf(x) + Math.expm1(-x * x) / SQRT_PI;
    }
  }
}
