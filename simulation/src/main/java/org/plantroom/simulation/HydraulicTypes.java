package org.plantroom.simulation;

import java.util.List;
import java.util.function.Function;
import org.plantroom.physics.CheckValve;
import org.plantroom.physics.Component;
import org.plantroom.physics.DivertingValve;
import org.plantroom.physics.FlowMachine;
import org.plantroom.physics.Liquid;
import org.plantroom.physics.MachineControl;
import org.plantroom.physics.MachineCurve;
import org.plantroom.physics.MixingValve;
import org.plantroom.physics.Resistance;
import org.plantroom.physics.TwoWayValve;
import org.plantroom.physics.ValveCharacteristic;
import org.plantroom.physics.ValveTrim;

/** Entries of the catalogue: pumps, valves and fittings of liquid circuits. */
final class HydraulicTypes {
  private static final Parameter NOMINAL_FLOW =
      Parameter.amount("nominalFlow", "kg/s", "where the loss is known");
  private static final Parameter NOMINAL_LOSS =
      Parameter.amount("nominalLoss", "Pa", "at the nominal flow");

  private HydraulicTypes() {}

  static List<ComponentType> all() {
    return List.of(
        pump("pump", "a pump of a given speed", MachineControl.SPEED, "1", "0"),
        pump(
            "pressurePump",
            "a pump that keeps a pressure",
            MachineControl.PRESSURE,
            "Pa",
            "20 kPa"),
        pump("flowPump", "a pump that keeps a mass flow", MachineControl.FLOW, "kg/s", "0.1 kg/s"),
        new ComponentType(
            "resistance",
            "fittings, a strainer: loses pressure and may clog",
            List.of(Liquids.parameter("liquid"), NOMINAL_FLOW, NOMINAL_LOSS),
            values ->
                new Resistance(
                    new Resistance.Settings(
                        values.liquid("liquid"),
                        values.amount("nominalFlow"),
                        values.amount("nominalLoss")))),
        new ComponentType(
            "checkValve",
            "lets flow pass one way",
            List.of(
                Liquids.parameter("liquid"),
                NOMINAL_FLOW,
                NOMINAL_LOSS,
                Parameter.amount("openingPressure", "Pa", "of its spring").or("1 kPa")),
            values ->
                new CheckValve(
                    new CheckValve.Settings(
                        values.liquid("liquid"),
                        values.amount("nominalFlow"),
                        values.amount("nominalLoss"),
                        values.amount("openingPressure")))),
        valve("valve", "a two-way control valve", v -> new TwoWayValve(trim(v), position(v))),
        valve(
            "mixingValve",
            "a three-way valve, a and b in",
            v -> new MixingValve(trim(v), position(v))),
        valve(
            "divertingValve",
            "a three-way valve, a and b out",
            v -> new DivertingValve(trim(v), position(v))));
  }

  private static ComponentType pump(
      String name, String description, MachineControl control, String unit, String setPoint) {
    return new ComponentType(
        name,
        description,
        List.of(
            Liquids.parameter("liquid"),
            Parameter.amount("nominalFlow", "m3/h", "at full speed"),
            Parameter.amount("nominalPressure", "Pa", "gained at that flow"),
            Parameter.amount("efficiency", "1", 0.01, 1, "of the whole").or("0.45"),
            Parameter.amount("heatToFluid", "1", 0, 1, "share of the losses").or("1"),
            Parameter.amount("setPoint", unit, "kept until it is set").or(setPoint)),
        values -> {
          Liquid liquid = values.liquid("liquid");
          MachineCurve curve =
              MachineCurve.nominal(
                  values.amount("nominalFlow") / 3600,
                  values.amount("nominalPressure"),
                  values.amount("efficiency"));
          return new FlowMachine(
              new FlowMachine.Settings(liquid, curve, control, values.amount("heatToFluid")),
              values.amount("setPoint"));
        });
  }

  private static ComponentType valve(
      String name, String description, Function<Values, Component> factory) {
    return new ComponentType(
        name,
        description,
        List.of(
            Liquids.parameter("liquid"),
            Parameter.amount("kvs", "m3/h", "at 1 bar, open"),
            Parameter.choice("characteristic", List.of("linear", "equalPercentage"), "of the plug")
                .or("linear"),
            Parameter.amount("rangeability", "1", 10, 200, "greatest over least flow").or("50"),
            Parameter.amount("leakage", "1", 0, 0.1, "share of kvs when closed").or("0.0001"),
            Parameter.amount("strokeTime", "s", 0, 600, "from closed to open").or("60 s"),
            Parameter.amount("start", "1", 0, 1, "position at the start").or("0")),
        factory);
  }

  private static double position(Values values) {
    return values.amount("start");
  }

  private static ValveTrim trim(Values values) {
    return new ValveTrim(
        values.liquid("liquid"),
        values.amount("kvs"),
        values.text("characteristic").equals("linear")
            ? ValveCharacteristic.LINEAR
            : ValveCharacteristic.EQUAL_PERCENTAGE,
        values.amount("rangeability"),
        values.amount("leakage"),
        values.amount("strokeTime"));
  }
}
