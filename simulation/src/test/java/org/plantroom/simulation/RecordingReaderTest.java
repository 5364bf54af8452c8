package org.plantroom.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingReaderTest {
  private final Path folder;

  RecordingReaderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void dateWithoutYearAndMidnightWrittenAsTwentyFourAreUnderstood() throws IOException {
    Recording recording =
        read(
            "date_time,a\n08/26  23:59:00,81.78\n08/26  24:00:00,76.13\n",
            RecordingOptions.DEFAULT);
    assertThat(recording.columns()).containsExactly("a");
    assertThat(recording.value(0, 0)).isEqualTo(81.78f);
    assertThat(Instant.ofEpochMilli(recording.time(0))).hasToString("2024-08-26T23:59:00Z");
    assertThat(Instant.ofEpochMilli(recording.time(1))).hasToString("2024-08-27T00:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-02-29T10:00:00|2024-02-29T10:00:00Z",
        "2024-02-29T10:00:00.250|2024-02-29T10:00:00.250Z",
        "2024-02-29T10:00:00+02:00|2024-02-29T08:00:00Z",
        "2024-02-29 10:00|2024-02-29T10:00:00Z",
        "2/9/2021 4:05|2021-02-09T04:05:00Z",
        "02/29 10:00|2024-02-29T10:00:00Z",
        "29.02.2024 10:00:30|2024-02-29T10:00:30Z",
      })
  void usualPatternsAreFoundOnTheFirstRow(String text, Instant expected) throws IOException {
    Recording recording = read("t,a\n" + text + ",1\n", RecordingOptions.DEFAULT);
    assertThat(Instant.ofEpochMilli(recording.time(0))).isEqualTo(expected);
  }

  @Test
  void zoneAndPatternAreTakenFromTheOptions() throws IOException {
    RecordingOptions options =
        RecordingOptions.DEFAULT
            .withTimeFormat("yyyyMMdd HHmm")
            .withZone(ZoneId.of("Europe/Stockholm"));
    Recording recording = read("t,a\n20240826 1200,1\n", options);
    assertThat(Instant.ofEpochMilli(recording.time(0))).hasToString("2024-08-26T10:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "81.78, 81.78", "-0.5, -0.5", "1e3, 1000", "+5, 5", ".25, 0.25", "7., 7",
        "'', NaN", "-9999, NaN", "-9999.0, NaN", "n/a, NaN", "NaN, NaN", "Infinity, NaN",
        "1e99, NaN", "0x1p3, NaN", "1f, NaN", "'1,5', NaN", "--, NaN"
      })
  void cellsThatAreNoNumbersHaveNoValue(String cell, float expected) throws IOException {
    Recording recording =
        read("t,a\n2024-01-01 00:00,\"" + cell + "\"\n", RecordingOptions.DEFAULT);
    assertThat(recording.value(0, 0)).isEqualTo(Float.valueOf(expected));
  }

  @Test
  void namesAreTrimmedMadeUniqueAndFreeOfForbiddenMarks() throws IOException {
    Recording recording =
        read(
            "\uFEFFtime, Supply Air ,Supply Air,a/b#c,,Supply Air_2\n2024-01-01 00:00,1,2,3,4,5\n",
            RecordingOptions.DEFAULT.withTimeColumn("time"));
    assertThat(recording.columns())
        .containsExactly("Supply Air", "Supply Air_2", "a_b_c", "Column5", "Supply Air_2_2");
  }

  @Test
  void shortRowsHaveNoValuesAtTheirEndAndTrailingBlanksDoNotCount() throws IOException {
    Recording recording =
        read("t,a,b\n2024-01-01 00:00,1\n2024-01-01 00:01,1,2,,\n", RecordingOptions.DEFAULT);
    assertThat(recording.value(0, 0)).isEqualTo(1);
    assertThat(recording.value(0, 1)).isNaN();
    assertThat(recording.value(1, 1)).isEqualTo(2);
  }

  @Test
  void anotherColumnCanHoldTheTime() throws IOException {
    Recording recording =
        read(
            "a;when\n3;2024-01-01 00:00\n",
            RecordingOptions.DEFAULT.withDelimiter(';').withTimeColumn("when"));
    assertThat(recording.columns()).containsExactly("a");
    assertThat(recording.value(0, 0)).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "|the table is empty",
        "t,a\\n|the table has no rows",
        "t\\n2024-01-01 00:00\\n|expected a time column and 1 to",
        "t,a\\nyesterday,1\\n|row 1: the time \"yesterday\" fits none of the usual patterns",
        "t,a\\n2024-01-01 00:00,1\\n2024-13-01 00:00,1\\n|row 2: the time \"2024-13-01 00:00\" does not fit the pattern yyyy-MM-dd",
        "t,a\\n2024-01-01 00:00,1\\n,1\\n|row 2: the time \"\" does not fit the pattern",
        "t,a\\n2024-01-01 00:00,1\\n2024-01-01 00:00,1\\n|row 2: its time must be later",
        "t,a\\n2024-01-01 00:01,1\\n2024-01-01 00:00,1\\n|row 2: its time must be later",
        "t,a\\n2024-01-01 00:00,1,2\\n|row 1: has 3 cells, expected 2",
        "t,a\\n2024-01-01 00:00,\"1\\n|row 1: ",
        "t,a\\n2024-01-01 00:00,\"1\"x\\n|row 1: ",
      })
  void mistakesAreToldWithTheirRow(String text, String message) {
    String table = text == null ? "" : text.replace("\\n", "\n");
    assertThatThrownBy(() -> read(table, RecordingOptions.DEFAULT))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining(message);
  }

  @Test
  void unknownTimeColumnAndBadPatternAreTold() {
    String table = "t,a\n2024-01-01 00:00,1\n";
    assertThatThrownBy(() -> read(table, RecordingOptions.DEFAULT.withTimeColumn("when")))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("no column is named \"when\", expected one of [t, a]");
    assertThatThrownBy(() -> read(table, RecordingOptions.DEFAULT.withTimeFormat("bogus")))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("\"bogus\" is no pattern of times");
  }

  @Test
  void bytesThatAreNoTextAreTold() throws IOException {
    Path file = folder.resolve("binary.csv");
    Files.write(file, new byte[] {'t', ',', 'a', '\n', (byte) 0xFF, (byte) 0xFE, 0, 1});
    assertThatThrownBy(() -> RecordingReader.read(file, RecordingOptions.DEFAULT))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("is not a UTF-8 text");
  }

  @Test
  void anyDamageGivesARecordingOrAMistakeButNothingElse() throws IOException {
    byte[] good =
        "t,a,\"b c\"\n2024-01-01 00:00,1,2\n2024-01-01 00:01,\"3\",4\n"
            .getBytes(StandardCharsets.UTF_8);
    long seed = 42;
    SplittableRandom random = new SplittableRandom(seed);
    Path file = folder.resolve("damaged.csv");
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = good.clone();
      for (int hits = random.nextInt(1, 4); hits > 0; hits--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Files.write(file, bytes);
      try {
        assertThat(RecordingReader.read(file, RecordingOptions.DEFAULT).size()).isPositive();
      } catch (RecordingException e) {
        assertThat(e.getMessage()).as("seed %d round %d", seed, i).isNotBlank();
      }
    }
  }

  private Recording read(String text, RecordingOptions options) throws IOException {
    Path file = folder.resolve("table.csv");
    Files.writeString(file, text);
    return RecordingReader.read(file, options);
  }
}
