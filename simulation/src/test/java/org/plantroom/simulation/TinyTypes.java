package org.plantroom.simulation;

import java.util.List;
import org.plantroom.physics.Component;
import org.plantroom.physics.HeatPort;
import org.plantroom.physics.HeatTap;
import org.plantroom.physics.Inlet;
import org.plantroom.physics.InputRange;
import org.plantroom.physics.Liquid;
import org.plantroom.physics.MoistAir;
import org.plantroom.physics.Outlet;
import org.plantroom.physics.Ports;
import org.plantroom.physics.Ranges;

/**
 * The least components that have each kind of port, so that plants can be tested without physics.
 */
final class TinyTypes {
  static final Catalogue CATALOGUE =
      Catalogue.of(
          List.of(
              new ComponentType(
                  "feed",
                  "water of a flow and temperature",
                  List.of(
                      Parameter.amount("massFlow", "kg/s", 0, 100, "what flows"),
                      Parameter.amount("temperature", "Cel", -20, 95, "of it").or("20 °C")),
                  v -> new Feed(v.amount("massFlow"), v.amount("temperature"))),
              new ComponentType("drain", "takes water away", List.of(), v -> new Drain()),
              new ComponentType(
                  "mass",
                  "mixed water with a wall",
                  List.of(
                      Parameter.amount("volume", "m3", "of water"),
                      Parameter.amount("temperature", "Cel", "at the start").or("20 °C"),
                      Parameter.amount("conductance", "W/K", "of its wall").or("0 W/K")),
                  v ->
                      new Mass(
                          v.amount("volume"), v.amount("temperature"), v.amount("conductance"))),
              new ComponentType(
                      "heater",
                      "heats what flows through",
                      List.of(Parameter.amount("power", "W", "at full load")),
                      v -> new Heater(v.amount("power")))
                  .needs("load"),
              new ComponentType("double", "twice its input", List.of(), v -> new Twice()),
              new ComponentType("airFeed", "air", List.of(), v -> new AirFeed())));

  private TinyTypes() {}

  /** Water of a flow and temperature. */
  static final class Feed implements Component {
    private final Outlet outlet;
    private double temperature;

    Feed(double massFlow, double temperature) {
      this.temperature = temperature;
      outlet = new Outlet(Liquid.WATER, temperature);
      outlet.flow(massFlow);
    }

    @Override
    public void describe(Ports ports) {
      ports.outlet("outlet", outlet);
      ports.input(
          "temperature", "Cel", new InputRange(0, 95, temperature), value -> temperature = value);
    }

    @Override
    public void solve(double seconds) {
      outlet.give(temperature);
    }

    @Override
    public double addedPower() {
      return outlet.enthalpyFlow();
    }
  }

  /** The end of a pipe. */
  static final class Drain implements Component {
    private final Inlet inlet = new Inlet(Liquid.WATER, 20);

    @Override
    public void describe(Ports ports) {
      ports.inlet("inlet", inlet);
      ports.quantity("temperature", "Cel", inlet::temperature);
    }

    @Override
    public void solve(double seconds) {
      // What comes in is gone.
    }

    @Override
    public double addedPower() {
      return -inlet.enthalpyFlow();
    }
  }

  /** Mixed water, implicit. */
  static final class Mass implements Component {
    private final Inlet inlet;
    private final Outlet outlet;
    private final HeatPort heat;
    private final HeatTap wall = new HeatTap(0);
    private final double capacity;
    private final double conductance;
    private double before;
    private double temperature;

    Mass(double volume, double temperature, double conductance) {
      Ranges.above(0, "volume", volume);
      capacity = volume * Liquid.WATER.density() * Liquid.WATER.heatCapacity();
      this.conductance = conductance;
      before = temperature;
      this.temperature = temperature;
      inlet = new Inlet(Liquid.WATER, temperature);
      outlet = new Outlet(Liquid.WATER, temperature);
      heat = new HeatPort(temperature);
    }

    @Override
    public void describe(Ports ports) {
      ports.inlet("inlet", inlet);
      ports.outlet("outlet", outlet);
      ports.takesHeat("heat", heat);
      ports.givesHeat("wall", wall);
      ports.quantity("temperature", "Cel", () -> temperature);
    }

    @Override
    public void solve(double seconds) {
      double stream = inlet.massFlow() * Liquid.WATER.heatCapacity();
      double gains = stream * inlet.temperature() + heat.power() + conductance * wall.temperature();
      temperature =
          (capacity * before + seconds * gains) / (capacity + seconds * (stream + conductance));
      wall.give(conductance * (temperature - wall.temperature()));
      outlet.flow(inlet.massFlow());
      outlet.give(temperature);
      heat.show(temperature);
    }

    @Override
    public void commit(double seconds) {
      before = temperature;
    }

    @Override
    public double storedEnergy() {
      return capacity * before;
    }
  }

  /** Heats what flows through. */
  static final class Heater implements Component {
    private final Inlet inlet = new Inlet(Liquid.WATER, 20);
    private final Outlet outlet = new Outlet(Liquid.WATER, 20);
    private final double power;
    private double load;

    Heater(double power) {
      this.power = Ranges.atLeast(0, "power", power);
    }

    @Override
    public void describe(Ports ports) {
      ports.inlet("inlet", inlet);
      ports.outlet("outlet", outlet);
      ports.input("load", "1", InputRange.share(0), value -> load = value);
      ports.quantity("power", "kW", () -> added() / 1000);
    }

    private double added() {
      return inlet.massFlow() > 0 ? load * power : 0;
    }

    @Override
    public void solve(double seconds) {
      double stream = inlet.massFlow() * Liquid.WATER.heatCapacity();
      outlet.flow(inlet.massFlow());
      outlet.give(inlet.temperature() + (stream > 0 ? added() / stream : 0));
    }

    @Override
    public double addedPower() {
      return added();
    }
  }

  /** A controller. */
  static final class Twice implements Component {
    private double in;
    private double out;

    @Override
    public void describe(Ports ports) {
      ports.input("in", "W", InputRange.any(0), value -> in = value);
      ports.quantity("out", "W", () -> out);
    }

    @Override
    public void begin(double seconds) {
      out = 2 * in;
    }

    @Override
    public void solve(double seconds) {
      // It has done its work.
    }
  }

  /** Air. */
  static final class AirFeed implements Component {
    private final Outlet outlet = new Outlet(MoistAir.AIR, 20);

    @Override
    public void describe(Ports ports) {
      ports.outlet("outlet", outlet);
    }

    @Override
    public void solve(double seconds) {
      outlet.give(20);
    }
  }
}
