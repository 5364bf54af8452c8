package org.plantroom.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Orders the parts of a loop so that few of them give something to parts that come before: what is
 * given forward is known in the same sweep, what is given back only in the next. The greedy
 * heuristic of Eades, Lin and Smyth for feedback arcs (Inf. Process. Lett. 47 (1993) 319): sources
 * to the front, sinks to the back, and where there are neither, the part that gives most and needs
 * least comes next. What a part that stores heat needs counts less, for within a step its
 * temperature follows little. Of equals the first wins, so the order is always the same.
 *
 * <p>Not thread-safe; used once.
 */
final class SweepOrder {
  private static final int USUAL_WEIGHT = 5;
  private static final int STORING_WEIGHT = 4;

  private final List<Integer> parts;
  private final List<List<Integer>> givesTo;
  private final List<List<Integer>> needs = new ArrayList<>();
  private final int[] open; // followers that are not placed
  private final int[] missing; // givers that are not placed
  private final int[] weights; // of what each needs
  private final boolean[] isPlaced;
  private final Deque<Integer> sources = new ArrayDeque<>();
  private final Deque<Integer> sinks = new ArrayDeque<>();
  private final List<Integer> front = new ArrayList<>();
  private final List<Integer> back = new ArrayList<>();

  private SweepOrder(List<Integer> parts, List<List<Integer>> givesTo, IntPredicate storesHeat) {
    this.parts = parts;
    this.givesTo = givesTo;
    open = new int[parts.size()];
    missing = new int[parts.size()];
    weights =
        parts.stream()
            .mapToInt(part -> storesHeat.test(part) ? STORING_WEIGHT : USUAL_WEIGHT)
            .toArray();
    isPlaced = new boolean[parts.size()];
    parts.forEach(_ -> needs.add(new ArrayList<>()));
    for (int giver = 0; giver < parts.size(); giver++) {
      open[giver] = givesTo.get(giver).size();
      for (int follower : givesTo.get(giver)) {
        missing[follower]++;
        needs.get(follower).add(giver);
      }
    }
  }

  /**
   * The parts of a block in the order of its sweeps.
   *
   * @param block numbers of its parts
   * @param followers of each part of the plant, those that need what it gives
   * @param storesHeat whether a part does
   */
  static List<Integer> of(
      List<Integer> block, List<List<Integer>> followers, IntPredicate storesHeat) {
    Map<Integer, Integer> places = new HashMap<>();
    block.forEach(part -> places.put(part, places.size()));
    List<List<Integer>> within =
        block.stream()
            .map(
                part ->
                    followers.get(part).stream()
                        .filter(follower -> places.containsKey(follower) && !follower.equals(part))
                        .map(places::get)
                        .toList())
            .toList();
    return new SweepOrder(block, within, storesHeat).order();
  }

  private List<Integer> order() {
    for (int part = 0; part < parts.size(); part++) {
      note(part);
    }
    while (front.size() + back.size() < parts.size()) {
      if (!placeNext(sinks, back) && !placeNext(sources, front)) {
        place(mostGiving(), front);
      }
    }
    front.addAll(back.reversed());
    return new SweepMoves(front, givesTo, needs, weights).make().stream().map(parts::get).toList();
  }

  private boolean placeNext(Deque<Integer> ready, List<Integer> end) {
    Integer next = ready.poll();
    if (next != null && !isPlaced[next]) {
      place(next, end);
    }
    return next != null;
  }

  private int mostGiving() {
    int best = -1;
    int greatest = Integer.MIN_VALUE;
    for (int part = 0; part < parts.size(); part++) {
      if (!isPlaced[part] && lead(part) > greatest) {
        best = part;
        greatest = lead(part);
      }
    }
    return best;
  }

  /** The weight of what it gives to parts not placed, less that of what it needs of such. */
  private int lead(int part) {
    int given = 0;
    for (int follower : givesTo.get(part)) {
      given += isPlaced[follower] ? 0 : weights[follower];
    }
    return given - missing[part] * weights[part];
  }

  private void place(int part, List<Integer> end) {
    isPlaced[part] = true;
    end.add(part);
    for (int follower : givesTo.get(part)) {
      missing[follower]--;
      note(follower);
    }
    for (int giver : needs.get(part)) {
      open[giver]--;
      note(giver);
    }
  }

  /** Notes a part that needs nothing more, or that nobody needs any more. */
  private void note(int part) {
    if (!isPlaced[part] && open[part] == 0) {
      sinks.add(part);
    } else if (!isPlaced[part] && missing[part] == 0) {
      sources.add(part);
    }
  }
}
