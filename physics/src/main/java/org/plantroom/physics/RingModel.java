package org.plantroom.physics;

/**
 * A cylinder that gives constant heat to infinite ground, solved in rings whose radii grow by a
 * constant factor, implicitly, with steps that grow likewise. Error of the wall's temperature below
 * 0.5 %.
 */
final class RingModel {
  private static final int RINGS = 160;
  private static final double FIRST = 1;
  private static final double GROWTH = 0.01;
  private static final double LAST_FOURIER = 1000;
  private static final int KEEP_EACH = 20;

  private final double diffusivity;
  private final double radius;

  RingModel(double diffusivity, double radius) {
    this.diffusivity = diffusivity;
    this.radius = radius;
  }

  /** The g-function of the cylinder over the logarithm of time, s. */
  MonotoneCurve response() {
    double end = LAST_FOURIER * radius * radius / diffusivity;
    double far = 8 * Math.sqrt(diffusivity * end) + 2 * radius;
    double factor = Math.pow(far / radius, 1.0 / RINGS);
    int steps = (int) Math.ceil(Math.log(end / FIRST) / Math.log1p(GROWTH) / KEEP_EACH) * KEEP_EACH;
    double[] logs = new double[steps / KEEP_EACH + 1];
    double[] values = new double[logs.length];
    double[] rings = new double[RINGS];
    TridiagonalSystem system = new TridiagonalSystem(RINGS);
    double time = FIRST;
    start(rings, factor, system);
    logs[0] = Math.log(time);
    values[0] = wall(rings, factor);
    for (int i = 1; i <= steps; i++) {
      step(rings, factor, system, GROWTH * time);
      time += GROWTH * time;
      if (i % KEEP_EACH == 0) {
        logs[i / KEEP_EACH] = Math.log(time);
        values[i / KEEP_EACH] = wall(rings, factor);
      }
    }
    return new MonotoneCurve(logs, values);
  }

  private void start(double[] rings, double factor, TridiagonalSystem system) {
    for (int i = 0; i < 100; i++) {
      step(rings, factor, system, FIRST / 100);
    }
  }

  /** Temperature at the wall for a heat of 2πk W/m: the first ring's and half its resistance. */
  private static double wall(double[] rings, double factor) {
    return rings[0] + 0.5 * Math.log(factor);
  }

  /** With 2πk = 1 a ring-to-ring conductance is 1/ln(factor). */
  private void step(double[] rings, double factor, TridiagonalSystem system, double seconds) {
    double conductance = 1 / Math.log(factor);
    double inner = radius;
    for (int i = 0; i < RINGS; i++) {
      double outer = inner * factor;
      double storing = (outer * outer - inner * inner) / (2 * diffusivity * seconds);
      double below = i > 0 ? conductance : 0;
      double above = i < RINGS - 1 ? conductance : 0;
      system.row(i, below, storing + below + above, above);
      rings[i] = storing * rings[i] + (i == 0 ? 1 : 0);
      inner = outer;
    }
    system.factor();
    system.solve(rings);
  }
}
