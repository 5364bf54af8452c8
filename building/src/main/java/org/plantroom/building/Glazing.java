package org.plantroom.building;

/**
 * Sunlight through glass. The share let in falls with the angle of incidence as in clear double
 * glazing (ASHRAE 140-2017, table 10: solar heat gain by angle, hemispherical 0.87 of normal).
 * Owner: the thread that steps the plant.
 */
final class Glazing {
  private static final double DIFFUSE = 0.87;

  /** Share of the value at normal incidence, by the cosine of the angle in tenths. */
  private static final double[] BY_COSINE = {
    0, 0.15, 0.31, 0.53, 0.69, 0.809, 0.885, 0.945, 0.975, 0.99, 1, 1
  };

  private final LitSurface surface;
  private final double gain;

  Glazing(Weather weather, Window window) {
    surface = new LitSurface(weather, window.facing());
    gain = window.area() * window.gValue();
  }

  /** Sunlight that enters in this step, W. */
  double transmitted() {
    surface.update();
    return gain * (surface.direct() * share(surface.incidence()) + surface.diffuse() * DIFFUSE);
  }

  static double share(double cosine) {
    double tenths = 10 * Math.clamp(cosine, 0, 1);
    int i = (int) tenths;
    return BY_COSINE[i] + (tenths - i) * (BY_COSINE[i + 1] - BY_COSINE[i]);
  }

  double skyShare() {
    return surface.skyShare();
  }
}
