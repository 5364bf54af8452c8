package org.plantroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** A wrong option ends with code 2 and words that name it, before anything is begun. */
class WrongOptionsTest {
  private final Path folder;

  WrongOptionsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @CsvSource({
    "replay --csv CSV --speed 0, --speed",
    "replay --csv CSV --speed -1, --speed",
    "replay --csv CSV --port 70000, --port",
    "demo --http 70000, --http",
    "demo --mqtt -1, --mqtt",
    "demo --http x, --http",
    "demo --speed 0, --speed",
    "simulate, --project",
    "study, STUDY",
    "study x.yaml --threads 0, --threads",
    "study x.yaml --threads many, --threads",
    "simulate office --modbus 70000, --modbus",
    "host, --project",
    "nonsense, nonsense"
  })
  void wrongOptionsAreNamed(String line, String wrong) throws IOException {
    Path csv = Files.writeString(folder.resolve("a.csv"), "time,a\n2026-01-01 00:00:00,1\n");
    String words = line.replace("CSV", csv.toString());
    if (words.startsWith("demo")) {
      words += " --data " + folder.resolve("demo");
    }
    StringWriter said = new StringWriter();
    CommandLine commands = Plantroom.commandLine().setErr(new PrintWriter(said, true));

    assertThat(commands.execute(words.split(" ", -1))).isEqualTo(Plantroom.USAGE);

    assertThat(said.toString()).contains(wrong).doesNotContain("\tat ");
    assertThat(folder.resolve("demo")).doesNotExist();
  }
}
