package org.plantroom.physics;

import java.util.Arrays;

/**
 * The layers of a tank: their equations, solved as often as a step takes, and buoyancy at its end.
 *
 * <p>Owner: the tank that has them.
 */
final class TankLayers {
  private final double heatCapacity;
  private final double layerCapacity;
  private final double layerConductance;
  private final double[] lossConductance;
  private final double[] rising;
  private final double[] drawn;
  private final double[] start;
  private final double[] end;
  private final TridiagonalSystem system;

  TankLayers(StratifiedTank.Settings settings, double temperature) {
    int layers = settings.layers();
    double area = settings.volume() / settings.height();
    double height = settings.height() / layers;
    heatCapacity = settings.liquid().heatCapacity();
    layerCapacity = settings.volume() / layers * settings.liquid().density() * heatCapacity;
    layerConductance = settings.conductivity() * area / height;
    lossConductance = new double[layers];
    double mantle = 2 * Math.sqrt(Math.PI * area) * height;
    Arrays.fill(lossConductance, settings.lossCoefficient() * mantle);
    lossConductance[0] += settings.lossCoefficient() * area;
    lossConductance[layers - 1] += settings.lossCoefficient() * area;
    rising = new double[layers + 1];
    drawn = new double[layers];
    start = new double[layers];
    end = new double[layers];
    Arrays.fill(start, temperature);
    Arrays.fill(end, temperature);
    system = new TridiagonalSystem(layers);
  }

  int count() {
    return start.length;
  }

  /** Temperature of a layer at the step's beginning, °C; 0 is the lowest. */
  double temperature(int layer) {
    return start[layer];
  }

  /** Temperatures at the step's end as last solved, °C. */
  double[] end() {
    return end;
  }

  /**
   * Takes over the flows, on which alone the equations' left sides depend.
   *
   * @param strength of a coil in each layer, W/K
   */
  void flow(TankPorts ports, double[] strength, double seconds) {
    ports.flows(rising, drawn);
    int top = end.length - 1;
    for (int layer = 0; layer <= top; layer++) {
      double fromBelow = rising[layer] * heatCapacity;
      double toAbove = rising[layer + 1] * heatCapacity;
      double below = layer > 0 ? layerConductance : 0;
      double above = layer < top ? layerConductance : 0;
      double leaving = Math.max(toAbove, 0) + Math.max(-fromBelow, 0) + drawn[layer] * heatCapacity;
      double diagonal =
          layerCapacity / seconds
              + leaving
              + below
              + above
              + lossConductance[layer]
              + strength[layer];
      system.row(layer, below + Math.max(fromBelow, 0), diagonal, above + Math.max(-toAbove, 0));
    }
    system.factor();
  }

  /**
   * Solves for the step's end.
   *
   * @param heat into each layer, W, counted from 0 °C
   * @param surroundings °C
   */
  void solve(double[] heat, double surroundings, double seconds) {
    double storing = layerCapacity / seconds;
    for (int layer = 0; layer < end.length; layer++) {
      end[layer] = storing * start[layer] + lossConductance[layer] * surroundings + heat[layer];
    }
    system.solve(end);
  }

  /** Heat lost to the surroundings, W. */
  double loss(double surroundings) {
    double loss = 0;
    for (int layer = 0; layer < end.length; layer++) {
      loss += lossConductance[layer] * (end[layer] - surroundings);
    }
    return loss;
  }

  /**
   * Makes the step's end the state, and mixes what is warmer below than above: merges upwards from
   * the bottom until all stands.
   */
  void commit() {
    System.arraycopy(end, 0, start, 0, end.length);
    for (int top = 1; top < start.length; top++) {
      if (start[top] >= start[top - 1]) {
        continue;
      }
      int bottom = top;
      double sum = start[top];
      while (bottom > 0 && start[bottom - 1] > sum / (top - bottom + 1)) {
        bottom--;
        sum += start[bottom];
      }
      Arrays.fill(start, bottom, top + 1, sum / (top - bottom + 1));
    }
  }

  double storedEnergy() {
    double sum = 0;
    for (double temperature : start) {
      sum += temperature;
    }
    return layerCapacity * sum;
  }

  /** Mean temperature, °C. */
  double mean() {
    return storedEnergy() / (layerCapacity * start.length);
  }
}
