package org.plantroom.simulation;

import java.util.List;
import org.plantroom.building.OutdoorAir;
import org.plantroom.building.Weather;
import org.plantroom.physics.AirFilter;
import org.plantroom.physics.Component;
import org.plantroom.physics.Damper;
import org.plantroom.physics.DamperBlades;
import org.plantroom.physics.FlowArrangement;
import org.plantroom.physics.FlowMachine;
import org.plantroom.physics.HeatExchanger;
import org.plantroom.physics.HeatRecovery;
import org.plantroom.physics.Humidifier;
import org.plantroom.physics.MachineControl;
import org.plantroom.physics.MachineCurve;
import org.plantroom.physics.MixingBox;
import org.plantroom.physics.MoistAir;
import org.plantroom.physics.VavBox;

/** Entries of the catalogue: fans, filters, dampers and recovery of air handling units. */
final class AirTypes {
  private static final Parameter AIR_FLOW =
      Parameter.amount("nominalFlow", "kg/s", "of dry air, where the loss is known");
  private static final Parameter AIR_LOSS =
      Parameter.amount("nominalLoss", "Pa", "at the nominal flow");

  private static final Parameter LEAKAGE =
      Parameter.amount("leakage", "1", 0.001, 0.2, "share of the flow when closed").or("0.005");
  private static final Parameter STROKE_TIME =
      Parameter.amount("strokeTime", "s", 0, 600, "from closed to open").or("90 s");

  private AirTypes() {}

  static List<ComponentType> all() {
    return List.of(
        new ComponentType(
            "outdoorAir",
            "the air of the plant's weather, taken in and blown out",
            List.of(),
            values -> new OutdoorAir(values.weather(Weather.class))),
        fan("fan", "a fan of a given speed", MachineControl.SPEED, "1", "0"),
        fan("pressureFan", "a fan that keeps a pressure", MachineControl.PRESSURE, "Pa", "200 Pa"),
        new ComponentType(
            "airFilter",
            "a filter that clogs with the dust it holds",
            List.of(
                AIR_FLOW,
                AIR_LOSS,
                Parameter.amount("finalLoss", "Pa", "at which it should be renewed").or("300 Pa"),
                Parameter.amount("dustCapacity", "g", "held until then").or("600 g"),
                Parameter.amount("dust", "ug/kg", 0, 10_000, "in the air").or("50 ug/kg")),
            AirTypes::filter),
        new ComponentType(
            "damper",
            "a damper in a duct",
            List.of(AIR_FLOW, AIR_LOSS.or("20 Pa"), LEAKAGE, STROKE_TIME, start("1")),
            values -> new Damper(blades(values), values.amount("start"))),
        new ComponentType(
            "mixingBox",
            "an economiser: dampers for outdoor, return and exhaust air, moved together",
            List.of(AIR_FLOW, AIR_LOSS.or("20 Pa"), LEAKAGE, STROKE_TIME, start("0.2")),
            values -> new MixingBox(blades(values), values.amount("start"))),
        new ComponentType(
            "vavBox",
            "a box that keeps a room's air flow",
            List.of(
                Parameter.amount("maximum", "kg/s", "of dry air, at demand 1"),
                Parameter.amount("minimum", "kg/s", "at demand 0").or("0 kg/s"),
                Parameter.amount("openLoss", "Pa", "open, at the maximum").or("30 Pa")),
            values ->
                new VavBox(
                    new VavBox.Settings(
                        values.amount("maximum"),
                        values.amount("minimum"),
                        values.amount("openLoss")))),
        new ComponentType(
            "humidifier",
            "adds steam or water to air",
            List.of(
                Parameter.choice("kind", List.of("steam", "water"), "what is added").or("steam"),
                AIR_FLOW,
                AIR_LOSS.or("20 Pa"),
                Parameter.amount("capacity", "kg/h", "of water")),
            values ->
                new Humidifier(
                    new Humidifier.Settings(
                        values.text("kind").equals("steam"),
                        values.amount("nominalFlow"),
                        values.amount("capacity") / 3600,
                        values.amount("nominalLoss")))),
        new ComponentType(
            "heatRecovery",
            "a plate exchanger or a wheel between exhaust and supply air",
            List.of(
                Parameter.amount("effectiveness", "1", 0.1, 0.95, "of temperature").or("0.75"),
                Parameter.amount("moisture", "1", 0, 0.95, "of vapour; 0 for plates").or("0"),
                AIR_FLOW,
                AIR_LOSS.or("120 Pa"),
                Parameter.amount("frostLimit", "Cel", -30, 20, "of leaving exhaust").or("2 °C"),
                Parameter.amount("power", "W", "of the wheel's motor").or("0 W")),
            AirTypes::heatRecovery),
        new ComponentType(
            "airRecovery",
            "a plate exchanger between exhaust (first) and fresh air (second), dry",
            List.of(
                Parameter.amount("conductance", "W/K", "UA at the nominal flow"),
                AIR_FLOW,
                AIR_LOSS.or("120 Pa")),
            AirTypes::recovery));
  }

  private static ComponentType fan(
      String name, String description, MachineControl control, String unit, String setPoint) {
    return new ComponentType(
        name,
        description,
        List.of(
            Parameter.amount("nominalFlow", "m3/h", "at full speed"),
            Parameter.amount("nominalPressure", "Pa", "gained at that flow"),
            Parameter.amount("efficiency", "1", 0.01, 1, "of the whole").or("0.55"),
            Parameter.amount("heatToFluid", "1", 0, 1, "share of the losses").or("1"),
            Parameter.amount("setPoint", unit, "kept until it is set").or(setPoint)),
        values ->
            new FlowMachine(
                new FlowMachine.Settings(
                    MoistAir.AIR,
                    MachineCurve.nominal(
                        values.amount("nominalFlow") / 3600,
                        values.amount("nominalPressure"),
                        values.amount("efficiency")),
                    control,
                    values.amount("heatToFluid")),
                values.amount("setPoint")));
  }

  private static Parameter start(String position) {
    return Parameter.amount("start", "1", 0, 1, "position at the start").or(position);
  }

  private static Component filter(Values values) {
    return new AirFilter(
        new AirFilter.Settings(
            values.amount("nominalFlow"),
            values.amount("nominalLoss"),
            values.amount("finalLoss"),
            values.amount("dustCapacity") / 1000,
            values.amount("dust") * 1e-9));
  }

  private static DamperBlades blades(Values values) {
    return new DamperBlades(
        values.amount("nominalFlow"),
        values.amount("nominalLoss"),
        values.amount("leakage"),
        values.amount("strokeTime"));
  }

  private static Component heatRecovery(Values values) {
    return new HeatRecovery(
        new HeatRecovery.Settings(
            values.amount("nominalFlow"),
            values.amount("effectiveness"),
            values.amount("moisture"),
            values.amount("nominalLoss"),
            values.amount("frostLimit"),
            values.amount("power")));
  }

  private static Component recovery(Values values) {
    double flow = values.amount("nominalFlow");
    double loss = values.amount("nominalLoss");
    return new HeatExchanger(
        new HeatExchanger.Settings(
            MoistAir.AIR,
            MoistAir.AIR,
            FlowArrangement.COUNTER,
            values.amount("conductance"),
            flow,
            flow,
            loss,
            loss));
  }
}
