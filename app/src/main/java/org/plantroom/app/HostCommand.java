package org.plantroom.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Project;
import org.plantroom.core.ProjectSettings;
import org.plantroom.core.Time;
import org.plantroom.host.Access;
import org.plantroom.host.BrokerAccess;
import org.plantroom.host.PageSettings;
import org.plantroom.host.PlantroomHost;
import org.plantroom.mqtt.MqttBroker;
import org.plantroom.workbench.Workbench;
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

  @Mixin private PagesOption pages = new PagesOption();

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
  public Integer call() throws IOException, InterruptedException {
    Project read = project.open();
    PageSettings where = pages.settings(data.folder);
    try (Running running = new Running()) {
      BrokerAccess brokers = () -> brokers(read.settings(), running);
      Workbench workbench = running.add(project.workbench(data.folder, time));
      PlantroomHost host =
          running.add(
              new PlantroomHost(
                  read,
                  project::read,
                  data.folder,
                  where,
                  brokers,
                  time,
                  Optional.of(workbench),
                  Optional.of(project.editor(data.folder, time))));
      tell(host);
      running.await();
    }
    return 0;
  }

  private void tell(PlantroomHost host) {
    PrintWriter out = spec.commandLine().getOut();
    host.firstPassword()
        .ifPresent(
            password ->
                out.printf(
                    "first start: sign in as %s with the one-time password %s%n",
                    Access.FIRST_USER, password));
    out.println("host: " + host.address());
    out.flush();
  }

  private List<MqttBroker> brokers(ProjectSettings settings, Running running)
      throws IOException, InterruptedException {
    return mqtt == null ? outside(settings) : embedded(settings, mqtt, running);
  }

  private static List<MqttBroker> outside(ProjectSettings settings) throws IOException {
    return Brokers.ofProcess().forClient(settings.hostId(), settings.mqtt().brokers());
  }

  private List<MqttBroker> embedded(ProjectSettings settings, int port, Running running)
      throws IOException, InterruptedException {
    HostBroker broker =
        running.add(HostBroker.start(settings, port, data.folder.resolve("broker"), time));
    spec.commandLine().getOut().println("broker: " + broker.address());
    return List.of(broker.forHost());
  }
}
