package org.plantroom.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A study that uses every key, spoilt by chance: each gives a study or mistakes, never a crash. */
class StudyFuzzIT {
  private static final int MUTATIONS = Boolean.getBoolean("plantroom.full") ? 20_000 : 400;

  /** Bytes that mean something in YAML come oftener than chance would have it. */
  private static final byte[] TELLING =
      ":-{}[],&*!|>'\"%@`#?~ \n\t0x.\u0000\\".getBytes(StandardCharsets.UTF_8);

  private static final String STUDY =
      StudyFolder.STUDY
          + """
          every: 1 h
          scenarios:
            base: {price: {file: grid.csv, column: p, unit: EUR/MWh, timeZone: Europe/Stockholm}}
            other:
              change: {room.conductance: 50 W/K, room.power: 3 kW}
              events: [{at: 1 d, set: room.setPoint, to: 18}]
              faults: [bias of 2 K on echo.input at 1 d for 2 h, stuck on room.load]
              emissionFactor: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
              demandCharge: 3
          sweep: {room.setPoint: [19 °C, 20 °C]}
          optimise:
            method: cmaes
            minimise: energy
            vary: {room.setPoint: {from: 15 °C, to: 25 °C}}
            atMost: {thermalDiscomfort: 0}
            seed: 3
          calibrate:
            data: measured.csv
            compare: {room.temperature: T}
            drive: {room.load: P}
            units: {P: kW}
            vary: {room.capacity: {from: 1 MJ/K, to: 30 MJ/K}}
            gap: 1 h
            validation: 20 %
          """;

  /** Far more than a study of this length can mean, and the most mistakes a reading lists. */
  private static final int MOST_SCENARIOS = 100;

  private static final int MOST_LINES = 1_001;

  private static final String DATA = "time,T,P\n0,20,1\n600,20.5,2\n1200,,1\n1800,21,1\n";

  @TempDir private Path folder = Path.of("");

  private void write(String study, String data) throws IOException {
    StudyFolder written = StudyFolder.in(folder);
    written.write(
        "plant.yaml",
        StudyFolder.PLANT
            + """
            controllers: {echo: {type: scale, unit: Cel}}
            connections: [room.temperature -> echo.input]
            """);
    written.write(
        "grid.csv",
        "time,p\n2026-01-01T00:00:00,100\n2026-01-02T00:00:00,90\n2026-01-03T00:00:00,80\n");
    written.write("measured.csv", data);
    written.write("study.yaml", study);
  }

  @Test
  void theWholeStudyIsAStudy() throws Exception {
    write(STUDY, DATA);
    assertThat(StudyFile.read(folder.resolve("study.yaml"), TestCatalogue.ALL).scenarios())
        .hasSize(4);
  }

  @Test
  @Timeout(600)
  void spoiltStudiesGiveAnAnswer() throws IOException {
    long seed = Long.getLong("plantroom.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] mutated =
          random.nextBoolean()
              ? mutated(STUDY.getBytes(StandardCharsets.UTF_8), random)
              : shuffled(STUDY, random).getBytes(StandardCharsets.UTF_8);
      write("", DATA);
      Files.write(folder.resolve("study.yaml"), mutated);
      assertAnswer("run again with -Dplantroom.seed=%d, mutation %d".formatted(seed, i));
    }
  }

  @Test
  @Timeout(600)
  void spoiltDataGiveAnAnswer() throws IOException {
    long seed = Long.getLong("plantroom.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < MUTATIONS / 4; i++) {
      write(STUDY, "");
      Files.write(
          folder.resolve("measured.csv"), mutated(DATA.getBytes(StandardCharsets.UTF_8), random));
      assertAnswer("run again with -Dplantroom.seed=%d, mutation %d".formatted(seed, i));
    }
  }

  private void assertAnswer(String again) {
    try {
      assertThat(StudyFile.read(folder.resolve("study.yaml"), TestCatalogue.ALL).scenarios())
          .as(again)
          .isNotEmpty()
          .hasSizeLessThanOrEqualTo(MOST_SCENARIOS);
    } catch (StudyException e) {
      assertThat(String.valueOf(e.getMessage()).lines())
          .as(again)
          .isNotEmpty()
          .hasSizeLessThanOrEqualTo(MOST_LINES)
          .allSatisfy(line -> assertThat(line).startsWith("study.yaml").hasSizeLessThan(2_000));
    } catch (RuntimeException e) {
      throw new AssertionError(again, e);
    }
  }

  private static byte[] mutated(byte[] bytes, Random random) {
    byte[] mutated = bytes.clone();
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      byte any = (byte) random.nextInt(256);
      byte telling = TELLING[random.nextInt(TELLING.length)];
      mutated[random.nextInt(mutated.length)] = random.nextInt(8) == 0 ? any : telling;
    }
    return random.nextInt(10) == 0
        ? Arrays.copyOf(mutated, random.nextInt(mutated.length))
        : mutated;
  }

  /** The structure of a file spoilt where its bytes are not. */
  private static String shuffled(String text, Random random) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      int at = random.nextInt(lines.size());
      String line = lines.get(random.nextInt(lines.size()));
      switch (random.nextInt(5)) {
        case 0 -> lines.add(at, line);
        case 1 -> lines.set(at, line);
        case 2 -> lines.set(at, "  ".repeat(random.nextInt(4)) + lines.get(at).strip());
        case 3 ->
            lines.set(
                at,
                lines.get(at).replaceFirst(": .*", Matcher.quoteReplacement(": " + line.strip())));
        default -> lines.remove(at);
      }
    }
    return String.join("\n", lines);
  }
}
