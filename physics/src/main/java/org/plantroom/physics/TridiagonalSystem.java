package org.plantroom.physics;

/**
 * Linear equations each of which couples an unknown with its two neighbours, {@code −below·x[i−1] +
 * diagonal·x[i] − above·x[i+1] = right}; solved by Thomas' algorithm without allocation. Factored
 * once it solves any number of right sides, without a division.
 */
final class TridiagonalSystem {
  private final double[] below;
  private final double[] diagonal;
  private final double[] above;

  TridiagonalSystem(int size) {
    below = new double[size];
    diagonal = new double[size];
    above = new double[size];
  }

  /** Sets an equation's left side. */
  void row(int i, double below, double diagonal, double above) {
    this.below[i] = below;
    this.diagonal[i] = diagonal;
    this.above[i] = above;
  }

  /** Factors what the rows say; to be set anew before the next time. */
  void factor() {
    int last = diagonal.length - 1;
    for (int i = 0; i <= last; i++) {
      double pivot = i > 0 ? diagonal[i] - below[i] * above[i - 1] : diagonal[i];
      diagonal[i] = 1 / pivot;
      above[i] *= diagonal[i];
    }
  }

  /** Solves for a right side, in place. */
  void solve(double[] right) {
    right[0] *= diagonal[0];
    for (int i = 1; i < right.length; i++) {
      right[i] = (right[i] + below[i] * right[i - 1]) * diagonal[i];
    }
    for (int i = right.length - 2; i >= 0; i--) {
      right[i] += above[i] * right[i + 1];
    }
  }
}
