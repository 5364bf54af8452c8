package org.plantroom.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * Betters the order of a loop's sweeps: takes one part after the other to the place where least is
 * given back to parts before, until no part has a better place. Of equal places it stays.
 *
 * <p>Not thread-safe; used once.
 */
final class SweepMoves {
  /** Each pass betters the order or is the last; so many are enough for any plant seen. */
  private static final int MOST_PASSES = 20;

  private final List<Integer> order;
  private final List<List<Integer>> givesTo;
  private final List<List<Integer>> needs;
  private final int[] weights;
  private final int[] gains;

  /**
   * An order to begin with.
   *
   * @param givesTo followers of each part
   * @param needs givers of each part
   * @param weights of what each part needs
   */
  SweepMoves(
      List<Integer> order, List<List<Integer>> givesTo, List<List<Integer>> needs, int[] weights) {
    this.order = new ArrayList<>(order);
    this.givesTo = givesTo;
    this.needs = needs;
    this.weights = weights;
    gains = new int[weights.length];
  }

  /** The bettered order. */
  List<Integer> make() {
    boolean isBetter = true;
    for (int pass = 0; isBetter && pass < MOST_PASSES; pass++) {
      isBetter = false;
      for (int part = 0; part < weights.length; part++) {
        isBetter |= move(part);
      }
    }
    return order;
  }

  private boolean move(int part) {
    weigh(part, 1);
    int from = order.indexOf(part);
    int to = bestPlace(from);
    weigh(part, -1);
    if (to != from) {
      order.remove(from);
      order.add(to, part);
    }
    return to != from;
  }

  /** What is given back less when the part comes behind another instead of before it. */
  private void weigh(int part, int sign) {
    for (int giver : needs.get(part)) {
      gains[giver] += sign * weights[part];
    }
    for (int follower : givesTo.get(part)) {
      gains[follower] -= sign * weights[follower];
    }
  }

  private int bestPlace(int from) {
    int best = from;
    int greatest = 0;
    int gain = 0;
    for (int place = from - 1; place >= 0; place--) {
      gain -= gains[order.get(place)];
      best = gain > greatest ? place : best;
      greatest = Math.max(greatest, gain);
    }
    gain = 0;
    for (int place = from + 1; place < order.size(); place++) {
      gain += gains[order.get(place)];
      best = gain > greatest ? place : best;
      greatest = Math.max(greatest, gain);
    }
    return best;
  }
}
