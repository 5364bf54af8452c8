package org.plantroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.Time;
import org.plantroom.host.Access;
import picocli.CommandLine;

/** What the command line does to users and tokens stands in the audit trail. */
class UserCommandTest {
  private final Path data;

  UserCommandTest(@TempDir Path data) {
    this.data = data;
  }

  @Test
  void newAdministratorsNewPasswordsAndTokensAreNoted() throws IOException {
    run(new UserCommand(Time.system()), "ann", "--data", data.toString());
    run(new UserCommand(Time.system()), "ann", "--data", data.toString());
    String token =
        run(new TokenCommand(Time.system()), "reports", "--data", data + "", "--role", "viewer");
    String trail = Files.readString(Access.auditFolder(data).resolve("trail.jsonl"));
    assertThat(trail.lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("user-added", "ann", Access.COMMAND_LINE),
            line -> assertThat(line).contains("user-reset", "ann", Access.COMMAND_LINE),
            line -> assertThat(line).contains("token-issued", "reports", "viewer"));
    assertThat(trail).doesNotContain(token.strip());
  }

  private static String run(Object command, String... arguments) {
    StringWriter out = new StringWriter();
    int exit = new CommandLine(command).setOut(new PrintWriter(out)).execute(arguments);
    assertThat(exit).isZero();
    return out.toString();
  }
}
