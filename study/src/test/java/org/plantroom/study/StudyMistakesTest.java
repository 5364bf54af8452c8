package org.plantroom.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mistake is told with file, line, key, what stands there and what was expected. */
class StudyMistakesTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          scenarios: {a: {change: {room.conductanc: 5 W/K}}}    | scenarios.a.change.room.conductanc: | conductance
          scenarios: {a: {change: {rom.conductance: 5 W/K}}}    | scenarios.a.change | did you mean room?
          scenarios: {a: {change: {room.conductance: 5 kg}}}    | scenarios.a.change.room.conductance | W/K
          scenarios: {a: {price: 5 kg}}                         | scenarios.a.price: "5 kg" | EUR/kWh
          scenarios: {a: {price: room.heatt}}                   | scenarios.a.price: "room.heatt" | did you mean room.heat?
          scenarios: {a: {price: [1, 2]}}                       | scenarios.a.price: 2 numbers | 24 of a day
          scenarios: {a: {price: {file: none.csv}}}             | scenarios.a.price: no file | a CSV of times
          scenarios: {a: {demandCharge: -1}}                    | scenarios.a.demandCharge: "-1" | 0 or more
          scenarios: {a: {faults: bias room.temperature}}       | scenarios.a.faults | a fault such as
          scenarios: {a: {faults: trip on rom}}                 | scenarios.a.faults | did you mean room?
          scenarios: {a: {faults: silence on room}}             | no device "room" | a part that controllers see or set
          scenarios: {a: {events: [{at: 1 h, set: room.setpoint, to: 3}]}} | scenarios.a.events[0].set | room.setPoint
          scenarios: {a: {event: []}}                           | scenarios.a.event: unknown key | did you mean events?
          sweep: {rom.setPoint: [19 °C]}                        | sweep.rom.setPoint[0] | did you mean room?
          sweep: {room.setPoint: [19 °C, 20 kg]}                | sweep.room.setPoint[1] | Cel
          optimise: {minimise: enrgy, vary: {room.setPoint: {from: 1 °C, to: 2 °C}}} | optimise.minimise: "enrgy" | did you mean energy?
          optimise: {minimise: cop, vary: {room.setPoint: {from: 1 °C, to: 2 °C}}} | optimise.minimise: cop, which the study does not measure | one of energy, cost, emissions, peak, thermalDiscomfort
          optimise: {minimise: energy, atMost: {starts: 3}, vary: {room.setPoint: {from: 1 °C, to: 2 °C}}} | optimise.atMost.starts: starts, which the study does not measure | one of energy, cost
          optimise: {minimise: energy, vary: {room.setPoint: {from: 9 °C, to: 2 °C}}} | optimise.vary.room.setPoint.to: "2 °C" | more than 9 °C
          optimise: {minimise: energy, vary: {room.setPoint: {from: 9 °C, to: 200 °C}}} | optimise.vary.room.setPoint.to | 0 Cel to 40 Cel
          optimise: {minimise: energy, vary: {room.setpoint: {from: 9 °C, to: 20 °C}}} | optimise.vary.room.setpoint.from | did you mean setPoint?
          optimise: {minimise: energy, method: brent, vary: {room.setPoint: {from: 9 °C, to: 20 °C}, room.power: {from: 1 W, to: 2 W}}} | optimise.method: brent for 2 parameters | bobyqa or cmaes
          calibrate: {data: none.csv, compare: {room.heat: P}, vary: {room.power: {from: 1 W, to: 2 W}}} | calibrate.data: no file | a CSV of measured data
          calibrate: {data: some.csv, compare: {room.heat: Q}, vary: {room.power: {from: 1 W, to: 2 W}}} | calibrate.compare.room.heat: no column "Q" | one of P, T
          calibrate: {data: some.csv, compare: {room.het: P}, vary: {room.power: {from: 1 W, to: 2 W}}} | calibrate.compare.room.het | did you mean room.heat?
          calibrate: {data: some.csv, compare: {room.heat: P}, units: {P: °C}, vary: {room.power: {from: 1 W, to: 2 W}}} | calibrate.units.P: "°C" | a unit that fits room.heat in W
          calibrate: {data: some.csv, compare: {room.heat: P}, timeZone: Europe/Stokholm, vary: {room.power: {from: 1 W, to: 2 W}}} | calibrate.timeZone | Europe/Stockholm
          """)
  void mistakeIsToldAtItsKey(String key, String place, String expected) throws IOException {
    StudyFolder.in(folder).write("some.csv", "time,P,T\n0,1,2\n60,2,3\n");
    assertThat(refusal(StudyFolder.STUDY + key + "\n"))
        .startsWith("study.yaml:13: ")
        .hasLineCount(1)
        .contains(place)
        .contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plant: plant.yaml        | plant: plnt.yaml       | study.yaml:2: plant: no plant "plnt.yaml" | office
          plant: plant.yaml        | plant: offic           | study.yaml:2: plant: no plant "offic" | did you mean office?
          warmUp: 1 d              | warmUp: 3 d            | study.yaml:4: warmUp: all of the duration | leaves time to measure
          duration: 3 d            | duration: 3 kg         | study.yaml:3: duration: "3 kg" | such as s
          power: room.heat         | power: room.temperature | study.yaml:6: measure.power: room.temperature in Cel | a quantity in W
          power: room.heat         | power: room.heet       | study.yaml:6: measure.power | did you mean room.heat?
          power: room.heat         | meter: room            | study.yaml:6: measure.meter: "room" | of which the plant has none
          temperatures: room.temperature | temperatures: room.heat | study.yaml:9: measure.temperatures: room.heat in W | a quantity in Cel
          'record: [room.temperature' | 'record: [room.temperatur' | study.yaml:12: record[0] | did you mean room.temperature?
          """)
  void mistakeIsToldInItsLine(String good, String bad, String place, String expected)
      throws IOException {
    String text = StudyFolder.STUDY.replace(good, bad);
    assertThat(text).isNotEqualTo(StudyFolder.STUDY);
    StudyFolder.in(folder);
    assertThat(refusal(text)).contains(place).contains(expected);
  }

  @Test
  void seriesThatDoesNotReachToTheEndIsRefused() throws IOException {
    StudyFolder.in(folder).write("spot.csv", "time,price\n0,0.1\n86400,0.2\n");
    String price = "price: {file: spot.csv}";
    assertThat(refusal(StudyFolder.STUDY + "scenarios: {a: {%s}}\n".formatted(price)))
        .contains("study.yaml:13: scenarios.a.price.file: day 0.00 to day 2.00 of the year")
        .contains("expected values for day 0.00 to day 3.00");
    String later = "scenarios: {a: {%s, change: {start: 5 d}}}\n".formatted(price);
    assertThat(refusal(StudyFolder.STUDY + later)).contains("values for day 5.00 to day 8.00");
  }

  private String refusal(String text) throws IOException {
    Files.writeString(folder.resolve("study.yaml"), text);
    StudyException refusal =
        catchThrowableOfType(
            StudyException.class,
            () -> StudyFile.read(folder.resolve("study.yaml"), TestCatalogue.ALL));
    assertThat(refusal).isNotNull();
    return String.valueOf(refusal.getMessage());
  }
}
