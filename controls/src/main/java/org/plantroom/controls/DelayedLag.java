package org.plantroom.controls;

/**
 * A first-order process with dead time, stepped.
 *
 * <pre>
 *            ┌───────────┐
 *  output ──▶│ k, τ, θ   │──▶ measurement
 *            └───────────┘
 * </pre>
 *
 * <p>Equations: {@code τ·dy/dt = k·u(t − θ) − y}, exact for outputs that are constant over a step.
 * Assumptions: at rest at 0 before; the dead time is rounded to whole steps. Units: those of the
 * loop, s. Range: steps well shorter than lag and dead time. Source: closed form. Owner: the thread
 * that steps it.
 */
final class DelayedLag {
  private final double[] delayed;
  private final double keep;
  private final double gain;
  private int next;
  private double measurement;

  DelayedLag(FirstOrder process, double seconds) {
    delayed = new double[(int) Math.round(process.deadTime() / seconds)];
    keep = Math.exp(-seconds / process.lag());
    gain = process.gain();
  }

  double measurement() {
    return measurement;
  }

  double step(double output) {
    double arriving = output;
    if (delayed.length > 0) {
      arriving = delayed[next];
      delayed[next] = output;
      next = (next + 1) % delayed.length;
    }
    measurement = keep * measurement + (1 - keep) * gain * arriving;
    return measurement;
  }
}
