package org.plantroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.TagPath;
import org.plantroom.core.Time;
import org.plantroom.history.History;
import org.plantroom.history.HistorySettings;
import picocli.CommandLine;

/** {@code plantroom tune} with real plants, files and a real history. */
class TuneCommandTest {
  private final Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  TuneCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private int run(String... words) {
    CommandLine commands =
        Plantroom.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    return commands.execute(words);
  }

  /** The example with its text, so that it can be written. */
  private Path own() throws IOException {
    Path source = Path.of("..", "simulation", "src", "main", "resources", "plants", "office.yaml");
    return Files.copy(source, folder.resolve("office.yaml"));
  }

  @Test
  void aLoopOfAnExampleIsTunedAndShown() {
    Path results = folder.resolve("found");
    assertThat(
            run(
                "tune",
                "office",
                "--loop",
                "supplyControl",
                "--at=34h",
                "--longest=2h",
                "--out",
                results.toString()))
        .as("%s", err)
        .isZero();
    assertThat(out.toString())
        .containsPattern("process   gain 9\\.\\d")
        .containsPattern("fit       explains \\d")
        .contains("present   Kp 0.0300, Ti 240.0 s, reverse")
        .containsPattern("SIMC      Kp 0\\.\\d+, Ti \\d+")
        .contains("before", "after", "report  " + results.resolve("report.html"));
    assertThat(results.resolve("report.html"))
        .content()
        .contains("Tuning of supplyControl", "<svg");
  }

  @Test
  void newValuesAreWrittenAndCommentsStay() throws IOException {
    Path plant = own();
    List<String> before = Files.readAllLines(plant);
    assertThat(
            run(
                "tune",
                plant.toString(),
                "--loop=supplyControl",
                "--at=1d10h",
                "--longest=2h",
                "--write",
                "--out=" + folder.resolve("found")))
        .isEqualTo(Plantroom.USAGE);
    assertThat(err.toString()).contains("expected a time such as");
    assertThat(
            run(
                "tune",
                plant.toString(),
                "--loop=supplyControl",
                "--at=34h",
                "--longest=2h",
                "--write",
                "--out=" + folder.resolve("found")))
        .as("%s %s", out, err)
        .isZero();
    List<String> after = Files.readAllLines(plant);
    assertThat(after).hasSameSizeAs(before);
    for (int i = 0; i < before.size(); i++) {
      if (before.get(i).contains("supplyControl: {")) {
        assertThat(after.get(i))
            .isNotEqualTo(before.get(i))
            .containsPattern(
                "supplyControl: \\{type: pid, gain: [0-9.]+, integralTime: [0-9.]+ s, ");
      } else {
        assertThat(after.get(i)).isEqualTo(before.get(i));
      }
    }
    assertThat(out.toString()).contains("written " + plant);
  }

  @Test
  void whatIsMissingIsToldWithWhatThereIs() throws IOException {
    assertThat(run("tune", "office")).isEqualTo(Plantroom.FAILED);
    assertThat(err.toString()).contains("--loop: supplyControl, roomControl, mixerControl");
    assertThat(run("tune", "office", "--loop", "mixrControl")).isEqualTo(Plantroom.FAILED);
    assertThat(err.toString()).contains("did you mean mixerControl?");
    assertThat(run("tune", "office", "--loop", "mixerControl", "--write"))
        .isEqualTo(Plantroom.FAILED);
    assertThat(err.toString()).contains("office is an example");
    assertThat(run("tune")).isEqualTo(Plantroom.USAGE);
    assertThat(run("tune", "--csv", "lost.csv")).isEqualTo(Plantroom.FAILED);
    assertThat(err.toString()).contains("--output and --measurement").doesNotContain("\tat ");
  }

  @Test
  void aRecordInTheHistoryTunesALiveLoop() throws IOException {
    Path stored = folder.resolve("history");
    TagPath valve = TagPath.of("s/e/d/Valve");
    TagPath supply = TagPath.of("s/e/d/Supply");
    try (History history = History.open(stored, HistorySettings.defaults(), Time.system())) {
      Recorded.write(history, valve, supply);
    }
    assertThat(
            run(
                "tune",
                "--history",
                stored.toString(),
                "--output",
                valve.toString(),
                "--measurement",
                supply.toString(),
                "--gain=0.1",
                "--integral-time=60s",
                "--out",
                folder.resolve("found").toString()))
        .as("%s", err)
        .isZero();
    assertThat(out.toString())
        .containsPattern("process   gain (19|20)\\.")
        .contains("present   Kp 0.100, Ti 60.00 s")
        .containsPattern("SIMC      Kp ");
  }
}
