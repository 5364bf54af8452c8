package org.plantroom.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.plantroom.core.Time;
import org.plantroom.notifications.TestMessage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plantroom notify --project DIR PERSON}: whether messages about alarms arrive. */
@Command(
    name = "notify",
    mixinStandardHelpOptions = true,
    description = "Send somebody of notifications.yaml a test message, without a host.")
final class NotifyCommand implements Callable<Integer> {
  @Mixin private ProjectOption project = new ProjectOption();

  @Parameters(paramLabel = "PERSON", description = "a name under people")
  private String person = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      new TestMessage(project.open().notifications(), Time.system()).send(person);
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()));
    }
    out.println("sent to " + person);
    out.flush();
    return 0;
  }
}
