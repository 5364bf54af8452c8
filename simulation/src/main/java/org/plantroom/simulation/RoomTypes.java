package org.plantroom.simulation;

import java.util.List;
import org.plantroom.building.Fabric;
import org.plantroom.building.FloorHeating;
import org.plantroom.building.OneMassFabric;
import org.plantroom.building.Partition;
import org.plantroom.building.Room;
import org.plantroom.building.Shell;
import org.plantroom.building.TwoElementFabric;
import org.plantroom.physics.Component;
import org.plantroom.physics.Radiator;

/** Entries of the catalogue: rooms and what heats them. */
final class RoomTypes {
  private static final double AIR_DENSITY = 1.2;
  private static final double SURFACE_FILM = 3.45;
  private static final double CONVECTIVE_GAINS = 0.5;
  private static final double FURNITURE = 12_000;

  /** Between surfaces, W/(m²·K), VDI 6007-1. */
  private static final double RADIATION = 5;

  private static final Parameter FLOOR_AREA = Parameter.amount("floorArea", "m2", "of all storeys");
  private static final Parameter HEIGHT =
      Parameter.amount("height", "m", 1.5, 20, "of the rooms").or("2.7 m");
  private static final Parameter LEAKAGE =
      Parameter.amount("leakage", "1/h", 0, 20, "air changes").or("0.1 1/h");
  private static final Parameter HEATING_POWER =
      Parameter.amount("heatingPower", "W", "of an ideal heater").or("0 W");
  private static final Parameter COOLING_POWER =
      Parameter.amount("coolingPower", "W", "of an ideal cooler").or("0 W");
  private static final Parameter TEMPERATURE =
      Parameter.amount("temperature", "Cel", -40, 60, "at the start").or("20 °C");

  private RoomTypes() {}

  static List<ComponentType> all() {
    return List.of(room(), twoElementRoom(), radiator(), floorHeating(), partition());
  }

  private static ComponentType room() {
    return new ComponentType(
            "room",
            "a room or a building taken as one, after ISO 13790 (5R1C)",
            List.of(
                FLOOR_AREA,
                HEIGHT,
                RoomShells.WALLS,
                RoomShells.WINDOWS,
                RoomShells.GROUND,
                RoomShells.ABSORPTANCE,
                Parameter.amount("capacity", "kJ/(m2.K)", 10, 2000, "of the fabric, by floor area")
                    .or("165 kJ/(m2.K)"),
                Parameter.amount("massArea", "1", 1, 4.6, "m2 of mass by m2 of floor").or("2.5"),
                LEAKAGE,
                HEATING_POWER,
                COOLING_POWER,
                TEMPERATURE),
            RoomTypes::create)
        .free("supply", "extract");
  }

  private static Component create(Values values) {
    Shell shell = RoomShells.of(values);
    OneMassFabric fabric =
        new OneMassFabric(
            new OneMassFabric.Settings(
                values.amount("floorArea"),
                shell.wallConductance(),
                shell.windowConductance(),
                values.amount("massArea"),
                values.amount("capacity") * 1000,
                SURFACE_FILM,
                values.amount("temperature")));
    return room(values, fabric, shell);
  }

  private static ComponentType twoElementRoom() {
    return new ComponentType(
            "twoElementRoom",
            "a room of two masses, walls to outdoors and walls inside, after VDI 6007-1",
            List.of(
                FLOOR_AREA,
                HEIGHT,
                RoomShells.WALLS,
                RoomShells.WINDOWS,
                RoomShells.GROUND,
                RoomShells.ABSORPTANCE,
                Parameter.amount("exteriorResistance", "K/W", "inner surface to mass, to outdoors"),
                Parameter.amount("exteriorCapacity", "kJ/K", "of the mass towards outdoors"),
                Parameter.amount("interiorArea", "m2", "of walls and floors inside"),
                Parameter.amount("interiorResistance", "K/W", "surface to mass, inside"),
                Parameter.amount("interiorCapacity", "kJ/K", "of the mass inside"),
                Parameter.amount("film", "W/(m2.K)", 0.5, 10, "convection at surfaces")
                    .or("2.7 W/(m2.K)"),
                LEAKAGE,
                HEATING_POWER,
                COOLING_POWER,
                TEMPERATURE),
            RoomTypes::twoElements)
        .free("supply", "extract");
  }

  private static Component twoElements(Values values) {
    Shell shell = RoomShells.of(values);
    double film = values.amount("film");
    TwoElementFabric fabric =
        new TwoElementFabric(
            new TwoElementFabric.Settings(
                RoomShells.areasByWindow(values),
                values.amount("interiorArea"),
                values.amount("exteriorResistance"),
                RoomShells.remainingResistance(values, shell),
                values.amount("exteriorCapacity") * 1000,
                values.amount("interiorResistance"),
                values.amount("interiorCapacity") * 1000,
                film,
                film,
                RADIATION,
                shell.windowConductance(),
                values.amount("temperature")));
    return room(values, fabric, shell);
  }

  private static Room room(Values values, Fabric fabric, Shell shell) {
    double floor = values.amount("floorArea");
    return new Room(
        new Room.Settings(
            floor * values.amount("height"),
            AIR_DENSITY,
            values.amount("leakage"),
            FURNITURE * floor,
            CONVECTIVE_GAINS,
            0,
            values.amount("heatingPower"),
            values.amount("coolingPower"),
            values.amount("temperature")),
        fabric,
        shell);
  }

  private static ComponentType radiator() {
    return new ComponentType(
        "radiator",
        "a radiator, or many taken as one, after EN 442",
        List.of(
            Liquids.parameter("liquid"),
            Parameter.amount("nominalPower", "W", "at the nominal excess"),
            Parameter.amount("nominalExcess", "K", "mean water over room").or("50 K"),
            Parameter.amount("exponent", "1", 1, 1.6, "of the excess").or("1.3"),
            Parameter.amount("heatCapacity", "kJ/K", "of water and metal"),
            Parameter.amount("convectiveShare", "1", 0, 1, "of the heat, to the air").or("0.65"),
            Parameter.amount("nominalFlow", "kg/s", "where the loss is known"),
            Parameter.amount("nominalLoss", "Pa", "at that flow").or("5 kPa"),
            Parameter.amount("temperature", "Cel", 0, 95, "at the start").or("30 °C")),
        values ->
            new Radiator(
                new Radiator.Settings(
                    values.liquid("liquid"),
                    values.amount("nominalPower"),
                    values.amount("nominalExcess"),
                    values.amount("exponent"),
                    values.amount("heatCapacity") * 1000,
                    values.amount("convectiveShare"),
                    values.amount("nominalFlow"),
                    values.amount("nominalLoss")),
                values.amount("temperature")));
  }

  private static ComponentType floorHeating() {
    return new ComponentType(
            "floorHeating",
            "a floor with water pipes",
            List.of(
                Liquids.parameter("liquid"),
                Parameter.amount("area", "m2", "of the floor"),
                Parameter.amount("pipeConductance", "W/(m2.K)", "water to screed")
                    .or("25 W/(m2.K)"),
                Parameter.amount("upward", "W/(m2.K)", "screed to the room").or("9 W/(m2.K)"),
                Parameter.amount("downward", "W/(m2.K)", "through the insulation")
                    .or("0.3 W/(m2.K)"),
                Parameter.amount("capacity", "kJ/(m2.K)", "of screed and cover")
                    .or("100 kJ/(m2.K)"),
                Parameter.amount("nominalFlow", "kg/s", "where the loss is known"),
                Parameter.amount("nominalLoss", "Pa", "at that flow").or("15 kPa"),
                Parameter.amount("temperature", "Cel", 0, 60, "at the start").or("22 °C")),
            RoomTypes::floor)
        .free("down");
  }

  private static Component floor(Values values) {
    return new FloorHeating(
        new FloorHeating.Settings(
            values.liquid("liquid"),
            values.amount("area"),
            values.amount("pipeConductance"),
            values.amount("upward"),
            values.amount("downward"),
            values.amount("capacity") * 1000,
            values.amount("nominalFlow"),
            values.amount("nominalLoss"),
            values.amount("temperature")));
  }

  private static ComponentType partition() {
    return new ComponentType(
        "partition",
        "a wall or a floor between two rooms",
        List.of(
            Parameter.amount("area", "m2", "of the wall"),
            Parameter.amount("resistance", "m2.K/W", "from surface to surface"),
            Parameter.amount("capacity", "kJ/(m2.K)", "of the wall"),
            Parameter.amount("temperature", "Cel", -40, 60, "at the start").or("20 °C")),
        values ->
            new Partition(
                new Partition.Settings(
                    values.amount("area"),
                    values.amount("resistance"),
                    values.amount("capacity") * 1000,
                    values.amount("temperature"))));
  }
}
