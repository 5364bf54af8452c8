package org.plantroom.simulation;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plantroom.physics.Component;
import org.plantroom.physics.IceTank;
import org.plantroom.physics.MonotoneCurve;
import org.plantroom.physics.Pipe;
import org.plantroom.physics.StratifiedTank;

/** Entries of the catalogue: tanks, ice and pipes. */
final class StorageTypes {
  private StorageTypes() {}

  static List<ComponentType> all() {
    return List.of(stratifiedTank(), iceTank(), pipe());
  }

  private static ComponentType stratifiedTank() {
    return new ComponentType(
            "stratifiedTank",
            "a standing tank in layers, two ports at the top and two at the bottom, maybe a coil",
            List.of(
                Liquids.parameter("liquid"),
                Parameter.amount("volume", "m3", "of the liquid"),
                Parameter.amount("height", "m", "of the tank").or("1.6 m"),
                Parameter.whole("layers", 1, 100, "how fine").or("8"),
                Parameter.amount("lossCoefficient", "W/(m2.K)", "of its insulation")
                    .or("0.4 W/(m2.K)"),
                Parameter.amount("conductivity", "W/(m.K)", "between layers").or("1.5 W/(m.K)"),
                Parameter.amount("temperature", "Cel", 0, 95, "at the start").or("20 °C"),
                Liquids.parameter("coilLiquid"),
                Parameter.amount("coilConductance", "W/K", "UA of a coil, which it has then")
                    .optional(),
                Parameter.amount("coilBottom", "1", 0, 1, "its lower end, share of height").or("0"),
                Parameter.amount("coilTop", "1", 0, 1, "its upper end, share of height").or("0.5"),
                Parameter.amount("coilFlow", "kg/s", "where its loss is known").or("0.3 kg/s"),
                Parameter.amount("coilLoss", "Pa", "at that flow").or("5 kPa")),
            StorageTypes::tank)
        .free("hotInlet", "hotOutlet", "coldInlet", "coldOutlet");
  }

  private static Component tank(Values values) {
    return new StratifiedTank(
        new StratifiedTank.Settings(
            values.liquid("liquid"),
            values.amount("volume"),
            values.amount("height"),
            values.whole("layers"),
            values.amount("lossCoefficient"),
            values.amount("conductivity"),
            StratifiedTank.Settings.fourPorts(),
            coil(values)),
        values.amount("temperature"));
  }

  private static StratifiedTank.@Nullable Coil coil(Values values) {
    return values.has("coilConductance")
        ? new StratifiedTank.Coil(
            values.liquid("coilLiquid"),
            values.amount("coilConductance"),
            values.amount("coilBottom"),
            values.amount("coilTop"),
            true,
            values.amount("coilFlow"),
            values.amount("coilLoss"))
        : null;
  }

  private static ComponentType iceTank() {
    return new ComponentType(
        "iceTank",
        "water that freezes around a coil of brine and is melted through it again",
        List.of(
            Liquids.parameter("brine"),
            Parameter.amount("mass", "kg", "of water and ice"),
            Parameter.table("freezing", "UA over the charge", "1", "W/K"),
            Parameter.table("melting", "UA over the charge", "1", "W/K"),
            Parameter.amount("brineCapacity", "J/K", "of the coil's content").or("0 J/K"),
            Parameter.amount("lossConductance", "W/K", "to the surroundings").or("10 W/K"),
            Parameter.amount("nominalFlow", "kg/s", "where the loss is known"),
            Parameter.amount("nominalLoss", "Pa", "at that flow").or("50 kPa"),
            Parameter.amount("charge", "1", 0, 1, "share of ice at the start").or("0")),
        values ->
            new IceTank(
                new IceTank.Settings(
                    values.liquid("brine"),
                    values.amount("mass"),
                    curve(values.table("freezing")),
                    curve(values.table("melting")),
                    values.amount("brineCapacity"),
                    values.amount("lossConductance"),
                    values.amount("nominalFlow"),
                    values.amount("nominalLoss")),
                values.amount("charge")));
  }

  private static MonotoneCurve curve(double[][] rows) {
    double[] x = Arrays.stream(rows).mapToDouble(row -> row[0]).toArray();
    double[] y = Arrays.stream(rows).mapToDouble(row -> row[1]).toArray();
    return new MonotoneCurve(x, y);
  }

  private static ComponentType pipe() {
    return new ComponentType(
        "pipe",
        "a pipe: delay, loss of heat, friction",
        List.of(
            Liquids.parameter("liquid"),
            Parameter.amount("length", "m", "with the fittings' equivalent"),
            Parameter.amount("diameter", "mm", "inside"),
            Parameter.amount("wallThickness", "mm", "of the pipe").or("3 mm"),
            Parameter.amount("wallCapacity", "J/(m3.K)", "of its material").or("4.0e6 J/(m3.K)"),
            Parameter.amount("insulationThickness", "mm", "around it").or("20 mm"),
            Parameter.amount("insulationConductivity", "W/(m.K)", "of it").or("0.04 W/(m.K)"),
            Parameter.amount("outerFilm", "W/(m2.K)", "to the surroundings").or("8 W/(m2.K)"),
            Parameter.amount("roughness", "mm", "of the wall").or("0.045 mm"),
            Parameter.amount("viscosity", "mm2/s", "kinematic").or("0.66 mm2/s"),
            Parameter.amount("liquidConductivity", "W/(m.K)", "of the liquid").or("0.63 W/(m.K)"),
            Parameter.whole("stretches", 1, 200, "it is divided in").or("10"),
            Parameter.amount("temperature", "Cel", "at the start").or("20 Cel")),
        values ->
            new Pipe(
                new Pipe.Settings(
                    values.liquid("liquid"),
                    values.amount("length"),
                    values.amount("diameter") / 1000,
                    values.amount("wallThickness") / 1000,
                    values.amount("wallCapacity"),
                    values.amount("insulationThickness") / 1000,
                    values.amount("insulationConductivity"),
                    values.amount("outerFilm"),
                    values.amount("roughness") / 1000,
                    values.amount("viscosity") * 1e-6,
                    values.amount("liquidConductivity"),
                    values.whole("stretches")),
                values.amount("temperature")));
  }
}
