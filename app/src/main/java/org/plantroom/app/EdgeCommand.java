package org.plantroom.app;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.Project;
import org.plantroom.core.ProjectSettings;
import org.plantroom.core.Time;
import org.plantroom.edge.PlantroomEdge;
import org.plantroom.edge.UplinkSettings;
import org.plantroom.mqtt.MqttBroker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plantroom edge}: one edge node alone. */
@Command(
    name = "edge",
    mixinStandardHelpOptions = true,
    description = "Run one edge node: read its devices, keep a journal, publish over MQTT.")
final class EdgeCommand implements Callable<Integer> {
  private final Time time;

  @Mixin private ProjectOption project = new ProjectOption();

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--edge",
      required = true,
      paramLabel = "SITE/EDGE",
      description = "which edge of the project")
  private String edge = "";

  @Option(
      names = "--broker",
      paramLabel = "URI",
      description =
          "a broker of the project's host to use instead of all brokers the project names, such as tcp://127.0.0.1:1883; may be given several times")
  private @Nullable List<URI> brokers;

  @Spec private CommandSpec spec = CommandSpec.create();

  EdgeCommand(Time time) {
    this.time = time;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Project read = project.open();
    EdgeNode node = Projects.edge(read, edge);
    List<UplinkSettings> hosts = hosts(read.settings(), node);
    try (Running running = new Running()) {
      running.add(PlantroomEdge.start(node, hosts, project::read, data.folder, time));
      spec.commandLine().getOut().println("edge: " + node.id());
      spec.commandLine().getOut().flush();
      running.await();
    }
    return 0;
  }

  /** A broker given by hand stands for those of the project's own host, and then it is alone. */
  private List<UplinkSettings> hosts(ProjectSettings settings, EdgeNode node) throws IOException {
    if (brokers != null) {
      List<MqttBroker> given = brokers.stream().map(MqttBroker::at).toList();
      return UplinkSettings.only(settings, given);
    }
    return Brokers.ofProcess().uplinks(node.id(), settings);
  }
}
