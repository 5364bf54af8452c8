package org.plantroom.controls;

import java.util.Arrays;
import org.plantroom.physics.Ranges;

/**
 * Machines of one kind that share a load: starts another when those that run are loaded for a
 * while, stops one when they are idle for a while. The machine with the fewest run hours leads; one
 * that is not available is passed over and replaced at once.
 *
 * <pre>
 *   load ──────▶┌───────┐─▶ running, each
 *   available ─▶└───────┘
 * </pre>
 *
 * <p>Equations: one more when {@code load > running·up} has lasted, one fewer when {@code load <
 * (running − 1)·down} has. Assumptions: machines alike. Units: load in capacities of one machine,
 * s, hours run. Range: 1 machine and more, shares 0 to 1. Source: staging of ASHRAE Guideline
 * 36-2021, 5.20 and 5.21, without its efficiency terms.
 *
 * <p>Owner: the thread that steps it.
 */
public final class Sequence {
  private final Settings settings;
  private final RunTimes[] machines;
  private final double[] hours;
  private double loadedFor;
  private double idleFor;

  /** Machines that are all stopped. */
  public Sequence(Settings settings) {
    this.settings = settings;
    machines = new RunTimes[settings.machines()];
    Arrays.setAll(machines, i -> new RunTimes(settings.leastRun(), settings.leastStop()));
    hours = new double[settings.machines()];
  }

  /**
   * Parameters.
   *
   * @param machines how many, 1 or more
   * @param up load of the running machines, share of their capacity, at which another starts
   * @param down load the remaining machines would have, at which one stops; below {@code up}
   * @param upDelay for so long loaded before a start, s
   * @param downDelay for so long idle before a stop, s
   * @param leastRun least run time of a machine, s
   * @param leastStop least stop time of a machine, s
   */
  public record Settings(
      int machines,
      double up,
      double down,
      double upDelay,
      double downDelay,
      double leastRun,
      double leastStop) {
    /** Parameters as described. */
    public Settings {
      Ranges.atLeast(1, "machines", machines);
      Ranges.within(0, 1, "up", up);
      Ranges.within(0, up, "down", down);
      Ranges.atLeast(0, "upDelay", upDelay);
      Ranges.atLeast(0, "downDelay", downDelay);
    }
  }

  /**
   * One step.
   *
   * @param load wanted in all, in capacities of one machine: 1.5 is one and a half machines
   * @param available whether each may run
   * @param seconds of the step
   */
  public void step(double load, boolean[] available, double seconds) {
    stopUnavailable(available);
    int running = running();
    loadedFor = load > running * settings.up() ? loadedFor + seconds : 0;
    boolean idle = load <= 0 || load < (running - 1) * settings.down();
    idleFor = idle ? idleFor + seconds : 0;
    int change = 0;
    if (loadedFor > settings.upDelay()) {
      change = 1;
      loadedFor = 0;
    } else if (idleFor > settings.downDelay()) {
      change = -1;
      idleFor = 0;
    }
    turn(change == 0 ? -1 : chosen(change > 0, available), seconds);
  }

  /** Whether a machine runs, counted from 0. */
  public boolean isRunning(int machine) {
    return machines[machine].isRunning();
  }

  /** Run hours of a machine. */
  public double hours(int machine) {
    return hours[machine];
  }

  /** Starts of a machine. */
  public long starts(int machine) {
    return machines[machine].starts();
  }

  /** How many run. */
  public int running() {
    int count = 0;
    for (RunTimes machine : machines) {
      count += machine.isRunning() ? 1 : 0;
    }
    return count;
  }

  private void stopUnavailable(boolean[] available) {
    for (int i = 0; i < machines.length; i++) {
      if (!available[i] && machines[i].isRunning()) {
        machines[i].trip();
        loadedFor = Double.POSITIVE_INFINITY;
      }
    }
  }

  /** The stopped machine with the fewest hours, or the running one with the most; −1 for none. */
  private int chosen(boolean start, boolean[] available) {
    int best = -1;
    for (int i = 0; i < machines.length; i++) {
      if (machines[i].isRunning() != start && (available[i] || !start)) {
        boolean better = best < 0 || (start ? hours[i] < hours[best] : hours[i] > hours[best]);
        best = better ? i : best;
      }
    }
    return best;
  }

  private void turn(int chosen, double seconds) {
    for (int i = 0; i < machines.length; i++) {
      boolean wanted = machines[i].isRunning() != (i == chosen);
      if (machines[i].step(wanted, seconds)) {
        hours[i] += seconds / 3600;
      }
    }
  }
}
