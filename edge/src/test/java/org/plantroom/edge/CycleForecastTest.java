package org.plantroom.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plantroom.core.Device;
import org.plantroom.core.MachineType;
import org.plantroom.core.RegisterType;
import org.plantroom.core.TagType;

class CycleForecastTest {
  private static final CycleForecast FORECAST = new CycleForecast(Duration.ofMillis(40));

  /** Registers so far apart that each needs a request. */
  private static MachineType scattered(int requests, Duration interval) {
    return Plants.machine(
        IntStream.range(0, requests)
            .mapToObj(
                i -> Plants.tag("t" + i, 100 * i, RegisterType.U16, 0, "normal", interval, null))
            .toArray(TagType[]::new));
  }

  @Test
  void aMapsCycleIsItsRequestsTimesTheTimeOfOne() {
    assertThat(FORECAST.sentence(scattered(45, Duration.ofSeconds(1))))
        .isEqualTo(
            "machine: this map needs 1.8 s a cycle at 40 ms a request"
                + " (normal: 45 requests, 1.8 s a cycle)");
  }

  @Test
  void aScanClassThatCannotBeKeptIsWarnedOf() {
    Device slow = Plants.device("slow", scattered(45, Duration.ofSeconds(1)), 502, 1);
    assertThat(FORECAST.warnings(Plants.edge(slow)))
        .startsWith(
            "harbour/plant/slow: scan class normal cannot be kept:"
                + " it needs 1.8 s every 1.0 s at 40 ms a request");
    Device kept = Plants.device("kept", scattered(45, Duration.ofSeconds(2)), 502, 1);
    assertThat(FORECAST.warnings(Plants.edge(kept))).isEmpty();
  }

  @Test
  void unitsOfOneAddressShareItsTime() {
    assertThat(FORECAST.warnings(Plants.edge(units(3, 10, 1))))
        .containsExactly(
            "harbour/plant: the devices at 127.0.0.1:502 cannot all be read in time:"
                + " they need 120 % of it at 40 ms a request");
  }

  @Test
  void requestsInFlightShareTheTimeAmongUnits() {
    assertThat(FORECAST.warnings(Plants.edge(units(6, 10, 3)))).isEmpty();
    assertThat(FORECAST.warnings(Plants.edge(units(6, 10, 2))))
        .containsExactly(
            "harbour/plant: the devices at 127.0.0.1:502 cannot all be read in time:"
                + " they need 120 % of it at 40 ms a request");
  }

  @Test
  void requestsInFlightDoNotHelpASingleDevice() {
    assertThat(FORECAST.warnings(Plants.edge(units(1, 45, 16))))
        .startsWith(
            "harbour/plant/u1: scan class normal cannot be kept:"
                + " it needs 1.8 s every 1.0 s at 40 ms a request")
        .endsWith(
            "harbour/plant: the devices at 127.0.0.1:502 cannot all be read in time:"
                + " they need 180 % of it at 40 ms a request");
  }

  private static Device[] units(int count, int requests, int inFlight) {
    MachineType type = scattered(requests, Duration.ofSeconds(1));
    return IntStream.rangeClosed(1, count)
        .mapToObj(unit -> Plants.device("u" + unit, type, 502, unit))
        .map(device -> Plants.inFlight(device, inFlight))
        .toArray(Device[]::new);
  }
}
