package org.plantroom.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.plantroom.core.Project;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plantroom broker-user}: lets an edge, or a host elsewhere, use the embedded broker. */
@Command(
    name = "broker-user",
    mixinStandardHelpOptions = true,
    description = {
      "Let an edge, or a host elsewhere, use the embedded broker: makes a password, keeps its hash"
          + " in the project's file of broker users and prints it, this once."
    })
final class BrokerUserCommand implements Callable<Integer> {
  @Mixin private ProjectOption project = new ProjectOption();

  @Parameters(
      paramLabel = "NAME",
      description = "SITE/EDGE of the project for an edge, or the project's hostId")
  private String name = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Project read = project.open();
    Path file = read.settings().mqtt().embedded().users();
    if (file == null) {
      throw new CommandFailure(
          "the project names no file of broker users: give mqtt.embedded.users in project.yaml");
    }
    if (!name.equals(read.settings().hostId())) {
      // Says which edges there are.
      Projects.edge(read, name);
    }
    String password = PasswordHash.generate();
    new BrokerUserFile(file).put(name, PasswordHash.of(password));
    spec.commandLine().getOut().println(password);
    return 0;
  }
}
