package org.plantroom.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.plantroom.core.ProjectChange;
import org.plantroom.core.ProjectDiff;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plantroom diff OLD NEW}: what differs between two project folders. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description =
        "Tell what differs between two project folders: settings, sites, devices, types, tags.")
final class DiffCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "OLD", description = "the project folder as it was")
  private Path before = Path.of(".");

  @Parameters(index = "1", paramLabel = "NEW", description = "the project folder as it shall be")
  private Path after = Path.of(".");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    List<ProjectChange> changes = ProjectDiff.between(Projects.read(before), Projects.read(after));
    PrintWriter out = spec.commandLine().getOut();
    changes.forEach(out::println);
    out.println(ProjectDiff.summary(changes));
    out.flush();
    return 0;
  }
}
