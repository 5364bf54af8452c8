package org.plantroom.physics;

/**
 * Linear equations each of which couples an unknown with its two neighbours, {@code −below·x[i−1] +
 * diagonal·x[i] − above·x[i+1] = right}; solved by Thomas' algorithm without allocation.
 */
final class TridiagonalSystem {
  private final double[] below;
  private final double[] diagonal;
  private final double[] above;
  private final double[] right;

  TridiagonalSystem(int size) {
    below = new double[size];
    diagonal = new double[size];
    above = new double[size];
    right = new double[size];
  }

  /** Sets an equation. */
  void row(int i, double below, double diagonal, double above, double right) {
    this.below[i] = below;
    this.diagonal[i] = diagonal;
    this.above[i] = above;
    this.right[i] = right;
  }

  /** Solves; the rows have to be set anew afterwards. */
  void solve(double[] into) {
    for (int i = 1; i < into.length; i++) {
      double factor = below[i] / diagonal[i - 1];
      diagonal[i] -= factor * above[i - 1];
      right[i] += factor * right[i - 1];
    }
    int last = into.length - 1;
    into[last] = right[last] / diagonal[last];
    for (int i = last - 1; i >= 0; i--) {
      into[i] = (right[i] + above[i] * into[i + 1]) / diagonal[i];
    }
  }
}
