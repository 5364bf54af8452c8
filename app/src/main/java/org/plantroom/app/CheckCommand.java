package org.plantroom.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.plantroom.core.Project;
import org.plantroom.core.ProjectCheck;
import org.plantroom.core.ProjectFiles;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plantroom check DIR}: every mistake of a project folder. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Check a project folder: every mistake with file, line, key and expectation.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:no mistakes", "1:mistakes"})
final class CheckCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "the project folder, with project.yaml in it")
  private Path folder = Path.of(".");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    CommandLine line = spec.commandLine();
    return switch (ProjectFiles.read(folder)) {
      case ProjectCheck.Valid valid -> {
        line.getOut().println(summary(valid.project()));
        yield 0;
      }
      case ProjectCheck.Mistaken mistaken -> {
        line.getOut().println(mistaken);
        yield Plantroom.FAILED;
      }
    };
  }

  private static String summary(Project project) {
    long edges = project.sites().values().stream().mapToLong(s -> s.edges().size()).sum();
    long devices =
        project.sites().values().stream()
            .flatMap(s -> s.edges().values().stream())
            .mapToLong(e -> e.devices().size())
            .sum();
    return "no mistakes: %d sites, %d edges, %d devices, %d machine types"
        .formatted(project.sites().size(), edges, devices, project.types().size());
  }
}
