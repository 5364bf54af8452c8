package org.plantroom.physics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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
 * do), no storage in the wall. Units: kg/s, °C, W, J, m. Range: 0 to 95 °C, 1 to 100 layers.
 * Source: Kleinbach, Beckman and Klein, Performance study of one-dimensional models for stratified
 * thermal storage tanks, Solar Energy 50 (1993).
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

  private final TankPorts ports;
  private final TankLayers layers;
  private final @Nullable TankCoil coil;
  private final HeatTap surroundings = new HeatTap(20);
  private final double[] noCoil;
  private final double[] heat;
  private double lastSeconds;
  private double loss;

  /**
   * A tank of one temperature.
   *
   * @param temperature °C
   */
  public StratifiedTank(Settings settings, double temperature) {
    ports = new TankPorts(settings, temperature);
    layers = new TankLayers(settings, temperature);
    coil = settings.coil() == null ? null : new TankCoil(settings.coil(), settings.layers());
    noCoil = new double[settings.layers()];
    heat = new double[settings.layers()];
  }

  @Override
  public void describe(Ports to) {
    ports.describe(to);
    if (coil != null) {
      coil.describe(to);
    }
    to.givesHeat("surroundings", surroundings);
    int top = layers.count() - 1;
    for (int layer = 0; layer <= top; layer++) {
      int at = layer;
      to.quantity("temperature" + (layer + 1), "Cel", () -> layers.temperature(at));
    }
    to.quantity("topTemperature", "Cel", () -> layers.temperature(top));
    to.quantity("middleTemperature", "Cel", () -> layers.temperature((top + 1) / 2));
    to.quantity("bottomTemperature", "Cel", () -> layers.temperature(0));
    to.quantity("meanTemperature", "Cel", layers::mean);
    to.quantity("loss", "W", () -> loss);
  }

  /** Temperatures of the layers from the bottom, °C. */
  public List<Double> temperatures() {
    return IntStream.range(0, layers.count()).mapToObj(layers::temperature).toList();
  }

  @Override
  public void solve(double seconds) {
    boolean flowing = ports.isChanged();
    boolean coiling = coil != null && coil.isChanged();
    if (flowing || coiling || seconds != lastSeconds) {
      lastSeconds = seconds;
      layers.flow(ports, coil == null ? noCoil : coil.strength(), seconds);
    }
    solveLayers(seconds);
    if (coil != null) {
      solveCoil(coil, seconds);
    }
    ports.give(layers.end());
    loss = layers.loss(surroundings.temperature());
    surroundings.give(loss);
  }

  private void solveLayers(double seconds) {
    Arrays.fill(heat, 0);
    ports.bring(heat);
    if (coil != null) {
      coil.bring(heat);
    }
    layers.solve(heat, surroundings.temperature(), seconds);
  }

  private void solveCoil(TankCoil within, double seconds) {
    for (int i = 0; i < MOST_COIL_ROUNDS && !within.follow(layers.end()); i++) {
      solveLayers(seconds);
    }
    within.leave(layers.end());
  }

  @Override
  public void commit(double seconds) {
    layers.commit();
  }

  @Override
  public double storedEnergy() {
    return layers.storedEnergy();
  }
}
