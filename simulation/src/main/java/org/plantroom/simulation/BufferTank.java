package org.plantroom.simulation;

import java.util.Arrays;

/**
 * A water tank in layers, charged from a heat source and discharged by a circuit: both draw and
 * return at the ends, warm water at the top. Layers that would lie warm under cold mix.
 *
 * <p>What it stores changes by exactly what was charged, discharged and lost. Owner: the thread
 * that steps the plant.
 */
final class BufferTank {
  /**
   * A tank.
   *
   * @param litres water in it, l
   * @param layers how many layers, 2 or more
   * @param lossCoefficient heat lost through the insulation, W/K for the whole tank
   * @param temperature of all layers at the start, °C
   */
  record Settings(double litres, int layers, double lossCoefficient, double temperature) {}

  /**
   * A stream through the tank.
   *
   * @param massFlow kg/s, 0 or more
   * @param temperature of the water that comes back into the tank, °C
   */
  record Stream(double massFlow, double temperature) {
    static final Stream NONE = new Stream(0, 0);
  }

  /**
   * No step moves more than this share of a layer, which keeps the explicit scheme stable and true.
   */
  private static final double GREATEST_SHARE = 0.2;

  private final double layerCapacity;
  private final double layerLoss;
  private final double[] layers;
  private double charged;
  private double discharged;
  private double lost;

  BufferTank(Settings settings) {
    layers = new double[settings.layers];
    Arrays.fill(layers, settings.temperature);
    double mass = settings.litres * Physics.WATER_DENSITY;
    layerCapacity = mass * Physics.WATER_HEAT_CAPACITY / settings.layers;
    layerLoss = settings.lossCoefficient / settings.layers;
  }

  /**
   * Lets time pass.
   *
   * @param charge enters at the top and leaves at the bottom
   * @param discharge enters at the bottom and leaves at the top
   * @param surroundings temperature around the tank, °C
   */
  void step(double seconds, Stream charge, Stream discharge, double surroundings) {
    double perSecond =
        (charge.massFlow + discharge.massFlow) * Physics.WATER_HEAT_CAPACITY + layerLoss;
    int parts = (int) Math.ceil(seconds * perSecond / (GREATEST_SHARE * layerCapacity));
    for (int i = 0; i < Math.max(parts, 1); i++) {
      part(seconds / Math.max(parts, 1), charge, discharge, surroundings);
    }
  }

  private void part(double seconds, Stream charge, Stream discharge, double surroundings) {
    double[] before = layers.clone();
    int last = layers.length - 1;
    double down = charge.massFlow * Physics.WATER_HEAT_CAPACITY * seconds;
    double up = discharge.massFlow * Physics.WATER_HEAT_CAPACITY * seconds;
    for (int i = 0; i <= last; i++) {
      double above = i == 0 ? charge.temperature : before[i - 1];
      double below = i == last ? discharge.temperature : before[i + 1];
      double loss = layerLoss * seconds * (before[i] - surroundings);
      double gain = down * (above - before[i]) + up * (below - before[i]) - loss;
      layers[i] += gain / layerCapacity;
      lost += loss;
    }
    charged += down * (charge.temperature - before[last]);
    discharged += up * (before[0] - discharge.temperature);
    mixInversions();
  }

  /** Warm water rises: layers out of order pool their heat, from the top down, until none is. */
  private void mixInversions() {
    double[] means = new double[layers.length];
    int[] sizes = new int[layers.length];
    int pools = 0;
    for (double layer : layers) {
      means[pools] = layer;
      sizes[pools++] = 1;
      while (pools > 1 && means[pools - 1] > means[pools - 2]) {
        pools--;
        int size = sizes[pools - 1] + sizes[pools];
        means[pools - 1] += (means[pools] - means[pools - 1]) * sizes[pools] / size;
        sizes[pools - 1] = size;
      }
    }
    int from = 0;
    for (int pool = 0; pool < pools; pool++) {
      Arrays.fill(layers, from, from + sizes[pool], means[pool]);
      from += sizes[pool];
    }
  }

  /** Temperature of the top layer, where the circuit draws, °C. */
  double top() {
    return layers[0];
  }

  /** Temperature of the middle, °C. */
  double middle() {
    return layers[layers.length / 2];
  }

  /** Temperature of the bottom layer, where the heat source draws, °C. */
  double bottom() {
    return layers[layers.length - 1];
  }

  /** Heat stored above 0 °C, J. */
  double stored() {
    return Arrays.stream(layers).sum() * layerCapacity;
  }

  /** Heat charged so far, J. */
  double charged() {
    return charged;
  }

  /** Heat discharged so far, J. */
  double discharged() {
    return discharged;
  }

  /** Heat lost through the insulation so far, J. */
  double lost() {
    return lost;
  }

  /** Offers its quantities. */
  void offer(Signals signals) {
    signals.gives("tank.top", this::top);
    signals.gives("tank.middle", this::middle);
    signals.gives("tank.bottom", this::bottom);
    signals.gives("tank.storedKilowattHours", () -> stored() / 3.6e6);
  }
}
