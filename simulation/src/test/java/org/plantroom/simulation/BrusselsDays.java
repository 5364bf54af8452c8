package org.plantroom.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.plantroom.building.Site;
import org.plantroom.building.Weather;
import org.plantroom.building.WeatherHour;
import org.plantroom.building.WeatherYear;

/**
 * A year for Brussels out of a few figures a day: temperature as a wave with its top at 15:00,
 * light as half a wave from sunrise to sunset. Days without figures follow the year's wave.
 */
final class BrusselsDays {
  private static final Site SITE = new Site("Brussels", 50.9, 4.53, 1, 58);
  private static final double HUMIDITY = 0.8;

  /** Mean, lowest, highest temperature, direct, diffuse light, infrared; by day from 1. */
  private final Map<Integer, double[]> days = new HashMap<>();

  private BrusselsDays() {
    try (InputStream file =
            Objects.requireNonNull(
                BrusselsDays.class.getResourceAsStream("/boptest/brussels-days.csv"));
        CSVParser rows =
            CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setCommentMarker('#')
                .get()
                .parse(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      for (CSVRecord row : rows) {
        days.put(
            Integer.parseInt(row.get(0)),
            row.stream().skip(1).mapToDouble(Double::parseDouble).toArray());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Plants with {@code weather: {type: brussels}} stand in it. */
  static ComponentType type() {
    WeatherYear year = new BrusselsDays().year();
    return new ComponentType(
        "brussels",
        "a year for Brussels from daily figures",
        List.of(),
        values -> new Weather(year, values.start()));
  }

  private WeatherYear year() {
    List<WeatherHour> hours = new ArrayList<>(WeatherYear.HOURS);
    for (int day = 1; day <= WeatherYear.HOURS / 24; day++) {
      double[] figures = days.getOrDefault(day, usual(day));
      for (int hour = 0; hour < 24; hour++) {
        hours.add(hour(day, hour, figures));
      }
    }
    return new WeatherYear(SITE, hours);
  }

  private static double[] usual(int day) {
    double mean = 10.3 - 7.5 * Math.cos(2 * Math.PI * (day - 20) / 365);
    return new double[] {mean, mean - 3, mean + 3, 1000, 1000, 300};
  }

  private static WeatherHour hour(int day, int hour, double[] figures) {
    double wave = Math.cos(2 * Math.PI * (hour + 1 - 15) / 24);
    double light = light(day, hour + 0.5);
    return new WeatherHour(
        figures[0] + 0.5 * (figures[2] - figures[1]) * wave,
        HUMIDITY,
        SITE.standardPressure(),
        figures[3] * light,
        figures[4] * light,
        figures[5],
        4,
        240);
  }

  /** Share of a day's light in an hour, 1/h; noon by the clock is at 12:42 there. */
  private static double light(int day, double hour) {
    double declination = Math.toRadians(-23.45) * Math.cos(2 * Math.PI * (day + 10) / 365);
    double half =
        12
            / Math.PI
            * Math.acos(-Math.tan(Math.toRadians(SITE.latitude())) * Math.tan(declination));
    double phase = (hour - 12.7) / half;
    return Math.abs(phase) >= 1 ? 0 : Math.PI / (4 * half) * Math.cos(0.5 * Math.PI * phase);
  }
}
