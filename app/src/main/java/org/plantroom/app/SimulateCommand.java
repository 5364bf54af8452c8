package org.plantroom.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Time;
import org.plantroom.simulation.DemoPlants;
import org.plantroom.simulation.PlantFileException;
import org.plantroom.simulation.PlantSimulation;
import org.plantroom.simulation.PlantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plantroom simulate}: a plant file's plant, or the demo's, as Modbus TCP devices. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Serve a simulated plant over Modbus TCP and write the project that reads it.",
      "Without PLANT: the demo's plants, on free ports; then --project is required."
    },
    footer = {
      "",
      "While it runs, lines on the standard input step, look, set and let fail; \"help\" lists them."
    })
final class SimulateCommand implements Callable<Integer> {
  private final Time time;

  @Mixin private WrittenBrokerOption broker = new WrittenBrokerOption();

  @Mixin private SimulationOptions simulation = new SimulationOptions();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PLANT",
      description = "a plant file, or the name of an example")
  private @Nullable String plant;

  @Option(
      names = {"--project", "--write-project"},
      paramLabel = "DIR",
      description = "where to write project.yaml, types and sites with the true ports")
  private @Nullable Path project;

  @Option(
      names = "--modbus",
      paramLabel = "PORT",
      converter = PortConverter.class,
      defaultValue = "0",
      description =
          "port of the plant's first devices, the others follow; 0 for free ones"
              + " (default: ${DEFAULT-VALUE})")
  private int modbus;

  @Option(
      names = "--http",
      paramLabel = "PORT",
      converter = PortConverter.class,
      description =
          "serve the plant's faults over HTTP on this port of loopback, 0 for a free one;"
              + " /openapi.json describes it (default: not at all)")
  private @Nullable Integer http;

  @Option(
      names = "--step",
      description = "let time stand; each Enter lets one step pass, \"step N\" as many")
  private boolean stepping;

  @Option(
      names = "--fault",
      paramLabel = "TEXT",
      description = "e.g. \"bias of 2 K on hp.supplyTemperature at 2 h for 30 min\"; repeatable")
  private List<String> faults = new ArrayList<>();

  @Option(
      names = "--set",
      paramLabel = "KEY=TEXT",
      description = "change the plant file, e.g. step=5s or hp.power=\"14 kW\"; repeatable")
  private Map<String, String> changes = new HashMap<>();

  @Spec private CommandSpec spec = CommandSpec.create();

  SimulateCommand(Time time) {
    this.time = time;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (plant != null) {
      return simulate(plant);
    }
    if (project == null) {
      throw new ParameterException(
          spec.commandLine(), "name a plant, or --project=DIR for the demo's plants");
    }
    return demo(project);
  }

  private int simulate(String name) throws IOException, InterruptedException {
    try (Running running = new Running()) {
      PlantSimulation started = running.add(start(name));
      PrintWriter out = spec.commandLine().getOut();
      out.println("plant   " + started.name());
      DeviceLines.print(started.devices(), out);
      if (http != null) {
        out.printf("faults  http://127.0.0.1:%d/api/faults%n", serveFaults(running, started));
      }
      if (project != null) {
        started.writeProject(project, broker.uri);
        out.println("project " + project);
      }
      out.flush();
      if (!stepping) {
        running.add(StatusLine.start(started, System.err, time));
      }
      PlantInput.start(started, out, stepping, running::close);
      running.await();
    }
    return 0;
  }

  private int serveFaults(Running running, PlantSimulation started) throws IOException {
    return running.add(FaultServer.start(started, http == null ? 0 : http)).port();
  }

  private PlantSimulation start(String name) throws IOException {
    PlantSimulation.Options options =
        new PlantSimulation.Options(
            modbus, stepping ? 0 : simulation.speed(), simulation.seed(), faults);
    try {
      PlantSource source = PlantSource.find(name, PlantCatalogue.all());
      return PlantSimulation.start(source.with(all(changes)), options, time);
    } catch (PlantFileException e) {
      throw new CommandFailure("the plant cannot be used%n%s".formatted(e.getMessage()));
    }
  }

  /** The plant's own seed stands unless one is given. */
  private Map<String, String> all(Map<String, String> given) {
    Map<String, String> all = new HashMap<>(given);
    if (spec.commandLine().getParseResult().hasMatchedOption("--seed")) {
      all.put("seed", Long.toString(simulation.seed()));
    }
    return all;
  }

  private int demo(Path folder) throws IOException, InterruptedException {
    try (Running running = new Running()) {
      DemoPlants plants =
          running.add(
              DemoPlants.start(
                  folder, simulation.demo(broker.uri, DemoPlants.USUAL_STATIONS), time));
      PrintWriter out = spec.commandLine().getOut();
      DeviceLines.print(plants.devices(), out);
      out.println("project " + folder);
      out.flush();
      running.await();
    }
    return 0;
  }
}
