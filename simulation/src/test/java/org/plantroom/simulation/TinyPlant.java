package org.plantroom.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.plantroom.core.MachineType;
import org.plantroom.core.MachineTypes;
import org.plantroom.core.Mistakes;
import org.plantroom.core.Where;

/** A plant of {@link TinyTypes} in a folder, with devices of a type of its own. */
final class TinyPlant {
  static final String TYPE =
      """
      name: Heater with sensors
      class: other
      tags:
        Supply: {register: input 0, type: i16, scale: 0.01, unit: °C}
        Power: {register: input 1, type: f32, unit: kW}
        Running: {register: discrete 0, type: bool}
        Load: {register: holding 0, type: u16, scale: 0.1, unit: "%", write: {min: 0, max: 100}}
        Serial: {register: holding 10, type: string, length: 4}
      """;

  static final String PLANT =
      """
      name: a heater
      step: 10 s
      components:
        feed: {type: feed, massFlow: 0.5 kg/s, temperature: 60 °C}
        tank: {type: mass, volume: 200 l}
        heater: {type: heater, power: 3 kW, inputs: {load: 50 %}}
        drain: {type: drain}
      connections:
        - feed.outlet -> tank.inlet
        - tank.outlet -> heater.inlet
        - heater.outlet -> drain.inlet
      devices:
        heater-01:
          type: tiny-heater
          name: Heater
          drives: {Supply: drain.temperature, Power: heater.power, Running: heater.power > 1}
          follows: {Load: heater.load}
          constants: {Serial: AB12}
        tank-01:
          type: tiny-heater
          drives: {Supply: tank.temperature}
      """;

  private final Path folder;

  TinyPlant(Path folder) {
    this.folder = folder;
  }

  /** The plant with something more at its end. */
  PlantSource source(String more) throws IOException, PlantFileException {
    return text(PLANT + more);
  }

  /** A plant of any text. */
  PlantSource text(String text) throws IOException, PlantFileException {
    Files.createDirectories(folder.resolve("types"));
    Files.writeString(folder.resolve("types").resolve("tiny-heater.yaml"), TYPE);
    Path file = Files.writeString(folder.resolve("tiny.yaml"), text);
    return PlantSource.find(file.toString(), TinyTypes.CATALOGUE);
  }

  /** The devices' machine type. */
  static MachineType type() {
    Where where = Where.top(new Mistakes(), Path.of("tiny-heater.yaml"));
    return MachineTypes.read("tiny-heater", TYPE, where).orElseThrow();
  }
}
