package org.plantroom.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users get wrong is answered in one line, an exit code and no stack trace. */
class BadInputIT {
  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final String TYPE =
      "name: Machine\nclass: other\ntags:\n  Level: {register: holding 1, type: u16}\n";

  private final Path folder;

  BadInputIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @ValueSource(strings = {"--http", "--mqtt"})
  void portInUseIsNamedByDemo(String option) throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String other = option.equals("--http") ? "--mqtt" : "--http";
      Program demo =
          Program.start("demo", option, taken.getLocalPort(), other, 0, "--data", folder);
      assertFails(demo, FAILED, "port %d is in use".formatted(taken.getLocalPort()));
    }
  }

  @Test
  void portInUseIsNamedByHost() throws IOException {
    Path project = project(TYPE);
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Program host =
          Program.start(
              "host",
              "--project",
              project,
              "--data",
              folder.resolve("data"),
              "--http",
              taken.getLocalPort());
      assertFails(host, FAILED, "port %d is in use".formatted(taken.getLocalPort()));
    }
  }

  @Test
  void portInUseIsNamedByReplay() throws IOException {
    Path csv = Files.writeString(folder.resolve("a.csv"), "time,a\n2026-01-01 00:00:00,1\n");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Program replay = Program.start("replay", "--csv", csv, "--port", taken.getLocalPort());
      assertFails(replay, FAILED, Integer.toString(taken.getLocalPort()));
    }
  }

  @Test
  void checkListsMistakesByFileAndLine() throws IOException {
    Path project = project(TYPE.replace("u16}", "u16, scal: 2}"));
    Program check = Program.start("check", project);
    assertThat(check.awaitExit()).isEqualTo(FAILED);
    assertThat(check.out()).anyMatch(line -> line.matches(".*types/machine\\.yaml:4: .*scal.*"));
    assertNoStack(check);
  }

  @Test
  void checkAcceptsWhatIsRight() throws IOException {
    Program check = Program.start("check", project(TYPE));
    assertThat(check.awaitExit()).isZero();
    assertThat(check.out()).hasSize(2);
    assertThat(check.out().getFirst()).startsWith("no mistakes");
    assertThat(check.out().getLast()).startsWith("machine: this map needs");
  }

  @Test
  void edgeAndHostRefuseAProjectWithMistakes() throws IOException {
    Path project = project(TYPE.replace("holding 1", "holding nought"));
    Program host = Program.start("host", "--project", project, "--data", folder.resolve("h"));
    Program edge =
        Program.start(
            "edge",
            "--project",
            project,
            "--edge",
            TestProject.EDGE,
            "--data",
            folder.resolve("e"));
    assertRefused(host);
    assertRefused(edge);
  }

  private static void assertRefused(Program program) {
    assertThat(program.awaitExit()).isEqualTo(FAILED);
    assertThat(program.err()).anyMatch(line -> line.contains("types/machine.yaml:4: "));
    assertNoStack(program);
  }

  @Test
  void unknownEdgeIsAnsweredWithThoseThereAre() throws IOException {
    Program edge =
        Program.start("edge", "--project", project(TYPE), "--edge", "lab/attic", "--data", folder);
    assertFails(edge, FAILED, "lab/bench");
  }

  @Test
  void missingProjectFolderIsNamed() throws IOException {
    Program host =
        Program.start("host", "--project", folder.resolve("none"), "--data", folder.resolve("h"));
    assertThat(host.awaitExit()).isEqualTo(FAILED);
    assertThat(host.err()).anyMatch(line -> line.contains("project.yaml"));
    assertNoStack(host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"host", "edge", "demo"})
  void dataFolderThatCannotBeMadeIsNamed(String command) throws IOException {
    // A file in the way holds for root too, whom permissions do not stop.
    Path inTheWay = Files.writeString(folder.resolve("file"), "");
    Path data = inTheWay.resolve("data");
    Program program =
        switch (command) {
          case "host" ->
              Program.start("host", "--project", project(TYPE), "--data", data, "--http", 0);
          case "edge" ->
              Program.start(
                  "edge", "--project", project(TYPE), "--edge", TestProject.EDGE, "--data", data);
          default -> Program.start("demo", "--http", 0, "--data", data);
        };
    assertFails(program, FAILED, inTheWay.toString());
  }

  @Test
  void hostDoesNotShareItsDataFolder() throws IOException {
    Path project = project(TYPE);
    Path data = folder.resolve("data");
    try (Program first = host(project, data)) {
      first.awaitLine("host: ");
      assertFails(host(project, data), FAILED, "data");
    }
  }

  private static Program host(Path project, Path data) throws IOException {
    return Program.start("host", "--project", project, "--data", data, "--http", 0, "--mqtt", 0);
  }

  @Test
  void strangeDateOfAReplayIsNamedByItsRow() throws IOException {
    Path csv =
        Files.writeString(folder.resolve("a.csv"), "time,a\n2026-01-01 00:00:00,1\nyesterday,2\n");
    assertFails(Program.start("replay", "--csv", csv, "--port", 0), FAILED, "row 2");
  }

  @Test
  void missingRecordingIsNamed() throws IOException {
    Path csv = folder.resolve("none.csv");
    assertFails(Program.start("replay", "--csv", csv, "--port", 0), FAILED, csv.toString());
  }

  @Test
  void emptyCellsOfAReplayAreNoValues() throws IOException {
    Path csv =
        Files.writeString(
            folder.resolve("a.csv"), "time,a,b\n2026-01-01 00:00:00,1,\n2026-01-01 00:01:00,,2\n");
    try (Program replay = Program.start("replay", "--csv", csv, "--port", 0)) {
      replay.awaitLine("2 rows of 2 columns");
    }
  }

  @Test
  void wrongOptionsAreUsageMistakes() throws IOException {
    Program program = Program.start("demo", "--http", "x");
    assertThat(program.awaitExit()).as("%s", program.err()).isEqualTo(USAGE);
    assertThat(program.err()).anyMatch(line -> line.contains("--http"));
    assertNoStack(program);
  }

  private Path project(String type) throws IOException {
    return TestProject.write(folder.resolve("project"), type, 1, 1);
  }

  private static void assertFails(Program program, int code, String says) {
    assertThat(program.awaitExit()).as("%s", program.err()).isEqualTo(code);
    assertThat(program.err()).singleElement().asString().startsWith("plantroom: ").contains(says);
    assertNoStack(program);
  }

  private static void assertNoStack(Program program) {
    assertThat(program.out()).noneMatch(line -> line.startsWith("\tat "));
    assertThat(program.err()).noneMatch(line -> line.startsWith("\tat "));
  }
}
