package org.plantroom.physics;

import java.util.Arrays;

/**
 * A coil in a tank: its stream passes layer after layer and gives each heat by its effectiveness.
 *
 * <p>Equation, each layer: {@code Q = ε·ṁ·c·(Tc − T)}, {@code ε = 1 − exp(−UA/(n·ṁ·c))}.
 *
 * <p>Owner: the tank that has it.
 */
final class TankCoil {
  private final double layerConductance;
  private final int first;
  private final int last;
  private final Stream stream;
  private final double[] strength;
  private final double[] entering;
  private double lastFlow = -1;
  private double power;

  /**
   * A coil, passed from its first to its last layer.
   *
   * @param settings what it is
   * @param layers of the tank
   */
  TankCoil(StratifiedTank.Coil settings, int layers) {
    int upper = TankPort.inlet("coil", settings.top()).layer(layers);
    int lower = TankPort.inlet("coil", settings.bottom()).layer(layers);
    first = settings.downward() ? upper : lower;
    last = settings.downward() ? lower : upper;
    layerConductance = settings.conductance() / (Math.abs(last - first) + 1);
    stream = new Stream(settings.liquid(), settings.nominalFlow(), settings.nominalLoss());
    strength = new double[layers];
    entering = new double[layers];
  }

  void describe(Ports ports) {
    stream.describe("coil", ports);
    ports.quantity("coilPower", "W", () -> power);
  }

  /** Capacity flow times effectiveness in each layer of the tank, W/K. */
  double[] strength() {
    return strength;
  }

  /** True when its strength has changed since this was last asked. */
  boolean isChanged() {
    double flow = stream.capacityFlow();
    if (flow == lastFlow) {
      return false;
    }
    lastFlow = flow;
    double each = flow <= 0 ? 0 : -flow * Math.expm1(-layerConductance / flow);
    Arrays.fill(strength, Math.min(first, last), Math.max(first, last) + 1, each);
    return true;
  }

  /** Adds the heat it gives to each layer, W, were the layer at 0 °C. */
  void bring(double[] into) {
    for (int layer = 0; layer < into.length; layer++) {
      into[layer] += strength[layer] * entering[layer];
    }
  }

  /** Follows the stream through the layers' temperatures; true when hardly anything changed. */
  boolean follow(double[] temperatures) {
    double flow = stream.capacityFlow();
    double at = stream.inlet().temperature();
    double change = 0;
    int step = first <= last ? 1 : -1;
    for (int layer = first; layer != last + step; layer += step) {
      change = Math.max(change, Math.abs(entering[layer] - at));
      entering[layer] = at;
      at -= flow > 0 ? strength[layer] / flow * (at - temperatures[layer]) : 0;
    }
    return change < 1e-9;
  }

  /** Lets the stream leave with what the layers did not take. */
  void leave(double[] temperatures) {
    power = 0;
    for (int layer = 0; layer < strength.length; layer++) {
      power += strength[layer] * (entering[layer] - temperatures[layer]);
    }
    stream.leave(-power, stream.capacityFlow());
  }
}
