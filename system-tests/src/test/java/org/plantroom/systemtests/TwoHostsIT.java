package org.plantroom.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.ProjectFiles;
import org.plantroom.core.Time;
import org.plantroom.host.PlantroomHost;
import org.plantroom.mqtt.EmbeddedBroker;
import org.plantroom.mqtt.EmbeddedBrokerSettings;
import org.plantroom.mqtt.MqttBroker;
import org.plantroom.testkit.Await;
import org.plantroom.testkit.TcpProxy;

/** One edge, two hosts of two projects, each with a broker and a history of its own. */
class TwoHostsIT {
  private static final String TAG = TestProject.DEVICE + "/Count";
  private static final Duration FLOWS = Duration.ofSeconds(60);

  private final Path folder;
  private CountingMachine machine;
  private EmbeddedBroker plantBroker;
  private EmbeddedBroker companyBroker;
  private TcpProxy companyLink;
  private PlantroomHost plantHost;
  private PlantroomHost companyHost;
  private HostApi plant;
  private HostApi company;
  private Program edge;

  TwoHostsIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void begin() throws Exception {
    machine = CountingMachine.start();
    plantBroker = broker("plant-broker");
    companyBroker = broker("company-broker");
    companyLink = TcpProxy.start("127.0.0.1", companyBroker.port());
    TestProject.write(
        folder.resolve("plant"),
        """
        name: Counter
        class: other
        scanClasses: {fast: 100ms}
        tags: {Count: {register: holding 0, type: u32}}
        """,
        machine.port(),
        plantBroker.port());
    Files.writeString(
        folder.resolve("plant").resolve("project.yaml"),
        "uplinks: {company: {hostId: company, brokers: [\"tcp://127.0.0.1:%d\"]}}%n"
            .formatted(companyLink.port()),
        StandardOpenOption.APPEND);
    Files.createDirectories(folder.resolve("company"));
    Files.writeString(
        folder.resolve("company").resolve("project.yaml"),
        "project: company\nsparkplug: {hostId: company}\n");
    String plantToken = TestAccess.token(folder.resolve("plant-data"));
    String companyToken = TestAccess.token(folder.resolve("company-data"));
    plantHost = host("plant", plantBroker);
    companyHost = host("company", companyBroker);
    plant = new HostApi(plantHost.httpPort(), plantToken);
    company = new HostApi(companyHost.httpPort(), companyToken);
    edge = edge();
  }

  private EmbeddedBroker broker(String name) throws InterruptedException {
    return EmbeddedBroker.start(EmbeddedBrokerSettings.onLoopback(0, folder.resolve(name)));
  }

  private PlantroomHost host(String name, EmbeddedBroker broker) throws IOException {
    Path project = folder.resolve(name);
    return new PlantroomHost(
        ProjectFiles.read(project).orElseThrow(),
        () -> ProjectFiles.read(project),
        folder.resolve(name + "-data"),
        0,
        List.of(
            MqttBroker.at(URI.create("tcp://127.0.0.1:" + broker.port())).withTap(broker.tap())),
        Time.system());
  }

  private Program edge() throws IOException {
    return Program.start(
        "edge",
        "--project",
        folder.resolve("plant"),
        "--edge",
        TestProject.EDGE,
        "--data",
        folder.resolve("edge-data"));
  }

  @AfterEach
  void end() throws Exception {
    edge.close();
    plant.close();
    company.close();
    companyHost.close();
    plantHost.close();
    companyLink.close();
    companyBroker.close();
    plantBroker.close();
    machine.close();
  }

  private void awaitFlow(HostApi host) {
    long wanted = machine.served() + 3;
    Await.until("live count " + wanted, FLOWS, () -> liveCount(host) >= wanted);
  }

  private static long liveCount(HostApi host) {
    List<HostApi.Tag> tags = host.tags(TAG);
    return tags.isEmpty() || !tags.getFirst().isGood() ? 0 : tags.getFirst().value().asLong();
  }

  @Test
  void bothHostsStoreEveryPolledValueOnceThoughOneIsCutAndTheEdgeIsKilled() throws Exception {
    awaitFlow(plant);
    awaitFlow(company);

    companyLink.mode(TcpProxy.Mode.REFUSE);
    awaitFlow(plant);
    Await.until(
        "the plant's host shows that the company's is not reached",
        FLOWS,
        () -> plant.linkState(TestProject.EDGE + "/uplink/company").equals("disconnected"));
    assertThat(plant.linkState(TestProject.EDGE)).isEqualTo("connected");

    long killedFrom = machine.served();
    edge.kill();
    long killedTo = machine.served();
    edge = edge();
    awaitFlow(plant);
    companyLink.mode(TcpProxy.Mode.PASS);
    awaitFlow(company);
    awaitFlow(plant);

    machine.stand();
    long last = machine.served();
    List<Long> due =
        LongStream.rangeClosed(1, last)
            .filter(count -> count <= killedFrom - 2 || count > killedTo)
            .boxed()
            .toList();
    assertHas(plant, last, due);
    assertHas(company, last, due);
  }

  private static void assertHas(HostApi host, long last, List<Long> due) {
    Await.until("the last count", FLOWS, () -> host.history(TAG).counts().containsAll(due));
    assertThat(host.history(TAG).counts())
        .isSorted()
        .doesNotHaveDuplicates()
        .allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(last));
  }
}
