package org.plantroom.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plantroom.physics.CarnotMap;
import org.plantroom.physics.CircuitMap;
import org.plantroom.physics.HplibCooling;
import org.plantroom.physics.HplibModel;
import org.plantroom.physics.InverterMap;
import org.plantroom.physics.RatingPoint;
import org.plantroom.physics.RatingTable;

/**
 * Maps of refrigerant circuits out of a plant file: a table of rating points, with or without part
 * load, a row of hplib, or, with none of these, constant Carnot effectiveness through the rated
 * state. An inverter gets usual part load where its points say nothing about it.
 */
final class CircuitMaps {
  private static final double APPROACH = 4;

  private static final Parameter PART_LOAD_POINTS =
      Parameter.table(
          "partLoadPoints",
          "source entering, load leaving, speed, heating capacity, COP",
          "Cel",
          "Cel",
          "1",
          "W",
          "1");
  private static final Parameter COOLING_POINTS = states("coolingPoints", "cooling capacity, EER");

  /** How a machine heats. */
  static final List<Parameter> HEATING =
      List.of(
          Parameter.table(
                  "points", "source, load leaving, heating capacity, COP", "Cel", "Cel", "W", "1")
              .optional(),
          PART_LOAD_POINTS.optional(),
          Parameter.file("hplibFile", "hplib_database.csv of hplib 2").optional(),
          Parameter.text("hplibModel", "its column Titel").optional());

  /** How a machine that heats cools as well. */
  static final List<Parameter> REVERSED =
      List.of(
          COOLING_POINTS.optional(),
          Parameter.flag("hplibCooling", "true: cools by the row of hplibModel").or("false"));

  /** How a chiller cools. */
  static final List<Parameter> COOLING =
      List.of(states("points", "cooling capacity, EER").optional());

  /** How a machine heats, cools, and does both at once. */
  static final List<Parameter> FOUR_PIPE =
      List.of(
          Parameter.table(
              "points", "outdoor, hot leaving, heating capacity, COP", "Cel", "Cel", "W", "1"),
          COOLING_POINTS,
          Parameter.table(
              "recoveryPoints",
              "cold leaving, hot leaving, heating capacity, heating COP",
              "Cel",
              "Cel",
              "W",
              "1"));

  private CircuitMaps() {}

  private static Parameter states(String name, String what) {
    return Parameter.table(name, "load leaving, source, " + what, "Cel", "Cel", "W", "1");
  }

  static CircuitMap heating(Values values) {
    if (values.has("partLoadPoints")) {
      return RatingTable.heating(
          points(
              values,
              "partLoadPoints",
              row -> new RatingPoint(row[0], row[1], row[2], row[3], row[3] / row[4])));
    }
    if (values.has("hplibFile") && values.has("hplibModel")) {
      return new HplibModel(HplibLibrary.read(values.file("hplibFile"), values.text("hplibModel")));
    }
    if (values.has("points")) {
      return modulated(values, heatingTable(values));
    }
    return carnot(
        values,
        values.amount("cop"),
        values.amount("capacity"),
        values.amount("ratedSource"),
        values.amount("ratedLoad"));
  }

  static CircuitMap cooling(Values values) {
    if (values.has("points")) {
      return coolingTable(values, "points");
    }
    double eer = values.amount("cop");
    // What cools with an EER heats with one more, by the compressor's power.
    return carnot(
        values,
        eer + 1,
        values.amount("capacity") * (eer + 1) / eer,
        values.amount("ratedLoad"),
        values.amount("ratedSource"));
  }

  static @Nullable CircuitMap reversed(Values values) {
    if (values.has("coolingPoints")) {
      return coolingTable(values, "coolingPoints");
    }
    return values.flag("hplibCooling") ? hplibCooling(values) : null;
  }

  private static CircuitMap hplibCooling(Values values) {
    if (!values.has("hplibFile") || !values.has("hplibModel")) {
      throw new IllegalArgumentException("hplibCooling needs hplibFile and hplibModel");
    }
    return new HplibCooling(
        HplibLibrary.readCooling(values.file("hplibFile"), values.text("hplibModel")));
  }

  static CircuitMap fourPipeHeating(Values values) {
    return modulated(values, heatingTable(values));
  }

  static CircuitMap fourPipeCooling(Values values) {
    return coolingTable(values, "coolingPoints");
  }

  static CircuitMap recovery(Values values) {
    return modulated(
        values,
        RatingTable.leaving(
            points(
                values,
                "recoveryPoints",
                row -> RatingPoint.heating(row[0], row[1], row[2], row[3]))));
  }

  private static CircuitMap heatingTable(Values values) {
    return RatingTable.heating(
        points(values, "points", row -> RatingPoint.heating(row[0], row[1], row[2], row[3])));
  }

  private static CircuitMap coolingTable(Values values, String table) {
    return modulated(
        values,
        RatingTable.cooling(
            points(values, table, row -> RatingPoint.cooling(row[0], row[1], row[2], row[3]))));
  }

  private static List<RatingPoint> points(
      Values values, String table, Function<double[], RatingPoint> point) {
    return Arrays.stream(values.table(table)).map(point).toList();
  }

  private static CircuitMap carnot(
      Values values, double cop, double heating, double cold, double warm) {
    return modulated(
        values, new CarnotMap(CarnotMap.Settings.rated(cop, heating, cold, warm, APPROACH)));
  }

  private static CircuitMap modulated(Values values, CircuitMap full) {
    boolean inverter = values.amount("minimumSpeed") < 1;
    return inverter ? new InverterMap(full, InverterMap.Settings.USUAL) : full;
  }
}
