package org.plantroom.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plantroom.core.TagType;
import org.plantroom.core.Time;

/** What fails in an example plant is seen in the registers that a client reads. */
class ComponentFaultsIT {
  private static final int STEPS_AN_HOUR = 60;

  /** From when on it fails, whatever way it was told. */
  private static final int SOUND_HOURS = 2;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # plant         | start  | fault                                | hours | device   | tag            | faulty
          ice-store       | 197 d  | trip on iceChiller                   | 3     | ch-02    | CoolingEnergy  | less
          ice-store       | 197 d  | trip on iceChiller                   | 1     | ch-02    | Tripped        | more
          ice-store       | 197 d  | chargeLoss of 40 % on iceChiller     | 3     | ch-02    | CoolingEnergy  | less
          ice-store       | 197 d  | loadFouling of 60 % on iceChiller    | 3     | ch-02    | CoolingEnergy  | less
          ice-store       | 197 d  | sourceFouling of 60 % on iceChiller  | 3     | ch-02    | CoolingEnergy  | less
          office-air      | 4400 h | fouling of 70 % on cooler            | 5     | ahu-01   | CoolerOutput   | more
          office-air      | 4400 h | clogging of 120 % on freshFilter     | 1     | ahu-01   | FilterAlarm    | more
          office-air      | 4400 h | clogging of 300 % on freshFilter     | 1     | ahu-01   | SupplyAirFlow  | less
          office-air      | 4400 h | stuck of 100 % on box1.position      | 1     | room-01  | Output         | more
          office-air      | 4400 h | stuck of 0 % on coolerValve.position | 2     | ahu-01   | SupplyAirTemperature | more
          heat-and-cold   | 78 d   | stuck of 0 % on coilValve.position   | 3     | room-02  | Temperature    | more
          heat-and-cold   | 197 d  | leaking of 10 % on radiatorValve     | 3     | room-01  | Temperature    | more
          brine-house     | 22 d   | trip on heatPump                     | 6     | tank-01  | TopTemperature | less
          office          | 22 d   | stuck of 0 % on heatingPump.speed    | 6     | hp-01    | Room1ActualTemperature | less
          pipeline        | 0 d    | clogging of 40 % on strainer2        | 1     | strainer-2 | PressureLoss | more
          """)
  void faultOfAComponentIsSeenInItsDevicesRegisters(
      String plant, String start, String fault, int hours, String device, String tag, String faulty)
      throws Exception {
    double sound = reading(plant, start, List.of(), "", hours, device, tag);
    double byConsole = reading(plant, start, List.of(), "fault " + fault, hours, device, tag);
    String scheduled = fault + " at %d h".formatted(SOUND_HOURS);
    double bySchedule = reading(plant, start, List.of(scheduled), "", hours, device, tag);
    assertThat(bySchedule).as("by schedule and by console").isEqualTo(byConsole);
    if (faulty.equals("more")) {
      assertThat(byConsole).isGreaterThan(sound);
    } else {
      assertThat(byConsole).isLessThan(sound);
    }
  }

  @Test
  void mendedCompressorRunsAgain() throws Exception {
    String fault = "trip on iceChiller at 0 h for 3 h";
    double before = reading("ice-store", "197 d", List.of(fault), "", 0, "ch-02", "Running");
    double after = reading("ice-store", "197 d", List.of(fault), "", 3, "ch-02", "CoolingEnergy");
    assertThat(before).isZero();
    assertThat(after).isPositive();
  }

  private static double reading(
      String plant,
      String start,
      List<String> faults,
      String line,
      int hours,
      String device,
      String tag)
      throws Exception {
    PlantSource source =
        PlantSource.find(plant, Catalogue.standard())
            .with(Map.of("start", start, "step", "60 s"))
            .with(plant.equals("pipeline") ? Map.of("values.stations", "3") : Map.of());
    try (PlantSimulation running =
        PlantSimulation.start(
            source, new PlantSimulation.Options(0, 0, 1, faults), Time.system())) {
      Balance balance = running.watch();
      running.say("step " + SOUND_HOURS * STEPS_AN_HOUR);
      if (!line.isEmpty()) {
        assertThat(running.say(line)).isEmpty();
      }
      running.say("step " + Math.max(1, hours * STEPS_AN_HOUR));
      Balances.assertClosed(balance);
      return read(running, source, device, tag);
    }
  }

  /** As a client of the device sees it. */
  private static double read(PlantSimulation plant, PlantSource source, String device, String tag)
      throws Exception {
    SimulatedDevice served = plant.device(device);
    PlantDevice known =
        PlantDevices.read(source, source.file().build()).all().stream()
            .filter(each -> each.id().equals(device))
            .findFirst()
            .orElseThrow();
    try (PlainClient client = new PlainClient(served.port(), served.unit())) {
      return value(client, Objects.requireNonNull(known.type().tags().get(tag), tag));
    }
  }

  private static double value(PlainClient client, TagType tag) throws IOException {
    return Objects.requireNonNull(client.read(tag, 0).value(), tag.name()).asDouble();
  }
}
