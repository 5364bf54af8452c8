package org.plantroom.app;

import java.util.List;
import java.util.Map;

/** How the page of components is divided, and what stands before the types of a family. */
final class ComponentFamilies {
  /**
   * Types that belong together.
   *
   * @param intro Markdown
   */
  record Family(String title, String intro, List<String> types) {}

  private static final String WEATHER =
      """
      One weather a plant, under `weather:`. With a file of a place (EPW, as EnergyPlus, OneBuilding and PVGIS give them) or, without one, a plausible
      year made from latitude and seed.
      """;

  private static final String MACHINES =
      """
      What a machine gives at given temperatures and speed is its *map*. A file gives it in one of these ways:

      | in the file | the map | for |
      | --- | --- | --- |
      | `cop`, `ratedSource`, `ratedLoad` | constant Carnot effectiveness through one rated state: [`CarnotMap`](#carnotmap) | a first look |
      | `points` | a table of rating points of EN 14511, or the part-load points of a Keymark data sheet (EN 14825): [`RatingTable`](#ratingtable) | a machine with a data sheet |
      | `partLoadPoints` | the same at several speeds | an inverter measured at several speeds |
      | `hplibFile`, `hplibModel` | a row of [hplib](https://github.com/FZJ-IEK3-VSA/hplib): [`HplibModel`](#hplibmodel) | any of its 6,000 Keymark machines |
      | `coolingPoints`, or `hplibCooling: true` | the same for cooling: the machine is reversible | |

      A row of `points` is source entering, load leaving, heating capacity, COP. The Keymark lists capacity and COP at −7, 2, 7 and 12 °C outdoors; the
      water that goes with them is 34, 30, 27 and 24 °C at low temperature (35 °C) and 52, 42, 36 and 30 °C at medium temperature (55 °C). Such ratings
      have the defrosting in them: `defrosts: false`. `capacity` and `cop` are asked for in each case; where there are points or a row `capacity`
      scales inertia and defrosting alone, and `cop` nothing.

      `hplibFile` is `hplib_database.csv` as hplib 2 publishes it, beside the plant file, and `hplibModel` the text of its column `Titel`. A table errs less
      than hplib's equations do: [D7 and D8](validation.md#d7-table).
      """;

  private static final String CONTROLLERS =
      """
      Under `controllers:`. They decide once a step, in the order of their signals, by what they saw at its beginning. Inputs without a signal are set by
      `inputs:` or by a device's register. Tuning: [Tune a control loop](../how-to/tune.md).
      """;

  static final List<Family> ALL =
      List.of(
          new Family("Weather", WEATHER, List.of("epw", "syntheticClimate")),
          new Family(
              "Pumps, valves, fittings",
              "",
              List.of(
                  "pump",
                  "pressurePump",
                  "flowPump",
                  "valve",
                  "mixingValve",
                  "divertingValve",
                  "checkValve",
                  "resistance",
                  "pipe")),
          new Family(
              "Storage and ground", "", List.of("stratifiedTank", "iceTank", "boreholeField")),
          new Family(
              "Heat pumps and chillers",
              MACHINES,
              List.of(
                  "airHeatPump",
                  "liquidHeatPump",
                  "airChiller",
                  "liquidChiller",
                  "fourPipeMachine")),
          new Family("Exchangers", "", List.of("heatExchanger", "airHeater", "airCoil")),
          new Family(
              "Air handling",
              "",
              List.of(
                  "outdoorAir",
                  "fan",
                  "pressureFan",
                  "airFilter",
                  "damper",
                  "mixingBox",
                  "vavBox",
                  "heatRecovery",
                  "airRecovery",
                  "humidifier")),
          new Family(
              "Rooms and what heats them",
              "",
              List.of("room", "twoElementRoom", "radiator", "floorHeating", "partition")),
          new Family("Electricity", "", List.of("electricityMeter", "photovoltaicArray")),
          new Family(
              "Controllers",
              CONTROLLERS,
              List.of(
                  "pid",
                  "onOff",
                  "heatCurve",
                  "curve",
                  "schedule",
                  "rateLimit",
                  "trimAndRespond",
                  "sequence",
                  "scale",
                  "choice",
                  "highest",
                  "lowest",
                  "sum")),
          new Family("Units of other tools", "", List.of("fmu")));

  /** Classes that describe a type beside, or instead of, the one that is built. */
  static final Map<String, List<String>> CLASSES =
      Map.ofEntries(
          Map.entry("epw", List.of("Weather", "EpwReader", "WeatherYear")),
          Map.entry("syntheticClimate", List.of("SyntheticClimate", "Weather")),
          Map.entry("room", List.of("Room", "OneMassFabric")),
          Map.entry("twoElementRoom", List.of("Room", "TwoElementFabric")),
          Map.entry(
              "airHeatPump",
              List.of(
                  "AirSourceMachine",
                  "CarnotMap",
                  "RatingTable",
                  "InverterMap",
                  "HplibModel",
                  "HplibCooling")),
          Map.entry("pid", List.of("Pid")),
          Map.entry("onOff", List.of("Hysteresis", "RunTimes")),
          Map.entry("heatCurve", List.of("HeatCurve")),
          Map.entry("curve", List.of("Curve")),
          Map.entry("schedule", List.of("WeeklySchedule")),
          Map.entry("rateLimit", List.of("RateLimit")),
          Map.entry("trimAndRespond", List.of("TrimAndRespond")),
          Map.entry("sequence", List.of("Sequence")),
          Map.entry("fmu", List.of("FmuComponent")));

  private ComponentFamilies() {}
}
