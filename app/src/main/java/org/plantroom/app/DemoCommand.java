package org.plantroom.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.plantroom.core.FolderLock;
import org.plantroom.core.Project;
import org.plantroom.core.ProjectCheck;
import org.plantroom.core.ProjectFiles;
import org.plantroom.core.Time;
import org.plantroom.edge.UplinkSettings;
import org.plantroom.editing.ProjectEditor;
import org.plantroom.host.PageSettings;
import org.plantroom.host.PlantroomHost;
import org.plantroom.mqtt.EmbeddedBroker;
import org.plantroom.mqtt.EmbeddedBrokerSettings;
import org.plantroom.mqtt.MqttBroker;
import org.plantroom.simulation.DemoPlants;
import org.plantroom.workbench.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plantroom demo}: simulated plants, edges, broker, host and pages in one process. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Run everything in one go: simulated plants, edges, broker, host and pages.")
final class DemoCommand implements Callable<Integer> {
  private final Time time;

  @Mixin private HttpOption http = new HttpOption();

  @Mixin private SimulationOptions simulation = new SimulationOptions();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "where to keep history, journals and the demo's project (default: ${DEFAULT-VALUE})",
      defaultValue = "demo-data")
  private Path data = Path.of("demo-data");

  @Option(
      names = "--mqtt",
      paramLabel = "PORT",
      converter = PortConverter.class,
      description =
          "port of the embedded broker on loopback, 0 for a free one (default: ${DEFAULT-VALUE})",
      defaultValue = "0")
  private int mqtt;

  @Option(
      names = "--stations",
      paramLabel = "N",
      converter = StationsConverter.class,
      description =
          "stations of the pipeline, each with an edge node and 30 devices; 3 to 1000"
              + " (default: ${DEFAULT-VALUE})",
      defaultValue = "" + DemoPlants.USUAL_STATIONS)
  private int stations = DemoPlants.USUAL_STATIONS;

  @Spec private CommandSpec spec = CommandSpec.create();

  DemoCommand(Time time) {
    this.time = time;
  }

  /** Before anything is written: the project is made anew at each start. */
  private FolderLock lock() throws IOException {
    return FolderLock.take(data.resolve("demo.lock"))
        .orElseThrow(
            () ->
                new IOException(
                    "another demo uses the folder %s: end it, or give --data another folder"
                        .formatted(data)));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Files.createDirectories(data);
    DemoBar bar = new DemoBar(System.err, Terminal.isThere());
    try (Running running = new Running()) {
      running.add(lock());
      announce();
      EmbeddedBroker broker =
          running.add(
              EmbeddedBroker.start(
                  EmbeddedBrokerSettings.onLoopback(mqtt, data.resolve("broker"))));
      URI address = URI.create("tcp://127.0.0.1:" + broker.port());
      DemoPlants plants =
          running.add(
              DemoPlants.start(
                  data.resolve("project"), simulation.demo(address, stations), time, bar));
      Project project = plants.project();
      Workbench workbench =
          running.add(
              Workbench.open(
                  data.resolve("project"),
                  data.resolve("host").resolve("study-runs"),
                  new SimulatorTools(),
                  time));
      PlantroomHost host =
          running.add(
              new PlantroomHost(
                  project,
                  this::readProject,
                  data.resolve("host"),
                  PageSettings.ofDemo(http.port),
                  () -> List.of(MqttBroker.at(address).withTap(broker.tap())),
                  time,
                  Optional.of(workbench),
                  Optional.of(
                      ProjectEditor.open(
                          data.resolve("project"),
                          data.resolve("host").resolve(PlantroomHost.PROJECT_VERSIONS),
                          time))));
      bar.finish();
      tell(plants, host, broker);
      List<UplinkSettings> hosts =
          UplinkSettings.only(project.settings(), List.of(MqttBroker.at(address)));
      new DemoEdges(project, hosts, this::readProject, data.resolve("edge"), time).start(running);
      running.await();
    } finally {
      bar.close();
    }
    return 0;
  }

  private ProjectCheck readProject() {
    return ProjectFiles.read(data.resolve("project"));
  }

  /** Tells where the pages will be before a long pipeline is built. */
  private void announce() {
    if (stations > DemoPlants.USUAL_STATIONS && http.port != 0) {
      PrintWriter out = spec.commandLine().getOut();
      out.printf(
          "Plantroom will be at http://127.0.0.1:%d when %d stations are built%n",
          http.port, stations);
      out.flush();
    }
  }

  private void tell(DemoPlants plants, PlantroomHost host, EmbeddedBroker broker) {
    PrintWriter out = spec.commandLine().getOut();
    DeviceLines.print(plants.devices(), out);
    out.println("broker  mqtt://127.0.0.1:" + broker.port());
    out.println("project " + data.resolve("project"));
    if (stations < DemoPlants.MOST_STATIONS) {
      out.printf(
          Locale.ROOT,
          "hint    the pipeline has %d stations; --stations %d builds the whole, with %,d"
              + " devices%n",
          stations,
          DemoPlants.MOST_STATIONS,
          DemoPlants.MOST_STATIONS * DemoPlants.DEVICES_A_STATION);
    }
    out.printf(
        "Plantroom is at http://127.0.0.1:%d%s  (signs you in once; end with Ctrl-C)%n",
        host.httpPort(), host.firstLink());
    out.flush();
  }
}
