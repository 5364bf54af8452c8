package org.plantroom.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plantroom.history.Stores.DAY;
import static org.plantroom.history.Stores.FLOW;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.FolderTree;
import org.plantroom.core.Sample;
import org.plantroom.core.TagPath;
import org.plantroom.core.ValueType;
import org.plantroom.testkit.ManualTime;

/**
 * Whatever becomes of one sealed file: the store opens, answers or says that it cannot, stores, and
 * is mended; the other site's values stay exact throughout, and no answer and no file grows.
 */
@Timeout(3_600)
final class SealedFuzzIT {
  /** With {@code -Dplantroom.full=true} for half an hour instead of seconds. */
  private static final int ROUNDS = 12 * (Boolean.getBoolean("plantroom.full") ? 200 : 1);

  /** Rerun a failure with {@code -Dplantroom.seed=N}. */
  private static final long SEED = Long.getLong("plantroom.seed", System.nanoTime());

  private static final TagPath OTHER = TagPath.of("south/e2/tank/level");
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
  private static final int SAMPLES = 2_000;

  /** Far more than such a question takes; less than anybody would wait. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final ManualTime time = new ManualTime(DAY + 2 * DAY_MILLIS);
  private final HistoryCare care = new HistoryCare(Stores.small(), time);
  private final Path master;
  private final Path folder;

  SealedFuzzIT(@TempDir Path temporary) {
    this.master = temporary.resolve("master");
    this.folder = temporary.resolve("store");
  }

  @Test
  void oneSpoiltFileHarmsNothingBesideIt() throws Exception {
    System.out.println("SealedFuzzIT seed " + SEED);
    Random random = new Random(SEED);
    fill();
    for (int round = 0; round < ROUNDS; round++) {
      FolderTree.delete(folder);
      copy(master, folder);
      List<Path> files = files();
      Path file = files.get(random.nextInt(files.size()));
      String damage = spoil(file, random);
      long begun = System.nanoTime();
      live(damage);
      assertThat(care.check(folder)).as(damage).isNotEmpty();
      care.repair(folder);
      assertThat(care.check(folder)).as(damage).isEmpty();
      live(damage);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).as(damage).isLessThan(LONGEST);
      assertThat(sizeOf(folder)).as(damage).isLessThan(4 * sizeOf(master) + (4L << 20));
    }
  }

  private void live(String damage) {
    try (History history = History.open(folder, Stores.small(), time)) {
      assertThat(HistoryTest.samples(history, OTHER)).as(damage).isEqualTo(samples());
      assertThat(count(history, OTHER)).as(damage).isEqualTo(SAMPLES);
      ask(
          damage,
          () ->
              assertThat(history.raw(FLOW, DAY, DAY + DAY_MILLIS, 10_000).size())
                  .isLessThanOrEqualTo(10_000));
      ask(damage, () -> history.trend(FLOW, DAY, DAY + DAY_MILLIS, 12));
      TagPath late = TagPath.of("north/e1/hp1/late" + history.stats().values());
      HistoryTest.commit(history, late, ValueType.F64, samples());
      history.seal(Long.MAX_VALUE);
      history.merge();
      assertThat(HistoryTest.samples(history, late)).as(damage).isEqualTo(samples());
    }
  }

  private static void ask(String damage, Runnable question) {
    try {
      question.run();
    } catch (HistoryQueryException e) {
      assertThat(e).as(damage).hasMessageContaining("cannot answer");
    }
  }

  private static long count(History history, TagPath tag) {
    return Arrays.stream(history.trend(tag, DAY, DAY + DAY_MILLIS, 12).count()).sum();
  }

  /** Does something to a file; says what. */
  private String spoil(Path file, Random random) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    int at = random.nextInt(bytes.length);
    int kind = random.nextInt(8);
    switch (kind) {
      case 0 -> Files.write(file, Arrays.copyOf(bytes, at));
      case 1, 2 -> {
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, bytes);
      }
      case 3 -> {
        byte[] garbage = new byte[1 + random.nextInt(Math.min(64, bytes.length - at))];
        random.nextBytes(garbage);
        System.arraycopy(garbage, 0, bytes, at, garbage.length);
        bytes[at] ^= 1;
        Files.write(file, bytes);
      }
      case 4 -> flipInFooter(file, bytes, random);
      case 5 -> Files.write(file, Arrays.copyOf(bytes, bytes.length + 1 + at));
      case 6 -> foreign(file, "SELECT 'x' AS a, range AS b FROM range(%d)", at);
      default ->
          foreign(
              file,
              "SELECT range::VARCHAR AS tag, 0.5 AS \"time\", 7 AS quality FROM range(%d)",
              at);
    }
    return "seed %d, kind %d at %d of %s".formatted(SEED, kind, at, file.getFileName());
  }

  /** The footer names sizes and places: what a reader believes first. */
  private static void flipInFooter(Path file, byte[] bytes, Random random) throws IOException {
    int footer = Math.min(bytes.length, 400);
    int at = bytes.length - 1 - random.nextInt(footer);
    bytes[at] ^= (byte) (1 << random.nextInt(8));
    Files.write(file, bytes);
  }

  private static void foreign(Path file, String select, int rows) throws SQLException, IOException {
    Files.delete(file);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (%s) TO %s (FORMAT parquet)"
              .formatted(select.formatted(1 + rows % 5_000), Sql.quote(file)));
    }
  }

  private void fill() {
    try (History history = History.open(master, Stores.small(), time)) {
      HistoryTest.commit(history, FLOW, ValueType.F64, samples());
      HistoryTest.commit(history, OTHER, ValueType.F64, samples());
      history.seal(Long.MAX_VALUE);
    }
  }

  private static List<Sample> samples() {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < SAMPLES; i++) {
      samples.add(Stores.good(i % 50 / 10.0, DAY + i * 1_000L));
    }
    return samples;
  }

  /** The files of the site that may be spoilt. */
  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("sealed").resolve("site=north"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        Files.createDirectories(target.getParent());
        if (Files.isRegularFile(path)) {
          Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  private static long sizeOf(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
