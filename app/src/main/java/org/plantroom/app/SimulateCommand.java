package org.plantroom.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.plantroom.core.Time;
import org.plantroom.simulation.DemoPlants;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plantroom simulate}: the demo's plants alone, as Modbus TCP devices. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description =
        "Serve the demo's simulated plants over Modbus TCP and write the project that reads them.")
final class SimulateCommand implements Callable<Integer> {
  private final Time time;

  @Mixin private WrittenBrokerOption broker = new WrittenBrokerOption();

  @Mixin private SimulationOptions simulation = new SimulationOptions();

  @Option(
      names = "--write-project",
      required = true,
      paramLabel = "DIR",
      description = "where to write project.yaml, types and sites with the true ports")
  private Path project = Path.of(".");

  @Spec private CommandSpec spec = CommandSpec.create();

  SimulateCommand(Time time) {
    this.time = time;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (Running running = new Running()) {
      DemoPlants plants =
          running.add(DemoPlants.start(project, simulation.plants(broker.uri), time));
      PrintWriter out = spec.commandLine().getOut();
      DeviceLines.print(plants.devices(), out);
      out.println("project " + project);
      out.flush();
      running.await();
    }
    return 0;
  }
}
