package org.plantroom.simulation;

import java.util.List;
import java.util.Optional;
import org.plantroom.physics.Unsettled;

/**
 * Parts that depend on each other around a loop, or one that depends on none after it. A loop is
 * swept in flow order until no part sees a change any more; a sweep leaves out the parts that saw
 * none since they were solved.
 *
 * <p>Owner: the thread that steps the plant.
 */
final class Block {
  /**
   * A change of temperature below this counts as none, K. A part may then have been solved with
   * inlets that are off by as much: a fifth of a millionth of a kilowatt for each kW/K that flows.
   */
  private static final double TOLERANCE = 2e-7;

  private static final int MOST_SWEEPS = 200;

  private final Member[] members;
  private final Guess guess;
  private final boolean isLoop;
  private long sweeps;
  private long solves;

  /**
   * Parts in flow order.
   *
   * @param torn those of them that give something to parts that come before them, or to themselves;
   *     none when there is no loop
   */
  Block(List<PlantPart> parts, List<PlantPart> torn) {
    members = parts.stream().map(Member::new).toArray(Member[]::new);
    guess = new Guess(torn);
    isLoop = !torn.isEmpty();
  }

  /** Sweeps taken so far. */
  long sweeps() {
    return sweeps;
  }

  /** How often a part was solved so far. */
  long solves() {
    return solves;
  }

  /**
   * Solves the step.
   *
   * @return what still changed when the sweeps were not enough
   */
  Optional<Unsettled> solve(double seconds) {
    sweeps++;
    solves += members.length;
    if (!isLoop) {
      solveOnce(seconds);
      return Optional.empty();
    }
    guess.make();
    for (Member member : members) {
      member.solve(seconds);
    }
    for (int sweep = 1; sweep < MOST_SWEEPS; sweep++) {
      if (!sweep(seconds)) {
        return Optional.empty();
      }
    }
    return worst();
  }

  private void solveOnce(double seconds) {
    for (Member member : members) {
      member.solveOnce(seconds);
    }
  }

  /** Solves what sees a change; false when nothing did. */
  private boolean sweep(double seconds) {
    int solved = 0;
    for (Member member : members) {
      if (member.isChanged(TOLERANCE)) {
        member.solve(seconds);
        solved++;
      }
    }
    sweeps += solved > 0 ? 1 : 0;
    solves += solved;
    return solved > 0;
  }

  private Optional<Unsettled> worst() {
    Unsettled worst = members[0].unsettled();
    for (Member member : members) {
      Unsettled each = member.unsettled();
      worst = each.change() > worst.change() ? each : worst;
    }
    return Optional.of(worst);
  }
}
