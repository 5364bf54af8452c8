package org.plantroom.simulation;

import java.util.List;
import org.plantroom.physics.BoreholeField;
import org.plantroom.physics.Ground;

/** Entries of the catalogue: heat of the ground. */
final class GroundTypes {
  private static final double WATER_AND_TUBE = 4.6e6;

  private GroundTypes() {}

  static List<ComponentType> all() {
    return List.of(boreholeField());
  }

  private static ComponentType boreholeField() {
    return new ComponentType(
        "boreholeField",
        "boreholes with U-tubes in a rectangle, all in parallel",
        List.of(
            Liquids.parameter("liquid"),
            Parameter.amount("groundConductivity", "W/(m.K)", 0.1, 10, "of the ground")
                .or("2.5 W/(m.K)"),
            Parameter.amount("groundHeatCapacity", "J/(m3.K)", 1e5, 1e7, "of the ground")
                .or("2.3e6 J/(m3.K)"),
            Parameter.amount("groundTemperature", "Cel", -20, 60, "undisturbed").or("8 °C"),
            Parameter.whole("across", 1, 100, "boreholes along one side").or("1"),
            Parameter.whole("along", 1, 100, "boreholes along the other").or("1"),
            Parameter.amount("spacing", "m", "between neighbours").or("7 m"),
            Parameter.amount("length", "m", 5, 400, "of each"),
            Parameter.amount("diameter", "mm", 60, 400, "of each").or("140 mm"),
            Parameter.amount("depth", "m", "of its upper end").or("3 m"),
            Parameter.amount("resistance", "m.K/W", 0.01, 1, "from fluid to wall").or("0.1 m.K/W"),
            Parameter.amount("tubeResistance", "m.K/W", 0, 1, "film and tube of a leg")
                .or("0.08 m.K/W"),
            Parameter.amount("tubeDiameter", "mm", 10, 100, "inside").or("35 mm"),
            Parameter.amount("groutHeatCapacity", "J/(m3.K)", 1e5, 1e7, "of the filling")
                .or("3.0e6 J/(m3.K)"),
            Parameter.amount("nominalFlow", "kg/s", "of all together"),
            Parameter.amount("nominalLoss", "Pa", "at that flow").or("30 kPa")),
        values -> new BoreholeField(settings(values)));
  }

  private static BoreholeField.Settings settings(Values values) {
    double tube = values.amount("tubeDiameter") / 1000;
    double bore = values.amount("diameter") / 1000;
    double tubeArea = Math.PI / 4 * tube * tube;
    double groutArea = Math.max(0, Math.PI / 4 * bore * bore - 2 * tubeArea);
    return new BoreholeField.Settings(
        values.liquid("liquid"),
        new Ground(
            values.amount("groundConductivity"),
            values.amount("groundHeatCapacity"),
            values.amount("groundTemperature")),
        values.whole("across"),
        values.whole("along"),
        values.amount("spacing"),
        values.amount("length"),
        bore / 2,
        values.amount("depth"),
        values.amount("resistance"),
        values.amount("tubeResistance"),
        tubeArea * WATER_AND_TUBE,
        groutArea * values.amount("groutHeatCapacity"),
        8,
        values.amount("nominalFlow"),
        values.amount("nominalLoss"));
  }
}
