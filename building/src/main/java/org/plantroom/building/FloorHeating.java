package org.plantroom.building;

import org.plantroom.physics.Component;
import org.plantroom.physics.HeatTap;
import org.plantroom.physics.Inlet;
import org.plantroom.physics.Liquid;
import org.plantroom.physics.Outlet;
import org.plantroom.physics.Ports;
import org.plantroom.physics.QuadraticLoss;
import org.plantroom.physics.Ranges;

/**
 * A floor with water pipes: heats a room from below, or cools it.
 *
 * <pre>
 *            room's surfaces
 *                  ^ up
 *   inlet --> [ screed, one mass ] --> outlet
 *                  v down
 *             ground or a room below
 * </pre>
 *
 * <p>Equations: water to screed {@code Q = ε·ṁc·(Tin − T)}, {@code ε = 1 − e^(−UA/ṁc)}; the screed
 * is one mass, {@code C·dT/dt = Q − Uup·A·(T − Tup) − Udown·A·(T − Tdown)}, implicit Euler.
 * Assumptions: the pipes' water is part of the mass; no edge losses. Range: water 5 to 60 °C.
 * Units: kg/s, °C, W; conductances and capacity a m² of floor. Source: EN 15377-1.
 */
public final class FloorHeating implements Component {
  /**
   * A floor.
   *
   * @param liquid in the pipes
   * @param area m², more than 0
   * @param pipeConductance water to screed, W/(m²·K), more than 0
   * @param upward conductance from the screed to the surfaces the room has, W/(m²·K), more than 0
   * @param downward conductance through the insulation, W/(m²·K), 0 or more
   * @param capacity of screed, cover and water, J/(m²·K), more than 0
   * @param nominalFlow kg/s, more than 0
   * @param nominalLoss Pa at it, 0 or more
   * @param start temperature, °C
   */
  public record Settings(
      Liquid liquid,
      double area,
      double pipeConductance,
      double upward,
      double downward,
      double capacity,
      double nominalFlow,
      double nominalLoss,
      double start) {
    /** A floor as described. */
    public Settings {
      Ranges.above(0, "area", area);
      Ranges.above(0, "pipeConductance", pipeConductance);
      Ranges.above(0, "upward", upward);
      Ranges.atLeast(0, "downward", downward);
      Ranges.above(0, "capacity", capacity);
      Ranges.above(0, "nominalFlow", nominalFlow);
      Ranges.atLeast(0, "nominalLoss", nominalLoss);
      Ranges.within(0, 60, "start", start);
    }
  }

  private final double pipes;
  private final double upward;
  private final double downward;
  private final double capacity;
  private final double heatCapacity;
  private final QuadraticLoss loss;
  private final Inlet inlet;
  private final Outlet outlet;
  private final HeatTap up;
  private final HeatTap down;
  private double effectiveness;
  private double flowOfEffectiveness = -1;
  private double temperature;
  private double nextTemperature;
  private double power;

  /** A floor at one temperature. */
  public FloorHeating(Settings settings) {
    pipes = settings.area() * settings.pipeConductance();
    upward = settings.area() * settings.upward();
    downward = settings.area() * settings.downward();
    capacity = settings.area() * settings.capacity();
    heatCapacity = settings.liquid().heatCapacity();
    loss = QuadraticLoss.at(settings.nominalFlow(), settings.nominalLoss());
    temperature = settings.start();
    nextTemperature = temperature;
    inlet = new Inlet(settings.liquid(), temperature);
    outlet = new Outlet(settings.liquid(), temperature);
    up = new HeatTap(temperature);
    down = new HeatTap(10);
  }

  @Override
  public void describe(Ports ports) {
    ports.inlet("inlet", inlet);
    ports.outlet("outlet", outlet);
    ports.path(inlet, outlet, loss);
    ports.givesHeat("up", up);
    ports.givesHeat("down", down);
    ports.quantity("temperature", "Cel", () -> nextTemperature);
    ports.quantity("power", "W", () -> power);
    ports.quantity("returnTemperature", "Cel", outlet::temperature);
  }

  @Override
  public void solve(double seconds) {
    double flow = outlet.massFlow() * heatCapacity;
    double water = flow * effectiveness(flow);
    double inertia = capacity / seconds;
    nextTemperature =
        (inertia * temperature
                + water * inlet.temperature()
                + upward * up.temperature()
                + downward * down.temperature())
            / (inertia + water + upward + downward);
    power = water * (inlet.temperature() - nextTemperature);
    up.give(upward * (nextTemperature - up.temperature()));
    down.give(downward * (nextTemperature - down.temperature()));
    outlet.give(flow > 0 ? inlet.temperature() - power / flow : nextTemperature);
  }

  private double effectiveness(double flow) {
    if (flow != flowOfEffectiveness) {
      flowOfEffectiveness = flow;
      effectiveness = flow > 0 ? 1 - Math.exp(-pipes / flow) : 0;
    }
    return effectiveness;
  }

  @Override
  public void commit(double seconds) {
    temperature = nextTemperature;
  }

  @Override
  public double storedEnergy() {
    return capacity * temperature;
  }
}
