package org.plantroom.study;

import java.util.List;
import org.plantroom.physics.Component;
import org.plantroom.physics.InputRange;
import org.plantroom.physics.Ports;
import org.plantroom.simulation.Catalogue;
import org.plantroom.simulation.ComponentType;
import org.plantroom.simulation.Parameter;

/** A heated room with a closed form, besides all that the simulator has. */
final class TestCatalogue {
  static final Catalogue ALL =
      Catalogue.standard()
          .with(
              List.of(
                  new ComponentType(
                      "testRoom",
                      "a room with a heater and an outdoor temperature",
                      List.of(
                          Parameter.amount("capacity", "J/K", 1, 1e12, "of the room"),
                          Parameter.amount("conductance", "W/K", 0, 1e6, "to outside"),
                          Parameter.amount("setPoint", "Cel", 0, 40, "of the heater").or("21 °C"),
                          Parameter.amount("power", "W", 0, 1e9, "of the heater").or("5 kW")),
                      v ->
                          new Room(
                              v.amount("capacity"),
                              v.amount("conductance"),
                              v.amount("setPoint"),
                              v.amount("power")))));

  private TestCatalogue() {}

  /** One node, implicit; the heater holds the set point as far as its power goes. */
  static final class Room implements Component {
    private final double capacity;
    private final double conductance;
    private final double power;
    private double setPoint;
    private double outdoor;
    private double load = Double.NaN;
    private double before = 20;
    private double temperature = 20;
    private double heat;

    Room(double capacity, double conductance, double setPoint, double power) {
      this.capacity = capacity;
      this.conductance = conductance;
      this.setPoint = setPoint;
      this.power = power;
    }

    @Override
    public void describe(Ports ports) {
      ports.quantity("temperature", "Cel", () -> temperature);
      ports.quantity("heat", "W", () -> heat);
      ports.input("outdoor", "Cel", InputRange.any(0), value -> outdoor = value);
      ports.input("setPoint", "Cel", InputRange.any(setPoint), value -> setPoint = value);
      ports.input("load", "W", InputRange.any(-1), value -> load = value < 0 ? Double.NaN : value);
    }

    @Override
    public void solve(double seconds) {
      double needed = capacity / seconds * (setPoint - before) + conductance * (setPoint - outdoor);
      heat = Double.isNaN(load) ? Math.clamp(needed, 0, power) : load;
      temperature =
          (capacity / seconds * before + conductance * outdoor + heat)
              / (capacity / seconds + conductance);
    }

    @Override
    public void commit(double seconds) {
      before = temperature;
    }

    @Override
    public double storedEnergy() {
      return capacity * before;
    }

    @Override
    public double addedPower() {
      return heat - conductance * (temperature - outdoor);
    }
  }
}
