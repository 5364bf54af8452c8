package org.plantroom.physics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A standing tank of water in layers: warm above cold, mixed where it is not.
 *
 * <pre>
 *  hotInlet ──▶──┌──────────┐──▶── hotOutlet       ports at any heights
 *                │  layer N │
 *  coilInlet ─▶──│≈≈≈≈≈≈┐   │
 *                │   …  ≈   │ ~~▶ surroundings
 *  coilOutlet ◀──│≈≈≈≈≈≈┘   │
 *                │  layer 1 │
 *  coldOutlet ◀──└──────────┘──◀── coldInlet
 * </pre>
 *
 * <p>Equation, each layer of mass m: {@code m·c·dT/dt = Σ ṁ·c·(Tin − T)} from ports and neighbours
 * (upwind) {@code + λ·A/Δz·ΔT} to the neighbours {@code + Q of the coil − U·A·(T − Ts)}; implicit
 * Euler, a tridiagonal system; order 1 in the step. Buoyancy: after each step neighbouring layers
 * that stand wrong are mixed, so that no layer is warmer than one above it. Assumptions: constant
 * properties, layers well mixed, plug flow between them (which smears a front as N tanks in series
 * do), no storage in the wall. Range: 0 to 95 °C, 1 to 100 layers. Source: Kleinbach, Beckman and
 * Klein, Performance study of one-dimensional models for stratified thermal storage tanks, Solar
 * Energy 50 (1993).
 */
public final class StratifiedTank implements Component {
  private static final int MOST_COIL_ROUNDS = 30;

  /**
   * A coil in the tank.
   *
   * @param liquid in it
   * @param conductance UA, W/K, more than 0
   * @param bottom its lower end, share of height
   * @param top its upper end, share of height, no less than bottom
   * @param downward true when the stream enters at the upper end
   * @param nominalFlow kg/s, more than 0
   * @param nominalLoss Pa at that flow, 0 or more
   */
  public record Coil(
      Liquid liquid,
      double conductance,
      double bottom,
      double top,
      boolean downward,
      double nominalFlow,
      double nominalLoss) {
    /** A coil that is possible. */
    public Coil {
      Ranges.above(0, "coilConductance", conductance);
      Ranges.within(0, 1, "coilTop", top);
      Ranges.within(0, top, "coilBottom", bottom);
      Ranges.above(0, "coilFlow", nominalFlow);
      Ranges.atLeast(0, "coilLoss", nominalLoss);
    }
  }

  /**
   * A tank.
   *
   * @param liquid in it
   * @param volume m³, more than 0
   * @param height m, more than 0
   * @param layers 1 to 100
   * @param lossCoefficient of its insulation, W/(m²·K), 0 or more
   * @param conductivity between layers, W/(m·K), 0 or more; water's 0.6, more with a steel wall
   * @param ports where water enters and leaves, all of one circuit
   * @param coil in it, or none
   */
  public record Settings(
      Liquid liquid,
      double volume,
      double height,
      int layers,
      double lossCoefficient,
      double conductivity,
      List<TankPort> ports,
      @Nullable Coil coil) {
    /** Settings that are possible. */
    public Settings {
      Ranges.above(0, "volume", volume);
      Ranges.above(0, "height", height);
      Ranges.within(1, 100, "layers", layers);
      Ranges.atLeast(0, "lossCoefficient", lossCoefficient);
      Ranges.atLeast(0, "conductivity", conductivity);
      ports = List.copyOf(ports);
    }

    /** The usual four ports: two at the top, two at the bottom. */
    public static List<TankPort> fourPorts() {
      return List.of(
          TankPort.inlet("hotInlet", 1),
          TankPort.outlet("hotOutlet", 1),
          TankPort.inlet("coldInlet", 0),
          TankPort.outlet("coldOutlet", 0));
    }
  }

  private final Settings settings;
  private final Inlet[] inlets;
  private final int[] inletLayers;
  private final String[] inletNames;
  private final Outlet[] outlets;
  private final int[] outletLayers;
  private final String[] outletNames;
  private final @Nullable TankCoil coil;
  private final HeatTap surroundings = new HeatTap(20);
  private final double[] lossConductance;
  private final double layerConductance;
  private final double layerCapacity;
  private final double[] start;
  private final double[] end;
  private final double[] rising;
  private final double[] inflow;
  private final TridiagonalSystem system;
  private double loss;

  /**
   * A tank of one temperature.
   *
   * @param temperature °C
   */
  public StratifiedTank(Settings settings, double temperature) {
    this.settings = settings;
    int layers = settings.layers();
    List<TankPort> in = settings.ports().stream().filter(TankPort::entering).toList();
    List<TankPort> out = settings.ports().stream().filter(port -> !port.entering()).toList();
    inlets = new Inlet[in.size()];
    Arrays.setAll(inlets, i -> new Inlet(settings.liquid(), temperature));
    inletLayers = in.stream().mapToInt(port -> port.layer(layers)).toArray();
    inletNames = in.stream().map(TankPort::name).toArray(String[]::new);
    outlets = new Outlet[out.size()];
    Arrays.setAll(outlets, i -> new Outlet(settings.liquid(), temperature));
    outletLayers = out.stream().mapToInt(port -> port.layer(layers)).toArray();
    outletNames = out.stream().map(TankPort::name).toArray(String[]::new);
    coil = settings.coil() == null ? null : new TankCoil(settings.coil(), layers);
    start = new double[layers];
    end = new double[layers];
    Arrays.fill(start, temperature);
    Arrays.fill(end, temperature);
    rising = new double[layers + 1];
    inflow = new double[layers];
    system = new TridiagonalSystem(layers);
    double area = settings.volume() / settings.height();
    double layerHeight = settings.height() / layers;
    layerConductance = settings.conductivity() * area / layerHeight;
    double density = settings.liquid().density();
    layerCapacity = settings.volume() / layers * density * settings.liquid().heatCapacity();
    lossConductance = new double[layers];
    double mantle = 2 * Math.sqrt(Math.PI * area) * layerHeight;
    Arrays.fill(lossConductance, settings.lossCoefficient() * mantle);
    lossConductance[0] += settings.lossCoefficient() * area;
    lossConductance[layers - 1] += settings.lossCoefficient() * area;
  }

  @Override
  public void describe(Ports ports) {
    for (int i = 0; i < inlets.length; i++) {
      ports.inlet(inletNames[i], inlets[i]);
    }
    for (int i = 0; i < outlets.length; i++) {
      ports.outlet(outletNames[i], outlets[i]);
    }
    ports.junction(List.of(inlets), List.of(outlets));
    if (coil != null) {
      coil.describe(ports);
    }
    ports.givesHeat("surroundings", surroundings);
    for (int layer = 0; layer < start.length; layer++) {
      int at = layer;
      ports.quantity("temperature" + (layer + 1), "Cel", () -> start[at]);
    }
    ports.quantity("topTemperature", "Cel", () -> start[start.length - 1]);
    ports.quantity("middleTemperature", "Cel", () -> start[start.length / 2]);
    ports.quantity("bottomTemperature", "Cel", () -> start[0]);
    ports.quantity("meanTemperature", "Cel", this::mean);
    ports.quantity("loss", "W", () -> loss);
  }

  /** Temperatures of the layers from the bottom, °C. */
  public List<Double> temperatures() {
    List<Double> temperatures = new ArrayList<>();
    for (double temperature : start) {
      temperatures.add(temperature);
    }
    return temperatures;
  }

  private double mean() {
    return storedEnergy() / (layerCapacity * start.length);
  }

  @Override
  public void solve(double seconds) {
    flows();
    solveLayers(seconds);
    if (coil != null) {
      solveCoil(coil, seconds);
    }
    for (int i = 0; i < outlets.length; i++) {
      outlets[i].give(end[outletLayers[i]]);
    }
    loss = 0;
    for (int layer = 0; layer < end.length; layer++) {
      loss += lossConductance[layer] * (end[layer] - surroundings.temperature());
    }
    surroundings.give(loss);
  }

  private void solveCoil(TankCoil within, double seconds) {
    for (int i = 0; i < MOST_COIL_ROUNDS && !within.follow(end); i++) {
      solveLayers(seconds);
    }
    within.leave(end);
  }

  /** Mass flow up through the bottom of each layer, and enthalpy that ports bring. */
  private void flows() {
    double heatCapacity = settings.liquid().heatCapacity();
    Arrays.fill(rising, 0);
    Arrays.fill(inflow, 0);
    for (int i = 0; i < inlets.length; i++) {
      rising[inletLayers[i] + 1] += inlets[i].massFlow();
      inflow[inletLayers[i]] += inlets[i].massFlow() * heatCapacity * inlets[i].temperature();
    }
    for (int i = 0; i < outlets.length; i++) {
      rising[outletLayers[i] + 1] -= outlets[i].massFlow();
    }
    for (int layer = 1; layer < rising.length; layer++) {
      rising[layer] += rising[layer - 1];
    }
    rising[rising.length - 1] = 0;
  }

  private void solveLayers(double seconds) {
    double heatCapacity = settings.liquid().heatCapacity();
    double storing = layerCapacity / seconds;
    for (int layer = 0; layer < end.length; layer++) {
      double up = rising[layer + 1] * heatCapacity;
      double up0 = rising[layer] * heatCapacity;
      double below = layer > 0 ? layerConductance + Math.max(up0, 0) : 0;
      double above = layer < end.length - 1 ? layerConductance + Math.max(-up, 0) : 0;
      double leaving = Math.max(up, 0) + Math.max(-up0, 0) + drawn(layer) * heatCapacity;
      double conducting =
          (layer > 0 ? layerConductance : 0) + (layer < end.length - 1 ? layerConductance : 0);
      double diagonal = storing + leaving + conducting + lossConductance[layer];
      double right =
          storing * start[layer]
              + inflow[layer]
              + lossConductance[layer] * surroundings.temperature();
      if (coil != null && coil.passes(layer)) {
        diagonal += coil.strength();
        right += coil.strength() * coil.entering(layer);
      }
      system.row(layer, below, diagonal, above, right);
    }
    system.solve(end);
  }

  private double drawn(int layer) {
    double sum = 0;
    for (int i = 0; i < outlets.length; i++) {
      if (outletLayers[i] == layer) {
        sum += outlets[i].massFlow();
      }
    }
    return sum;
  }

  @Override
  public void commit(double seconds) {
    System.arraycopy(end, 0, start, 0, end.length);
    mix();
  }

  /** Mixes what is warmer below than above: merges upwards from the bottom until all stands. */
  private void mix() {
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

  @Override
  public double storedEnergy() {
    double sum = 0;
    for (double temperature : start) {
      sum += temperature;
    }
    return layerCapacity * sum;
  }
}
