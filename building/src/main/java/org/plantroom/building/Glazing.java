package org.plantroom.building;

/**
 * Sunlight through glass. The share let in falls with the angle of incidence as in clear double
 * glazing: what passes, and what each pane takes up times the share of it that flows inward, 0.10
 * of the outer and 0.64 of the inner pane (U/h outside, 1 − U/h inside), over that at normal
 * incidence. Source: the optical data of ASHRAE 140's window by angle, as the library IDEAS has
 * them (Validation.Data.Glazing.GlaBesTest); diffuse light as at 60°. Owner: the thread that steps
 * the plant.
 */
final class Glazing {
  private static final double DIFFUSE = 0.886;

  /** Share of the value at normal incidence, by the cosine of the angle in tenths. */
  private static final double[] BY_COSINE = {
    0, 0.21, 0.44, 0.64, 0.79, 0.886, 0.939, 0.97, 0.986, 0.995, 1, 1
  };

  private final LitSurface surface;
  private final double gain;

  /**
   * Glass.
   *
   * @param surface it lies in
   */
  Glazing(LitSurface surface, Window window) {
    this.surface = surface;
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
}
