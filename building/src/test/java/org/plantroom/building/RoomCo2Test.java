package org.plantroom.building;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.plantroom.testkit.SharedData;
import org.plantroom.testkit.ValidationCase;

/**
 * Carbon dioxide of real rooms in an evening when everybody has left: the air change is calibrated
 * on the hours to midnight and predicts the night. The counts of people in the data drift, so hours
 * with people are no use.
 */
class RoomCo2Test {
  private static final String SOURCE =
      "Brains4Buildings 2022, Windesheim, CO2 sensor in the room, 15 min";
  private static final double QUARTER = 900;
  private static final double STEP = 60;
  private static final int EVENING = 22;

  /** CO2 of a room from 18:30 to 6:15, ppm. */
  private static double[] night(String room, String evening, String morning) {
    Optional<Path> file = SharedData.find("ahu/b4b2022_co2_ventilation_15min.csv");
    assumeThat(file).as("shared data of CO2").isPresent();
    List<Double> values = new ArrayList<>();
    try (Reader text = Files.newBufferedReader(file.orElseThrow());
        CSVParser rows =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(text)) {
      for (CSVRecord row : rows) {
        String time = row.get("timestamp");
        boolean late = time.startsWith(evening) && time.substring(11).compareTo("18:30") >= 0;
        boolean early = time.startsWith(morning) && time.substring(11).compareTo("06:30") < 0;
        String value = row.get("CO2-meter-SCD4x_co2__ppm");
        if (row.get("id").equals(room) && (late || early) && !value.isEmpty()) {
          values.add(Double.parseDouble(value));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The model's CO2 at each quarter of an hour from a first value on. */
  private static double[] decay(double first, double airChange, int count) {
    Weather weather = new Weather(SyntheticClimate.of(52, 1), 0);
    Shell shell = new Shell(weather, List.of(), List.of(), 1);
    OneMassFabric fabric =
        new OneMassFabric(new OneMassFabric.Settings(30, 1, 0, 2.5, 165_000, 3.45, 20));
    Room room = new Room(new Room.Settings(80, 1.2, 0, 0, 0.5, 0, 0, 0, 20), fabric, shell);
    PortBook ports = PortBook.of(room);
    ports.set("people", 5);
    while (ports.read("co2") < first) {
      step(weather, room, 1);
    }
    ports.set("people", 0);
    ports.set("opening", airChange);
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = ports.read("co2");
      for (double t = 0; t < QUARTER; t += STEP) {
        step(weather, room, STEP);
      }
    }
    return values;
  }

  private static void step(Weather weather, Room room, double seconds) {
    weather.begin(seconds);
    room.begin(seconds);
    room.solve(seconds);
    weather.commit(seconds);
    room.commit(seconds);
  }

  private static double error(double[] measured, double[] ours, int from, int to) {
    double squares = 0;
    for (int i = from; i < to; i++) {
      squares += (ours[i] - measured[i]) * (ours[i] - measured[i]);
    }
    return Math.sqrt(squares / (to - from));
  }

  /** The air change with the least error in the evening, 1/h, by golden sections. */
  private static double calibrate(double[] measured) {
    double low = 0.01;
    double high = 3;
    double golden = (Math.sqrt(5) - 1) / 2;
    while (high - low > 1e-4) {
      double one = high - golden * (high - low);
      double two = low + golden * (high - low);
      if (evening(measured, one) < evening(measured, two)) {
        high = two;
      } else {
        low = one;
      }
    }
    return 0.5 * (low + high);
  }

  private static double evening(double[] measured, double airChange) {
    return error(measured, decay(measured[0], airChange, EVENING), 0, EVENING);
  }

  private static void check(String id, double[] measured, double bound) {
    double airChange = calibrate(measured);
    double[] ours = decay(measured[0], airChange, measured.length);
    double[] times = new double[measured.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = QUARTER * i;
    }
    ValidationCase.of(id, "CO2 of a room that nobody is in, calibrated to midnight", SOURCE)
        .atMost("RMSE to midnight, ppm", bound, error(measured, ours, 0, EVENING), "")
        .atMost(
            "RMSE from midnight to 6:15, ppm, predicted",
            bound,
            error(measured, ours, EVENING, measured.length),
            "")
        .row("air change, 1/h, found", "0.05 … 2", airChange, "", airChange > 0.05 && airChange < 2)
        .trajectory("CO2, ppm", "measured", times, measured)
        .trajectory("CO2, ppm", "ours", times, ours)
        .conclude();
  }

  @Test
  void theNightOfOneRoomFollowsItsEvening() {
    check("C2-co2-917810", night("917810", "2022-10-24", "2022-10-25"), 50);
  }

  @Test
  void theNightOfAnotherRoomFollowsItsEvening() {
    check("C2-co2-999169", night("999169", "2022-10-24", "2022-10-25"), 50);
  }
}
