package org.plantroom.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.plantroom.host.Access;
import org.plantroom.security.AuditCheck;
import org.plantroom.security.AuditTrail;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plantroom audit verify}: whether anybody has touched the record of who did what. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "verify",
    description = "Prove a host's audit trail, whether the host runs or not.")
final class AuditCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** Without a name there is nothing to do. */
  @Override
  public void run() {
    throw new picocli.CommandLine.ParameterException(
        spec.commandLine(), "say verify, and the host's data folder");
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = {
        "Compare the hash of every line; ends with 0 when all is well, else with 1.",
        "Note the hash it prints somewhere else: later --contains proves that everything up to it"
            + " is still there."
      })
  int verify(
      @Mixin DataOption data,
      @Option(
              names = "--contains",
              paramLabel = "HASH",
              description = "a hash printed earlier, whose line must still be there")
          @Nullable String hash)
      throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Path file = Access.auditFolder(data.folder).resolve(AuditTrail.FILE);
    if (!Files.exists(file)) {
      throw new CommandFailure("no audit trail [file=%s]".formatted(file));
    }
    AuditCheck check = AuditCheck.of(file);
    check.findings().forEach(out::println);
    boolean isThere = hash == null || AuditCheck.contains(file, hash);
    if (!isThere) {
      out.println("no line has the hash given: lines were cut off, or all was written anew");
    }
    out.printf("%d lines are sound; the hash of the last is %s%n", check.lines(), check.head());
    out.flush();
    return check.findings().isEmpty() && isThere ? 0 : Plantroom.FAILED;
  }
}
