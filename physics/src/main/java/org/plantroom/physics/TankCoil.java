package org.plantroom.physics;

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
  private final double[] power;
  private final double[] entering;
  private double lastFlow = -1;
  private double strength;

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
    power = new double[layers];
    entering = new double[layers];
  }

  void describe(Ports ports) {
    stream.describe("coil", ports);
    ports.quantity("coilPower", "W", this::sum);
  }

  /** Capacity flow times effectiveness of a layer, W/K. */
  double strength() {
    double flow = stream.capacityFlow();
    if (flow != lastFlow) {
      lastFlow = flow;
      strength = flow <= 0 ? 0 : -flow * Math.expm1(-layerConductance / flow);
    }
    return strength;
  }

  boolean passes(int layer) {
    return layer >= Math.min(first, last) && layer <= Math.max(first, last);
  }

  /** Temperature the stream enters a layer with, °C. */
  double entering(int layer) {
    return entering[layer];
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
      at -= flow > 0 ? strength() / flow * (at - temperatures[layer]) : 0;
    }
    return change < 1e-9;
  }

  /** Lets the stream leave with what the layers did not take. */
  void leave(double[] temperatures) {
    double sum = 0;
    for (int layer = 0; layer < power.length; layer++) {
      power[layer] = passes(layer) ? strength() * (entering[layer] - temperatures[layer]) : 0;
      sum += power[layer];
    }
    stream.leave(-sum, stream.capacityFlow());
  }

  private double sum() {
    double sum = 0;
    for (double watts : power) {
      sum += watts;
    }
    return sum;
  }
}
