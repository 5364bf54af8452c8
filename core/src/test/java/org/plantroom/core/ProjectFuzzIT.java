package org.plantroom.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A valid project, spoilt in every way that chance finds: each gives a project or mistakes. */
class ProjectFuzzIT {
  /** Bytes that one round may leave in the heap; a project read takes a hundred times as many. */
  private static final long MOST_GROWTH = 16 << 10;

  private static final int MUTATIONS = Boolean.getBoolean("plantroom.full") ? 20_000 : 120;

  /** So many rounds load classes and fill caches that stay. */
  private static final int WARM_UP = 60;

  /** Bytes that mean something in YAML come oftener than chance would have it. */
  private static final byte[] TELLING =
      ":-{}[],&*!|>'\"%@`#?~ \n\t0x.\u0000\\".getBytes(StandardCharsets.UTF_8);

  @Test
  void truncationsOfEveryFileGiveAnAnswer(@TempDir Path folder) throws IOException {
    ExampleProject.copyTo(folder);
    for (Path file : ExampleProject.files()) {
      byte[] bytes = Files.readAllBytes(ExampleProject.FOLDER.resolve(file));
      for (int length = 0; length < bytes.length; length += 7) {
        Files.write(folder.resolve(file), Arrays.copyOf(bytes, length));
        checkAnswer(folder);
      }
      Files.write(folder.resolve(file), bytes);
    }
  }

  @Test
  void everyDeletedByteOfEveryFileGivesAnAnswer(@TempDir Path folder) throws IOException {
    ExampleProject.copyTo(folder);
    for (Path file : ExampleProject.files()) {
      byte[] bytes = Files.readAllBytes(ExampleProject.FOLDER.resolve(file));
      for (int i = 0; i < bytes.length; i++) {
        byte[] shorter = Arrays.copyOf(bytes, bytes.length - 1);
        System.arraycopy(bytes, i + 1, shorter, i, bytes.length - i - 1);
        Files.write(folder.resolve(file), shorter);
        checkAnswer(folder);
      }
      Files.write(folder.resolve(file), bytes);
    }
  }

  @Test
  void everyMutationGivesAnAnswerAndLeavesNoTrace(@TempDir Path folder) throws IOException {
    ExampleProject.copyTo(folder);
    Project untouched = ProjectFiles.read(folder).orElseThrow();
    long seed = Long.getLong("plantroom.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < WARM_UP; i++) {
      assertMutationGivesAnAnswer(folder, random, "%d, warm-up %d".formatted(seed, i));
    }
    long heap = usedHeap();
    for (int i = 0; i < MUTATIONS; i++) {
      assertMutationGivesAnAnswer(folder, random, "%d, mutation %d".formatted(seed, i));
    }
    assertThat((usedHeap() - heap) / MUTATIONS)
        .as("bytes that each round leaves in the heap")
        .isLessThan(MOST_GROWTH);
    assertThat(ProjectFiles.read(folder).orElseThrow())
        .as("the project once its files are whole again")
        .isEqualTo(untouched);
  }

  private static void assertMutationGivesAnAnswer(Path folder, Random random, String round)
      throws IOException {
    Path file = ExampleProject.files().get(random.nextInt(ExampleProject.files().size()));
    byte[] bytes = Files.readAllBytes(ExampleProject.FOLDER.resolve(file));
    byte[] mutated = mutate(bytes, random);
    Files.write(folder.resolve(file), mutated);
    assertThat(answers(folder, file, mutated))
        .as("run again with -Dplantroom.seed=%s of %s", round, file)
        .isTrue();
    Files.write(folder.resolve(file), bytes);
  }

  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  @Test
  @Timeout(600)
  void linesThatMoveRepeatOrShiftGiveAnAnswer(@TempDir Path folder) throws IOException {
    ExampleProject.copyTo(folder);
    long seed = Long.getLong("plantroom.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < MUTATIONS; i++) {
      Path file = ExampleProject.files().get(random.nextInt(ExampleProject.files().size()));
      String text = ExampleProject.text(file);
      byte[] mutated = shuffle(text, random).getBytes(StandardCharsets.UTF_8);
      Files.write(folder.resolve(file), mutated);
      assertThat(answers(folder, file, mutated))
          .as("run again with -Dplantroom.seed=%d, mutation %d of %s", seed, i, file)
          .isTrue();
      Files.writeString(folder.resolve(file), text);
    }
  }

  /** The structure of a file spoilt where its bytes are not. */
  private static String shuffle(String text, Random random) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      int at = random.nextInt(lines.size());
      String line = lines.get(random.nextInt(lines.size()));
      switch (random.nextInt(5)) {
        case 0 -> lines.add(at, line);
        case 1 -> lines.set(at, line);
        case 2 -> lines.set(at, "  ".repeat(random.nextInt(4)) + lines.get(at).strip());
        case 3 -> lines.set(at, lines.get(at).replaceFirst(": .*", ": " + line.strip()));
        default -> lines.add(at, "[".repeat(1 << random.nextInt(12)));
      }
    }
    return String.join("\n", lines);
  }

  private static byte[] mutate(byte[] bytes, Random random) {
    byte[] mutated = bytes.clone();
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      byte any = (byte) random.nextInt(256);
      byte telling = TELLING[random.nextInt(TELLING.length)];
      mutated[random.nextInt(mutated.length)] = random.nextInt(8) == 0 ? any : telling;
    }
    return mutated;
  }

  /** True when there is an answer, and the schema takes what the reader took. */
  private static boolean answers(Path folder, Path file, byte[] bytes) throws IOException {
    boolean valid = checkAnswer(folder);
    return !valid
        || SchemaCheck.of(file).messages(new String(bytes, StandardCharsets.UTF_8)).isEmpty();
  }

  private static boolean checkAnswer(Path folder) {
    return switch (ProjectFiles.read(folder)) {
      case ProjectCheck.Valid valid -> true;
      case ProjectCheck.Mistaken mistaken -> {
        assertThat(mistaken.mistakes())
            .isNotEmpty()
            .hasSizeLessThanOrEqualTo(Mistakes.MOST)
            .allSatisfy(ProjectFuzzIT::isOneLine);
        yield false;
      }
    };
  }

  private static void isOneLine(Mistake mistake) {
    assertThat(mistake.toString()).hasLineCount(1).hasSizeLessThan(2_000);
    assertThat(mistake.expectation()).isNotBlank();
  }
}
