package org.plantroom.app;

import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Project;
import org.plantroom.core.Time;
import org.plantroom.host.PlantroomHost;
import org.plantroom.mqtt.EmbeddedBroker;
import org.plantroom.mqtt.EmbeddedBrokerSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plantroom host}: the centre alone, with or without the embedded broker. */
@Command(
    name = "host",
    mixinStandardHelpOptions = true,
    description = "Run the host: history, API and pages; with --mqtt the embedded broker too.")
final class HostCommand implements Callable<Integer> {
  private final Time time;

  @Mixin private ProjectOption project = new ProjectOption();

  @Mixin private DataOption data = new DataOption();

  @Mixin private HttpOption http = new HttpOption();

  @Option(
      names = "--mqtt",
      paramLabel = "PORT",
      converter = PortConverter.class,
      description =
          "serve the embedded broker on this loopback port, 0 for a free one (default: connect to the project's brokers)")
  private @Nullable Integer mqtt;

  @Spec private CommandSpec spec = CommandSpec.create();

  HostCommand(Time time) {
    this.time = time;
  }

  @Override
  public Integer call() throws InterruptedException {
    Project read = project.open();
    try (Running running = new Running()) {
      List<URI> brokers = read.settings().brokers();
      if (mqtt != null) {
        EmbeddedBroker broker =
            running.add(
                EmbeddedBroker.start(
                    EmbeddedBrokerSettings.onLoopback(mqtt, data.folder.resolve("broker"))));
        brokers = List.of(URI.create("tcp://127.0.0.1:" + broker.port()));
        spec.commandLine().getOut().println("broker: mqtt://127.0.0.1:" + broker.port());
      }
      PlantroomHost host =
          running.add(
              new PlantroomHost(read, project::read, data.folder, http.port, brokers, time));
      spec.commandLine().getOut().println("host: http://127.0.0.1:" + host.httpPort());
      spec.commandLine().getOut().flush();
      running.await();
    }
    return 0;
  }
}
