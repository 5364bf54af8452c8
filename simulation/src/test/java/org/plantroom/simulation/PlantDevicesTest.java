package org.plantroom.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plantroom.core.Time;

class PlantDevicesTest {
  private final Path folder;

  PlantDevicesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          type: tiny-heater | type: tiny-heather | devices.heater-01.type: "tiny-heather", expected a machine type of the library
          Supply: drain.temperature | Suply: drain.temperature | no tag of tiny-heater, expected a tag of the machine type (did you mean Supply?)
          Supply: drain.temperature | Supply: drain.temperatur | "drain.temperatur", expected a quantity of the plant (did you mean drain.temperature?)
          Supply: drain.temperature | Supply: heater.power | kW for a tag in °C, expected units that fit
          Load: heater.load | Load: heater.lode | "heater.lode", expected an input of the plant (did you mean heater.load?)
          Load: heater.load | Supply: heater.load | a tag that cannot be written, expected a tag with write in the machine type
          Serial: AB12 | Number: AB12 | no tag of tiny-heater, expected a tag of the machine type
          name: Heater | port: 0 | devices.heater-01.port: "0", expected a number from 1 to 10000, or shared
          name: Heater | unit: 248 | devices.heater-01.unit: "248", expected a whole number from 1 to 247
          name: Heater | nmae: Heater | devices.heater-01.nmae: unknown key
          """)
  void deviceThatDoesNotFitIsToldWithFileLineAndReason(String good, String bad, String told) {
    String text = TinyPlant.PLANT.replaceFirst(good, bad);
    assertThat(text).isNotEqualTo(TinyPlant.PLANT);
    assertThat(refusal(text, List.of()))
        .containsPattern("tiny\\.yaml:\\d+: devices")
        .contains(told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bias drain.temperature 2 K             | expected a fault such as "bias of 2 K on
          bias on drain.temperature              | "bias on drain.temperature", expected "bias of" an amount
          bias of 2 kW on drain.temperature      | "2 kW", expected a number with a unit such as K
          drift of 2 K on drain.temperature      | "2 K", expected a number with a unit such as K/s
          noise of 2 K on feed.temperature       | nobody measures "feed.temperature"
          silence on heater-1                    | no device "heater-1", expected a device, or a part that controllers see or set (did you mean heater-01?)
          trip on heater                         | expected a kind that it can have: one of its inputs (load) on heater
          trip on header                         | the plant has no "header", expected one of its parts (did you mean heater?)
          load of 200 % on heater                | "200 %", expected a number, 0 to 1
          freeze on tank.temperature at noon     | "noon", expected a number with a unit such as s, 0 s or more
          freeze on tank.temperature for 2 h every 1 h | a fault that comes again before it ends
          """)
  void faultThatDoesNotFitIsToldWithItsReason(String fault, String told) {
    assertThat(refusal(TinyPlant.PLANT, List.of(fault))).startsWith("--fault").contains(told);
    String inFile = TinyPlant.PLANT + "faults:\n  - '%s'\n".formatted(fault);
    assertThat(refusal(inFile, List.of())).startsWith("tiny.yaml:23").contains(told);
  }

  private String refusal(String text, List<String> faults) {
    PlantFileException refusal =
        catchThrowableOfType(
            PlantFileException.class,
            () -> {
              PlantSource source = new TinyPlant(folder).text(text);
              PlantSimulation.start(
                      source, new PlantSimulation.Options(0, 0, 1, faults), Time.system())
                  .close();
            });
    assertThat(refusal).isNotNull();
    return String.valueOf(refusal.getMessage());
  }
}
