package org.plantroom.physics;

import java.util.Arrays;

/**
 * Water in a pipe as plugs that move, over a wall in stretches that stand.
 *
 * <p>There is one plug more than stretches: the first is filling, the last is leaving. With a step
 * longer than the passage, stretches are solved implicitly one after another instead.
 *
 * <p>Owner: the pipe that has it.
 */
final class PipeContent {
  private final int stretches;
  private final double capacity;
  private final double wallCapacity;
  private final PipeWall wall;
  private final double[] plugs;
  private final double[] walls;
  private double filled;
  private double outflow;
  private double lost;

  /**
   * Content of one temperature.
   *
   * @param capacity of a stretch's water, J/K
   * @param wallCapacity of a stretch's wall, J/K
   * @param loss of a stretch, W/K
   */
  PipeContent(
      int stretches, double capacity, double wallCapacity, double loss, double temperature) {
    this.stretches = stretches;
    this.capacity = capacity;
    this.wallCapacity = wallCapacity;
    wall = new PipeWall(capacity, wallCapacity, loss);
    plugs = new double[stretches + 1];
    walls = new double[stretches];
    Arrays.fill(plugs, temperature);
    Arrays.fill(walls, temperature);
  }

  /** Takes over another's state. */
  void copy(PipeContent other) {
    System.arraycopy(other.plugs, 0, plugs, 0, plugs.length);
    System.arraycopy(other.walls, 0, walls, 0, walls.length);
    filled = other.filled;
  }

  /** Lets water flow and exchange heat for a step. */
  void flow(double through, double entering, double film, double surroundings, double seconds) {
    outflow = 0;
    lost = 0;
    if (through * seconds >= capacity * stretches) {
      flush(through, entering, film, surroundings, seconds);
    } else {
      push(through, entering, film, surroundings, seconds);
    }
  }

  /** Mean temperature of what left in the last step, °C; of the last plug where nothing flows. */
  double leaving(double through, double seconds) {
    return through > 0 ? outflow / (through * seconds) : plugs[stretches];
  }

  /** Heat lost to the surroundings in the last step, J. */
  double lost() {
    return lost;
  }

  private void push(
      double through, double entering, double film, double surroundings, double seconds) {
    double left = seconds;
    while (left > 0) {
      double whole = through > 0 ? (1 - filled) * capacity / through : Double.POSITIVE_INFINITY;
      double time = Math.min(left, whole);
      double moved = time < whole ? through * time / capacity : 1 - filled;
      advance(moved, entering);
      wall.prepare(film, time);
      exchange(surroundings, time);
      if (time >= whole) {
        shift(entering);
      }
      left -= time;
    }
  }

  private void advance(double moved, double entering) {
    if (moved > 0) {
      outflow += moved * capacity * plugs[stretches];
      plugs[0] = (filled * plugs[0] + moved * entering) / (filled + moved);
      filled += moved;
    }
  }

  private void shift(double entering) {
    System.arraycopy(plugs, 0, plugs, 1, stretches);
    plugs[0] = entering;
    filled = 0;
  }

  /** Each plug exchanges with the stretch most of it is in. */
  private void exchange(double surroundings, double time) {
    boolean early = filled < 0.5;
    for (int k = 0; k < stretches; k++) {
      int plug = early ? k + 1 : k;
      one(k, plug, plugCapacity(plug), 1, surroundings, time);
    }
    int end = early ? 0 : stretches;
    one(early ? 0 : stretches - 1, end, plugCapacity(end), 0, surroundings, time);
  }

  private double plugCapacity(int plug) {
    if (plug == 0) {
      return filled * capacity;
    }
    return plug == stretches ? (1 - filled) * capacity : capacity;
  }

  private void one(
      int stretch, int plug, double mass, double share, double surroundings, double time) {
    if (mass <= 0 && share <= 0) {
      return;
    }
    wall.exchange(mass, 0, 0, share, surroundings, time, plugs[plug], walls[stretch]);
    plugs[plug] = mass > 0 ? wall.water() : plugs[plug];
    walls[stretch] = wall.wall();
    lost += wall.lost();
  }

  private void flush(
      double through, double entering, double film, double surroundings, double seconds) {
    align();
    wall.prepare(film, seconds);
    double at = entering;
    for (int k = 0; k < stretches; k++) {
      wall.exchange(capacity, through, at, 1, surroundings, seconds, plugs[k + 1], walls[k]);
      at = wall.water();
      plugs[k + 1] = at;
      walls[k] = wall.wall();
      lost += wall.lost();
    }
    outflow = through * seconds * at;
  }

  /** Moves the plugs' borders to the stretches'. */
  private void align() {
    for (int k = 0; k < stretches; k++) {
      plugs[k] = filled * plugs[k] + (1 - filled) * plugs[k + 1];
    }
    System.arraycopy(plugs, 0, plugs, 1, stretches);
    filled = 0;
  }

  /** Heat stored in water and wall, J from 0 °C. */
  double energy() {
    double sum = 0;
    for (int plug = 0; plug <= stretches; plug++) {
      sum += plugCapacity(plug) * plugs[plug];
    }
    for (double temperature : walls) {
      sum += wallCapacity * temperature;
    }
    return sum;
  }
}
