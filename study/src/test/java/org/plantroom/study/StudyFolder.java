package org.plantroom.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder with a study of a room that has a closed form: 10 MJ/K, 100 W/K to 0 °C outside, held at
 * 21 °C, so that it takes 2.1 kW; two days are measured after one of warm-up.
 *
 * @param path of the folder
 */
record StudyFolder(Path path) {
  static final String PLANT =
      """
      name: a room in winter
      step: 60 s
      components:
        room: {type: testRoom, capacity: 10 MJ/K, conductance: 100 W/K}
      """;

  static final String STUDY =
      """
      name: set points
      plant: plant.yaml
      duration: 3 d
      warmUp: 1 d
      measure:
        power: room.heat
        price: 0.3
        emissionFactor: 0.4
        temperatures: room.temperature
        low: 20
        high: 24
      record: [room.temperature, room.heat]
      """;

  /** Writes the plant into a folder. */
  static StudyFolder in(Path path) throws IOException {
    StudyFolder folder = new StudyFolder(path);
    folder.write("plant.yaml", PLANT);
    return folder;
  }

  void write(String name, String text) throws IOException {
    Files.writeString(path.resolve(name), text);
  }

  /** Reads a study's text. */
  Study read(String text) throws IOException, StudyException {
    write("study.yaml", text);
    return StudyFile.read(path.resolve("study.yaml"), TestCatalogue.ALL);
  }

  /** Does the study with more keys at its end. */
  StudyResult run(String more, int threads) throws Exception {
    return runText(STUDY + more, threads);
  }

  /** Does a study of another text. */
  StudyResult runText(String text, int threads) throws Exception {
    try (StudyRunner runner = new StudyRunner(threads, StudyProgress.NONE)) {
      return runner.run(read(text));
    }
  }
}
