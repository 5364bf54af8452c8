package org.plantroom.simulation;

import java.util.Arrays;
import java.util.List;
import org.plantroom.building.Facing;
import org.plantroom.building.PhotovoltaicArray;
import org.plantroom.building.Weather;
import org.plantroom.physics.ElectricityMeter;
import org.plantroom.physics.ElectricityMeter.Tariff;

/** Entries of the catalogue: electricity of the sun and from the grid. */
final class ElectricityTypes {
  private ElectricityTypes() {}

  static List<ComponentType> all() {
    return List.of(photovoltaics(), meter());
  }

  private static ComponentType photovoltaics() {
    return new ComponentType(
        "photovoltaicArray",
        "modules in the sun with their inverter",
        List.of(
            Parameter.amount("azimuth", "deg", 0, 360, "0 north, 90 east").or("180 deg"),
            Parameter.amount("tilt", "deg", 0, 180, "from the horizontal").or("35 deg"),
            Parameter.amount("peakPower", "W", "at 1000 W/m² and 25 °C"),
            Parameter.amount("temperatureCoefficient", "1/K", -0.01, 0, "of power")
                .or("-0.0035 1/K"),
            Parameter.amount("nominalCellTemperature", "Cel", 20, 80, "NOCT").or("45 °C"),
            Parameter.amount("losses", "1", 0, 0.9, "wiring, mismatch, dirt").or("0.14"),
            Parameter.amount("inverterPower", "W", "alternating current"),
            Parameter.amount("inverterEfficiency", "1", 0.5, 1, "nominal").or("0.96")),
        values ->
            new PhotovoltaicArray(
                new PhotovoltaicArray.Settings(
                    new Facing(values.amount("azimuth"), values.amount("tilt")),
                    values.amount("peakPower"),
                    values.amount("temperatureCoefficient"),
                    values.amount("nominalCellTemperature"),
                    values.amount("losses"),
                    values.amount("inverterPower"),
                    values.amount("inverterEfficiency")),
                values.weather(Weather.class)));
  }

  private static ComponentType meter() {
    return new ComponentType(
        "electricityMeter",
        "counts what is bought and sold, at the price of the hour",
        List.of(
            Parameter.amount("price", "EUR/kWh", "of what is bought").or("0.3 EUR/kWh"),
            Parameter.table("prices", "24 of a day or 168 from Monday on", "EUR/kWh").optional(),
            Parameter.amount("feedIn", "EUR/kWh", "for what is sold").or("0.08 EUR/kWh"),
            Parameter.amount("powerFactor", "1", 0.01, 1, "of all that is connected").or("0.95")),
        values ->
            new ElectricityMeter(tariff(values), values.amount("powerFactor"), values.start()));
  }

  private static Tariff tariff(Values values) {
    double feedIn = values.amount("feedIn");
    if (!values.has("prices")) {
      return Tariff.constant(values.amount("price"), feedIn);
    }
    List<Double> prices = Arrays.stream(values.table("prices")).map(row -> row[0]).toList();
    return new Tariff(prices, feedIn);
  }
}
