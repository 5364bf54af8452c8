package org.plantroom.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.controls.FirstOrder;
import org.plantroom.controls.PiTuning;

/** Records of a valve that is stepped from 40 to 60 % in the tenth minute. */
class LoopRecordTest {
  private static final FirstOrder PROCESS = new FirstOrder(30, 240, 45);
  private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

  private final Path folder;

  LoopRecordTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static double position(int second) {
    return second < 600 ? 0.4 : 0.6;
  }

  private static double supply(int second) {
    return 35 + 0.2 * PROCESS.stepResponse(Math.max(0, second - 600));
  }

  private LoopRecord read(Path file) throws StudyException {
    LoopRecord.Source source = new LoopRecord.Source(file, ZoneId.of("UTC"), "position", "supply");
    return LoopRecord.read(source, OptionalDouble.empty(), Optional.of(new PiTuning(0.2, 30)));
  }

  /** A value a minute, as trends are exported. */
  private Path table() throws IOException {
    StringBuilder rows = new StringBuilder("time,position,supply\n");
    for (int second = 0; second <= 3_600; second += 10) {
      rows.append(
          "%s,%s,%s\n".formatted(START.plusSeconds(second), position(second), supply(second)));
    }
    return Files.writeString(folder.resolve("valve.csv"), rows);
  }

  /** Values stored when they changed, as the history has them. */
  private Path export() throws IOException {
    StringBuilder rows = new StringBuilder("path,time,value,quality\n");
    rows.append("position,%s,0.4,good\n".formatted(START));
    rows.append("position,%s,0.6,good\n".formatted(START.plusSeconds(600)));
    double last = 0;
    for (int second = 0; second <= 3_600; second += 5) {
      double value = Math.round(supply(second) * 100) / 100.0;
      if (value != last) {
        rows.append("supply,%s,%s,good\n".formatted(START.plusSeconds(second), value));
      }
      last = value;
    }
    return Files.writeString(folder.resolve("export.csv"), rows);
  }

  @Test
  void aStepByHandTellsTheProcess() throws Exception {
    LoopRecord found = read(table());
    assertThat(found.tuned().fit().process().gain()).isCloseTo(30, within(0.1));
    assertThat(found.tuned().fit().process().lag()).isCloseTo(240, within(3.0));
    assertThat(found.tuned().fit().process().deadTime()).isCloseTo(45, within(6.0));
    assertThat(found.tuned().process().deadTime())
        .isEqualTo(found.tuned().fit().process().deadTime() + 5);
    assertThat(found.tuned().explained()).isGreaterThan(0.999);
    assertThat(found.tuned().isTrusted()).isTrue();
    assertThat(TuningReport.of(found)).contains("recorded", "fit", "before", "after", "<svg");
  }

  @Test
  void noLineIsDrawnOverALongGapAndAnOutputHoldsUntilTheNext() throws Exception {
    StringBuilder rows = new StringBuilder("time,position,supply\n");
    for (int second = 0; second <= 3_600; second += 10) {
      boolean isLost = second > 700 && second < 1_000;
      String moved = second == 0 || second == 600 ? String.valueOf(position(second)) : "";
      rows.append("%d,%s,%s\n".formatted(second, moved, isLost ? "" : supply(second)));
    }
    LoopRecord found = read(Files.writeString(folder.resolve("gaps.csv"), rows));
    assertThat(found.output().values()[59]).isEqualTo(0.4);
    assertThat(found.measurement().values()[85]).isNaN();
    assertThat(found.tuned().fit().process().gain()).isCloseTo(30, within(0.1));
    assertThat(found.tuned().fit().process().lag()).isCloseTo(240, within(5.0));
    assertThat(found.tuned().fit().process().deadTime()).isCloseTo(45, within(6.0));
    assertThat(TuningReport.of(found)).doesNotContain("NaN");
  }

  @Test
  void anExportOfTheHistoryTellsIt() throws Exception {
    LoopRecord found = read(export());
    assertThat(found.tuned().fit().process().gain()).isCloseTo(30, within(0.3));
    assertThat(found.tuned().fit().process().lag()).isCloseTo(240, within(10.0));
    assertThat(found.tuned().fit().process().deadTime()).isCloseTo(45, within(8.0));
  }

  @Test
  void aRecordThatSaysLittleIsRefused() throws Exception {
    Path still =
        Files.writeString(folder.resolve("still.csv"), "time,position,supply\n0,1,2\n9,1,3\n");
    assertThatThrownBy(() -> read(still))
        .isInstanceOf(StudyException.class)
        .hasMessageContaining("still.csv")
        .hasMessageContaining("by hand")
        .hasCauseInstanceOf(IllegalArgumentException.class);
    Path other =
        Files.writeString(folder.resolve("other.csv"), "time,postion,supply\n0,1,2\n9,1,3\n");
    assertThatThrownBy(() -> read(other)).hasMessageContaining("did you mean postion?");
  }
}
