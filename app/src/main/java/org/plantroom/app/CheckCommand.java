package org.plantroom.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.plantroom.core.Device;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.Project;
import org.plantroom.core.ProjectCheck;
import org.plantroom.core.ProjectFiles;
import org.plantroom.edge.CycleForecast;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plantroom check DIR}: every mistake of a project folder, and how long reading takes. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Check a project folder: every mistake with file, line, key and expectation,"
            + " and how long a cycle of reading takes.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:no mistakes", "1:mistakes"})
final class CheckCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "the project folder, with project.yaml in it (default: the current one)")
  private Path folder = Path.of(".");

  @Option(
      names = "--request",
      paramLabel = "MILLIS",
      description =
          "what a request and its answer take, for the forecast of cycles; default: ${DEFAULT-VALUE}")
  private int requestMillis = (int) CycleForecast.USUAL_REQUEST.toMillis();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    CommandLine line = spec.commandLine();
    return switch (ProjectFiles.read(folder)) {
      case ProjectCheck.Valid valid -> {
        line.getOut().println(summary(valid.project()));
        forecast(valid.project()).forEach(line.getOut()::println);
        yield 0;
      }
      case ProjectCheck.Mistaken mistaken -> {
        line.getOut().println(mistaken);
        yield Plantroom.FAILED;
      }
    };
  }

  /** How long reading takes: a line for each machine type in use, then what cannot be kept. */
  private List<String> forecast(Project project) {
    CycleForecast forecast = new CycleForecast(Duration.ofMillis(requestMillis));
    List<EdgeNode> edges =
        project.sites().values().stream().flatMap(s -> s.edges().values().stream()).toList();
    List<String> lines = new ArrayList<>();
    edges.stream()
        .flatMap(edge -> edge.devices().values().stream())
        .map(Device::type)
        .distinct()
        .forEach(type -> lines.add(forecast.sentence(type)));
    edges.forEach(
        edge -> forecast.warnings(edge).forEach(warning -> lines.add("warning: " + warning)));
    return lines;
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
