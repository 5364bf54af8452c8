package org.plantroom.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.RegisterTable;
import org.plantroom.testkit.Await;
import org.plantroom.testkit.ManualTime;

class ReplayIT {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final int MOST_REGISTERS = 125;
  private static final Replay.Options SIXTY_TIMES =
      Replay.Options.DEFAULT.withSpeed(60).withWaitForReader(false);

  private final Path folder;
  private final ManualTime time = new ManualTime(0);
  private final AtomicInteger shown = new AtomicInteger();

  ReplayIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void everyRowOfAWideTableIsSeenInOrderAtSixtyTimesTheSpeed() throws IOException {
    int columns = 158;
    int rows = 20;
    Recording recording = table(columns, rows);
    try (Replay replay = play(recording, SIXTY_TIMES);
        PlainClient client = new PlainClient(replay.port())) {
      for (int row = 0; row < rows; row++) {
        awaitRow(row + 1);
        ByteBuffer registers = all(client, 2 * (columns + 2));
        for (int column = 0; column < columns; column++) {
          assertThat(registers.getFloat()).isEqualTo(recording.value(row, column));
        }
        assertThat(registers.getInt()).isEqualTo(row + 1);
        assertThat(registers.getInt()).isEqualTo((int) (recording.time(row) / 1000));
        time.advance(Duration.ofSeconds(1));
      }
      Await.until("the replay ends", SOON, replay::hasEnded);
    }
  }

  @Test
  void missingValuesCarryTheMark() throws IOException {
    try (Replay replay = play(read("t,a,b\n2024-01-01 00:00,,81.78\n"), SIXTY_TIMES);
        PlainClient client = new PlainClient(replay.port())) {
      ByteBuffer registers = all(client, 4);
      assertThat(registers.getFloat()).isEqualTo(-9999f);
      assertThat(registers.getFloat()).isEqualTo(81.78f);
    }
  }

  @Test
  void firstRowWaitsForAReader() throws IOException {
    try (Replay replay = play(table(2, 3), SIXTY_TIMES.withWaitForReader(true));
        PlainClient client = new PlainClient(replay.port())) {
      for (int i = 0; i < 50; i++) {
        Await.until("the replay looks for readers", SOON, () -> time.sleepers() == 1);
        time.advance(Duration.ofSeconds(1));
      }
      assertThat(shown).hasValue(1);
      for (int i = 0; i < 3; i++) {
        all(client, 2);
      }
      Await.until(
          "the second row is shown",
          SOON,
          () -> {
            time.advance(Duration.ofMillis(100));
            return shown.get() == 2;
          });
    }
  }

  @Test
  void loopBeginsAgain() throws IOException {
    try (Replay replay = play(table(1, 2), SIXTY_TIMES.withLoop(true))) {
      for (int row : new int[] {1, 2, 1, 2, 1}) {
        awaitRow(row);
        time.advance(Duration.ofSeconds(1));
      }
      assertThat(replay.hasEnded()).isFalse();
    }
  }

  @Test
  void lastRowStaysReadableAfterTheEnd() throws Exception {
    try (Replay replay = play(table(1, 1), SIXTY_TIMES);
        PlainClient client = new PlainClient(replay.port())) {
      awaitRow(1);
      time.advance(Duration.ofSeconds(1));
      replay.awaitEnd();
      assertThat(all(client, 4).getInt(4)).isEqualTo(1);
    }
  }

  @Test
  void closedReplayAnswersNoMore() throws IOException {
    Replay replay = play(table(1, 2), SIXTY_TIMES);
    replay.close();
    assertThat(replay.hasEnded()).isTrue();
    assertThatThrownBy(() -> new PlainClient(replay.port())).isInstanceOf(IOException.class);
  }

  @Test
  void speedOfNothingIsRefused() {
    assertThatThrownBy(() -> SIXTY_TIMES.withSpeed(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the speed must be more than 0");
  }

  @Test
  void progressIsDrawnOnOneLine() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ProgressBar bar = new ProgressBar(new PrintStream(bytes, true, StandardCharsets.UTF_8), time);
    bar.shown(1, 4);
    bar.shown(2, 4);
    bar.shown(4, 4);
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "\r[##########..............................] row 1 of 4"
                + "\r[########################################] row 4 of 4"
                + System.lineSeparator());
  }

  /** The row is shown, and the replay waits for its time to pass. */
  private void awaitRow(int row) {
    Await.until(
        "row %d is shown".formatted(row), SOON, () -> shown.get() == row && time.sleepers() == 1);
  }

  private Replay play(Recording recording, Replay.Options options) throws IOException {
    return Replay.start(recording, options, time, (row, rows) -> shown.set(row));
  }

  private static ByteBuffer all(PlainClient client, int registers) throws IOException {
    ByteBuffer all = ByteBuffer.allocate(2 * registers);
    for (int from = 0; from < registers; from += MOST_REGISTERS) {
      int count = Math.min(MOST_REGISTERS, registers - from);
      all.put(client.read(RegisterTable.HOLDING, from, count));
    }
    return all.flip();
  }

  /** A table at one-minute rows with another value in every cell. */
  private Recording table(int columns, int rows) throws IOException {
    StringBuilder text = new StringBuilder("time");
    for (int column = 0; column < columns; column++) {
      text.append(",c").append(column);
    }
    for (int row = 0; row < rows; row++) {
      text.append("\n08/26  00:%02d:00".formatted(row));
      for (int column = 0; column < columns; column++) {
        text.append(',').append(row * 1000 + column + 0.25);
      }
    }
    return read(text.append('\n').toString());
  }

  private Recording read(String text) throws IOException {
    Path file = folder.resolve("table.csv");
    Files.writeString(file, text);
    return Recording.read(file, RecordingOptions.DEFAULT);
  }
}
