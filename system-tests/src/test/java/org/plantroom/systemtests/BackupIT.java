package org.plantroom.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.testkit.Await;

/** A running demo is backed up by command; the copy is checked and exported while it runs on. */
class BackupIT {
  private static final String TAGS = "mill-road/plant-room/tank-01/*";

  private final Path folder;

  BackupIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aRunningHostIsBackedUpAndTheCopyIsWhole() throws Exception {
    String token = TestAccess.token(folder.resolve("demo").resolve("host"));
    try (Program demo =
        Program.start("demo", "--http", 0, "--mqtt", 0, "--data", folder.resolve("demo"))) {
      int port = demo.awaitPort("Plantroom is at http://127\\.0\\.0\\.1:(\\d+)");
      try (HostApi api = new HostApi(port)) {
        Await.until(
            "values are stored",
            Duration.ofSeconds(30),
            () -> api.tags(TAGS).stream().anyMatch(HostApi.Tag::isGood));
      }
      Program backup =
          Program.start("backup", "--host", "http://127.0.0.1:" + port, "--token", token);
      assertThat(backup.awaitExit()).as("%s", backup.err()).isZero();
      Path copy = Path.of(backup.out().getFirst());
      assertThat(copy)
          .isDirectoryContaining("glob:**/{history,audit,security,notifications}")
          .satisfies(whole -> assertThat(whole.resolve("project-versions/texts")).isDirectory());
      assertUsersAreStillTheHosts();
      Path history = copy.resolve("history");

      Program check = Program.start("history", "check", history);
      assertThat(check.awaitExit()).as("%s %s", check.out(), check.err()).isZero();

      Path csv = folder.resolve("tank.csv");
      Program export = Program.start("export", "--history", history, "--match", TAGS, "--out", csv);
      assertThat(export.awaitExit()).as("%s", export.err()).isZero();
      assertThat(Files.readAllLines(csv))
          .hasSizeGreaterThan(1)
          .anyMatch(line -> line.matches("mill-road/plant-room/tank-01/\\w+,2.*Z,.*,good"));

      Program taken =
          Program.start("history", "check", folder.resolve("demo").resolve("host/history"));
      assertThat(taken.awaitExit()).isEqualTo(1);
      assertThat(taken.err()).anyMatch(line -> line.contains("in use by another Plantroom"));
    }
  }

  /** Copying must not let go of what keeps other programs off the users. */
  private void assertUsersAreStillTheHosts() throws Exception {
    Path data = folder.resolve("demo").resolve("host");
    try (Program token = Program.start("token", "late", "--data", data, "--role", "viewer")) {
      assertThat(token.awaitExit()).isNotZero();
      assertThat(token.err()).anyMatch(line -> line.contains("the users are in use"));
    }
  }
}
