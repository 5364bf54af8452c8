package org.plantroom.simulation;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plantroom.physics.AirSourceMachine;
import org.plantroom.physics.CircuitMap;
import org.plantroom.physics.Component;
import org.plantroom.physics.CompressorControl;
import org.plantroom.physics.FourPipeMachine;
import org.plantroom.physics.LiquidSourceMachine;
import org.plantroom.physics.MachineSettings;
import org.plantroom.physics.QuadraticLoss;

/**
 * Entries of the catalogue: heat pumps, chillers and what is both; {@link CircuitMaps} their maps.
 */
final class HeatPumpTypes {
  private static final List<Parameter> COMMON =
      List.of(
          Parameter.amount("capacity", "W", 1, 1e8, "rated, on the load side"),
          Parameter.amount("minimumSpeed", "1", 0.1, 1, "of an inverter; 1 for on/off").or("1"),
          Parameter.amount("minimumRun", "s", 0, 7200, "least run time").or("300 s"),
          Parameter.amount("minimumStop", "s", 0, 7200, "least stop time").or("300 s"),
          Parameter.amount("hysteresis", "K", 0.1, 20, "around the set point").or("3 K"),
          Parameter.amount("response", "s", 1, 3600, "of an inverter's speed").or("120 s"),
          Parameter.amount("loadMin", "Cel", "least leaving on the load side").optional(),
          Parameter.amount("loadMax", "Cel", "greatest leaving on the load side").optional(),
          Parameter.amount("sourceMin", "Cel", "least entering on the source side").or("-25 °C"),
          Parameter.amount("sourceMax", "Cel", "greatest entering on the source side").or("45 °C"),
          Parameter.amount("approach", "K", 0, 20, "of its exchangers, for fouling").or("4 K"),
          Parameter.amount("startUp", "s", 0, 600, "time constant after a start").or("30 s"),
          Parameter.amount("standby", "W", 0, 1000, "electric, always").or("10 W"));

  private static final List<Parameter> LOAD =
      List.of(
          Liquids.parameter("load"),
          Parameter.amount("cop", "1", 1.05, 20, "rated; of a chiller its EER"),
          Parameter.amount("loadFlow", "kg/s", "where the load side's loss is known"),
          Parameter.amount("loadLoss", "Pa", "at that flow").or("15 kPa"),
          Parameter.amount("temperature", "Cel", -30, 100, "at the start").or("20 °C"));

  private static final List<Parameter> LIQUID_SOURCE =
      List.of(
          Liquids.parameter("source"),
          Parameter.amount("sourceFlow", "kg/s", "where the source side's loss is known"),
          Parameter.amount("sourceLoss", "Pa", "at that flow").or("15 kPa"));

  private static final List<Parameter> FOUR_PIPE_SIDES =
      List.of(
          Parameter.amount("hotFlow", "kg/s", "where the hot side's loss is known"),
          Parameter.amount("hotLoss", "Pa", "at that flow").or("15 kPa"),
          Parameter.amount("coldFlow", "kg/s", "where the cold side's loss is known"),
          Parameter.amount("coldLoss", "Pa", "at that flow").or("15 kPa"));

  private static final Parameter DEFROSTS =
      Parameter.flag("defrosts", "false where the ratings have the defrosting in them").or("true");

  private HeatPumpTypes() {}

  static List<ComponentType> all() {
    return List.of(
        new ComponentType(
            "liquidHeatPump",
            "a heat pump between two liquids, brine or water; with coolingPoints reversible",
            join(
                COMMON,
                LOAD,
                LIQUID_SOURCE,
                rated("0 °C", "35 °C"),
                CircuitMaps.HEATING,
                CircuitMaps.REVERSED),
            values -> liquid(values, CircuitMaps.heating(values), CircuitMaps.reversed(values))),
        new ComponentType(
            "liquidChiller",
            "a chiller between chilled and cooling water",
            join(COMMON, LOAD, LIQUID_SOURCE, rated("27 °C", "7 °C"), CircuitMaps.COOLING),
            values -> liquid(values, null, CircuitMaps.cooling(values))),
        new ComponentType(
                "airHeatPump",
                "a heat pump between outdoor air and water; with coolingPoints reversible",
                join(
                    COMMON,
                    LOAD,
                    rated("7 °C", "35 °C"),
                    CircuitMaps.HEATING,
                    CircuitMaps.REVERSED,
                    List.of(DEFROSTS)),
                values -> air(values, CircuitMaps.heating(values), CircuitMaps.reversed(values)))
            .needs("outdoorTemperature"),
        new ComponentType(
                "airChiller",
                "a chiller that gives its heat to outdoor air",
                join(COMMON, LOAD, rated("35 °C", "7 °C"), CircuitMaps.COOLING),
                values -> air(values, null, CircuitMaps.cooling(values)))
            .needs("outdoorTemperature"),
        new ComponentType(
                "fourPipeMachine",
                "heats and cools at once, between two waters and outdoor air",
                join(COMMON, FOUR_PIPE_SIDES, CircuitMaps.FOUR_PIPE),
                HeatPumpTypes::fourPipe)
            .needs("outdoorTemperature"));
  }

  private static List<Parameter> rated(String source, String load) {
    return List.of(
        Parameter.amount("ratedSource", "Cel", "where it is rated").or(source),
        Parameter.amount("ratedLoad", "Cel", "leaving, where it is rated").or(load));
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  private static List<Parameter> join(List<Parameter>... lists) {
    return Arrays.stream(lists).flatMap(List::stream).toList();
  }

  private static Component liquid(
      Values values, @Nullable CircuitMap heating, @Nullable CircuitMap cooling) {
    return new LiquidSourceMachine(
        new LiquidSourceMachine.Settings(
            machine(values, heating != null),
            heating,
            cooling,
            values.liquid("load"),
            values.liquid("source"),
            QuadraticLoss.at(values.amount("loadFlow"), values.amount("loadLoss")),
            QuadraticLoss.at(values.amount("sourceFlow"), values.amount("sourceLoss")),
            values.amount("temperature")));
  }

  private static Component air(
      Values values, @Nullable CircuitMap heating, @Nullable CircuitMap cooling) {
    boolean defrosts = heating != null && values.flag("defrosts");
    return new AirSourceMachine(
        new AirSourceMachine.Settings(
            machine(values, heating != null),
            heating,
            cooling,
            defrosts ? values.amount("capacity") : 0,
            values.liquid("load"),
            QuadraticLoss.at(values.amount("loadFlow"), values.amount("loadLoss")),
            values.amount("temperature")));
  }

  private static Component fourPipe(Values values) {
    return new FourPipeMachine(
        new FourPipeMachine.Settings(
            machine(values, true),
            CircuitMaps.recovery(values),
            CircuitMaps.fourPipeHeating(values),
            CircuitMaps.fourPipeCooling(values),
            QuadraticLoss.at(values.amount("hotFlow"), values.amount("hotLoss")),
            QuadraticLoss.at(values.amount("coldFlow"), values.amount("coldLoss"))));
  }

  private static MachineSettings machine(Values values, boolean heats) {
    CompressorControl.Settings control =
        new CompressorControl.Settings(
            values.amount("minimumSpeed"),
            values.amount("minimumRun"),
            values.amount("minimumStop"),
            values.amount("hysteresis"),
            values.amount("response"));
    MachineSettings usual = MachineSettings.usual(control, values.amount("capacity"));
    return new MachineSettings(
        control,
        new MachineSettings.Limits(
            values.amount("sourceMin"),
            values.amount("sourceMax"),
            values.has("loadMin") ? values.amount("loadMin") : heats ? 5 : 3,
            values.has("loadMax") ? values.amount("loadMax") : 65),
        usual.loadHeatCapacity(),
        usual.sourceHeatCapacity(),
        values.amount("approach"),
        values.amount("startUp"),
        values.amount("standby"));
  }
}
