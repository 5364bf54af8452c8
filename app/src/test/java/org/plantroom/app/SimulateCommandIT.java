package org.plantroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.ProjectCheck;
import org.plantroom.core.ProjectFiles;
import picocli.CommandLine;

/** {@code plantroom simulate} step by step: its input lets time pass, and ends it. */
class SimulateCommandIT {
  private final InputStream terminal = System.in;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Path folder;

  SimulateCommandIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterEach
  void giveBackTheTerminal() {
    System.setIn(terminal);
  }

  private int simulate(String input, String... words) {
    System.setIn(new ByteArrayInputStream(input.getBytes(Charset.defaultCharset())));
    CommandLine commands =
        Plantroom.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    return commands.execute(words);
  }

  @Test
  void linesStepThePlantLookAtItAndLetItFail() {
    assertThat(
            simulate(
                """
                step 120
                get heatPump.electricPower
                fault trip on heatPump for 1 h
                step 5
                get heatPump.electricPower
                nonsense
                quit
                """,
                "simulate",
                "office",
                "--step"))
        .isZero();
    assertThat(out.toString().lines())
        .first()
        .isEqualTo("plant   Office with heat pump, buffer and air handling unit");
    assertThat(out.toString())
        .containsPattern("device  office/plant-room/hp-01 +modbus tcp 127.0.0.1:\\d+ unit 1")
        .contains("day 1 02:00:00, 120 steps", "day 1 02:05:00, 125 steps, failing: trip")
        .containsPattern("heatPump.electricPower = 3\\d{3}\\.")
        // The controls of the machine that has stopped.
        .contains("heatPump.electricPower = 10.0 W")
        .contains("nonsense");
  }

  @Test
  void theEndOfTheInputEndsIt() {
    assertThat(simulate("\n\n", "simulate", "office", "--step", "--set", "step=30s")).isZero();
    assertThat(out.toString()).contains("day 1 00:01:00");
  }

  @Test
  void theWrittenProjectHasNoMistakes() {
    Path project = folder.resolve("project");
    assertThat(simulate("", "simulate", "office", "--step", "--project", project.toString()))
        .isZero();
    assertThat(project.resolve("project.yaml")).isRegularFile();
    assertThat(ProjectFiles.read(project)).isInstanceOf(ProjectCheck.Valid.class);
  }

  @Test
  void mistakesAreToldWithFileLineAndReason() throws Exception {
    Path plant =
        Files.writeString(
            folder.resolve("bad.yaml"),
            "name: bad\ncomponents:\n  tank: {type: stratifiedTank, volume: 1 kg}\n");
    assertThat(simulate("", "simulate", plant.toString(), "--step")).isEqualTo(Plantroom.FAILED);
    assertThat(err.toString())
        .contains("bad.yaml:3: ", "tank.volume", "m3")
        .doesNotContain("\tat ");
    assertThat(simulate("", "simulate", "offic", "--step")).isEqualTo(Plantroom.FAILED);
    assertThat(err.toString()).contains("did you mean office?");
    assertThat(simulate("", "simulate", "office", "--step", "--fault", "trip on heatPum"))
        .isEqualTo(Plantroom.FAILED);
    assertThat(err.toString()).contains("--fault", "did you mean heatPump?");
  }

  @Test
  void helpTellsTheOptions() {
    assertThat(simulate("", "simulate", "--help")).isZero();
    assertThat(out.toString()).contains("PLANT", "--modbus=PORT", "--fault=TEXT", "--speed");
  }
}
