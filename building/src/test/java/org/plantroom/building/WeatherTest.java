package org.plantroom.building;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plantroom.testkit.SharedData;
import org.plantroom.testkit.ValidationCase;

class WeatherTest {
  static final String POTSDAM = "weather/DEU_Potsdam_DWD-TRY2015.epw";
  static final String DENVER = "weather/USA_CO_Denver.Intl.AP.725650_TMY3.epw";

  private static Path shared(String name) {
    Optional<Path> file = SharedData.find(name);
    assumeThat(file).as("shared data " + name).isPresent();
    return file.orElseThrow();
  }

  /** Sums over a year stepped through, W·h/m² and K·h. */
  private record Sums(double temperature, double low, double high, double direct, double global) {
    static Sums of(WeatherYear year, double step) {
      Weather weather = new Weather(year, 0);
      double temperature = 0;
      double low = 100;
      double high = -100;
      double direct = 0;
      double global = 0;
      double hours = step / 3600;
      for (double t = 0; t < WeatherYear.SECONDS; t += step) {
        weather.begin(step);
        weather.commit(step);
        temperature += weather.temperature() * hours;
        direct += weather.direct() * hours;
        global += weather.global() * hours;
        double end = year.temperature(weather.secondOfYear());
        low = Math.min(low, end);
        high = Math.max(high, end);
      }
      return new Sums(temperature / 8760, low, high, direct / 1000, global / 1000);
    }
  }

  @Test
  void potsdamIsReadAsItWasSummed() {
    Sums sums = Sums.of(EpwReader.read(shared(POTSDAM)), 60);
    ValidationCase.of("D21-potsdam", "Weather file, Potsdam", "sums of the file's columns")
        .near("mean temperature, °C", 9.593, sums.temperature(), 0.001)
        .near("lowest temperature, °C", -11.8, sums.low(), 0.001)
        .near("highest temperature, °C", 35.4, sums.high(), 0.001)
        .nearShare("global radiation stepped at 60 s, kWh/m²", 1020.4, sums.global(), 0.02)
        .conclude();
  }

  @Test
  void denverIsReadAsItWasSummed() {
    Sums sums = Sums.of(EpwReader.read(shared(DENVER)), 60);
    ValidationCase.of("D21-denver", "Weather file, Denver", "sums of the file's columns")
        .near("mean temperature, °C", 10.875, sums.temperature(), 0.001)
        .near("lowest temperature, °C", -19.4, sums.low(), 0.001)
        .near("highest temperature, °C", 40.0, sums.high(), 0.001)
        .nearShare("direct radiation stepped at 60 s, kWh/m²", 1977.6, sums.direct(), 1e-4)
        .nearShare("global radiation stepped at 60 s, kWh/m²", 1670.2, sums.global(), 0.02)
        .conclude();
  }

  @Test
  void eachHourKeepsItsDirectAndDiffuseSums() {
    List<WeatherHour> hours = steady(new ArrayList<>());
    WeatherYear year = new WeatherYear(new Site("here", 52, 13, 1, 40), hours);
    Weather weather = new Weather(year, 0);
    for (int hour = 0; hour < 240; hour++) {
      double direct = 0;
      double diffuse = 0;
      for (int minute = 0; minute < 60; minute++) {
        weather.begin(60);
        weather.commit(60);
        direct += weather.direct() / 60;
        diffuse += weather.diffuse() / 60;
      }
      assertThat(direct).isCloseTo(100, within(1e-6));
      assertThat(diffuse).isCloseTo(50, within(1e-6));
    }
  }

  private static List<WeatherHour> steady(List<WeatherHour> hours) {
    while (hours.size() < WeatherYear.HOURS) {
      hours.add(new WeatherHour(10, 0.7, 101_325, 100, 50, 300, 3, 200));
    }
    return hours;
  }

  @ParameterizedTest
  @CsvSource({
    "9, '2001,1,1,1,0,x,abc', 'dry bulb is not a number: \"abc\"'",
    "9, '2001,1,1,1,0,x,99.9', 'dry bulb is missing'",
    "10, '2001,1,1,7,0,x,1.0', 'hour 2 must follow, not 7'",
    "12, '2001,1', 'hour is not a number: \"\"'",
    "11, '2001,1,1,3,0,x,80', 'temperature must be -90.0 to 70.0 [80.0]'",
    "1, 'PLACE,x', 'the file must begin with LOCATION and its nine values'",
  })
  void aMalformedLineIsNamed(int line, String text, String reason, @TempDir Path folder)
      throws IOException {
    Path file = Files.write(folder.resolve("bad.epw"), lines(line, text));
    assertThatThrownBy(() -> EpwReader.read(file))
        .isInstanceOf(EpwException.class)
        .hasMessage("bad.epw:%d: %s", line, reason);
  }

  @Test
  void aYearThatEndsEarlyIsRefused(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("short.epw"), lines(0, ""));
    assertThatThrownBy(() -> EpwReader.read(file))
        .hasMessage("short.epw:25: the year ends after 16 hours of 8760");
  }

  /** A header and sixteen hours, one line replaced; a short replacement keeps the row's rest. */
  private static List<String> lines(int line, String text) {
    List<String> lines = new ArrayList<>();
    lines.add("LOCATION,Here,-,-,-,0,52.0,13.0,1.0,40.0");
    for (int i = 2; i <= 8; i++) {
      lines.add("COMMENTS " + i);
    }
    for (int hour = 1; hour <= 16; hour++) {
      lines.add("2001,1,1," + hour + ",0,x,1.0" + REST);
    }
    if (line > 0) {
      boolean row = text.chars().filter(c -> c == ',').count() == 6;
      lines.set(line - 1, row ? text + REST : text);
    }
    return lines;
  }

  private static final String REST = ",0.5,95,101300,0,0,300,0,0,0,0,0,0,0,200,3.0,5,5,9,9";
}
