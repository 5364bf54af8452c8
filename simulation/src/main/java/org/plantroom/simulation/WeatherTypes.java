package org.plantroom.simulation;

import java.nio.file.Path;
import java.util.List;
import org.plantroom.building.EpwReader;
import org.plantroom.building.SyntheticClimate;
import org.plantroom.building.Weather;
import org.plantroom.building.WeatherYear;

/** Entries of the catalogue: what is outside. */
final class WeatherTypes {
  private WeatherTypes() {}

  static List<ComponentType> all() {
    LastYear years = new LastYear();
    return List.of(
        new ComponentType(
            "epw",
            "the weather of an EnergyPlus file, year after year",
            List.of(Parameter.file("file", "EPW, hourly, a year")),
            values -> new Weather(read(values.file("file"), years), values.start())),
        new ComponentType(
            "syntheticClimate",
            "a plausible year by latitude and seed, for use without a file",
            List.of(Parameter.amount("latitude", "deg", -66, 66, "north positive")),
            values ->
                new Weather(
                    synthetic(values.amount("latitude"), values.seed(), years), values.start())));
  }

  private static WeatherYear read(Path file, LastYear years) {
    return years.of(List.of(file, file.toFile().lastModified()), () -> EpwReader.read(file));
  }

  private static WeatherYear synthetic(double latitude, long seed, LastYear years) {
    return years.of(List.of(latitude, seed), () -> SyntheticClimate.of(latitude, seed));
  }
}
