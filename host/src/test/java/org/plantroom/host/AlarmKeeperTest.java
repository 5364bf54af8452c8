package org.plantroom.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.alarms.AlarmEvent.Plain;
import org.plantroom.alarms.AlarmFacts;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Project;
import org.plantroom.core.ProjectFiles;
import org.plantroom.core.Sample;
import org.plantroom.core.TagPath;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.history.AlarmEntry;
import org.plantroom.history.AlarmQuestion;
import org.plantroom.history.History;
import org.plantroom.history.HistorySettings;
import org.plantroom.testkit.Await;
import org.plantroom.testkit.ManualTime;

/** The alarm thread at its edges: a store that refuses, a reload, an end with work left. */
@Timeout(60)
final class AlarmKeeperTest {
  private final ManualTime time = new ManualTime(1_700_000_000_000L);
  private final LiveTags tags = new LiveTags();
  private Path folder;
  private Project project;
  private History history;
  private AlarmKeeper keeper;

  @BeforeEach
  void open(@TempDir Path temporary) {
    folder = temporary;
    project = Plant.project(folder.resolve("project"));
    history = History.open(folder.resolve("history"), HistorySettings.defaults(), time);
    open(List.of("tcp://a"));
    keeper.brokerUp(0);
    keeper.node(Plant.EDGE).nodeUp(false, time.millis());
    keeper.node(Plant.EDGE).deviceUp(Plant.PUMP, time.millis());
  }

  private void open(List<String> brokers) {
    keeper = new AlarmKeeper(project, brokers, tags, history.alarms(), time);
  }

  @AfterEach
  void close() {
    keeper.close();
    history.close();
  }

  @Test
  void whatCannotBeStoredSaysSoAndIsToldOnce() {
    AtomicInteger told = new AtomicInteger();
    keeper.journal().tellTo(alarm -> told.incrementAndGet());
    keeper.start();
    history.close();
    flow(50);
    windUntil("it is shown", () -> state("FlowHigh").equals("unacknowledged"));
    windUntil("it was tried anew", () -> keeper.journal().failures() > 3);
    assertThat(told).hasValue(1);
    assertThat(keeper.act(alarm("FlowHigh"), Plain.ACKNOWLEDGE, "ann", "").join())
        .isEqualTo(AlarmWork.Outcome.UNSTORED);
    assertThat(state("FlowHigh")).isEqualTo("acknowledged");
  }

  @Test
  void samplesThatDoNotWaitForTheirAlarmsAreCounted() throws Exception {
    keeper.start();
    flow(50);
    keeper.settle();
    assertThat(keeper.unsettled()).isZero();
    history.close();
    flow(20);
    keeper.settle();
    assertThat(keeper.unsettled()).isEqualTo(1);
  }

  @Test
  void aValueThatWasOnItsWayDuringAReloadIsLookedAtByTheNewRule() throws Exception {
    tags.declare(TagPath.of(Plant.FLOW), state(10));
    keeper.start();
    String type = Files.readString(folder.resolve("project/types/pump.yaml"));
    Plant.write(
        folder.resolve("project/types/pump.yaml"),
        type.replace("high: 40", "high: 30").replace("Too much", "Far too much"));
    keeper.become(ProjectFiles.read(folder.resolve("project")).orElseThrow());
    Await.until("the rule is there", Plant.PATIENCE, () -> message().startsWith("Far"));
    Objects.requireNonNull(tags.find(Plant.FLOW)).set(state(35));
    windUntil("it is looked at", () -> state("FlowHigh").equals("unacknowledged"));
  }

  @Test
  void whatWaitsAtTheEndIsWorkedOffAndStored() {
    flow(50);
    keeper.close();
    assertThat(lines()).extracting(AlarmEntry::event).containsExactly("raised");
  }

  @Test
  void nothingThatWaitsIsDroppedBetweenTwoTurns() {
    List<CompletableFuture<AlarmWork.Outcome>> acts = new ArrayList<>();
    for (int i = 0; i < 45_000; i++) {
      acts.add(keeper.act(alarm("FlowHigh"), Plain.ACKNOWLEDGE, "ann", ""));
    }
    keeper.close();
    assertThat(acts).allMatch(CompletableFuture::isDone);
  }

  @Test
  void whatALostBrokerSuppressedIsBackThoughTheHostWasStoppedMeanwhile() {
    keeper.start();
    keeper.brokerDown(0);
    windUntil("it is suppressed", () -> state("FlowHigh").equals("suppressed"));
    keeper.close();
    open(List.of("tcp://a"));
    keeper.start();
    assertThat(state("FlowHigh")).isEqualTo("suppressed");
    keeper.brokerUp(0);
    come(Plant.EDGE, 0);
    windUntil("it is back", () -> state("FlowHigh").equals("normal"));
  }

  @Test
  void lossOfOneOfTwoBrokersIsOneAlarmThatNamesItAndNoneOfTheEdgeNodesOnIt() {
    EdgeId other = new EdgeId("north", "edge2");
    openOnTwo();
    come(Plant.EDGE, 0);
    come(other, 1);
    keeper.start();
    // A broker that ends tells the deaths of those on it first.
    keeper.node(Plant.EDGE).nodeDown(time.millis());
    lose(0, Plant.EDGE);
    windUntil("it is told", () -> state("Broker").equals("unacknowledged"));
    assertThat(alarm("Broker").alarm().facts().message()).contains("tcp://a");
    assertThat(state(AlarmNames.communication(Plant.EDGE))).isEqualTo("suppressed");
    assertThat(state("FlowHigh")).isEqualTo("suppressed");
    assertThat(state(AlarmNames.communication(other))).isEqualTo("normal");
    assertThat(state("Broker 2")).isEqualTo("normal");

    keeper.brokerUp(0);
    come(Plant.EDGE, 0);
    windUntil("it is over", () -> state("FlowHigh").equals("normal"));
    assertThat(lines()).extracting(AlarmEntry::name).containsOnly("Broker");
  }

  @Test
  void edgeNodeThatComesOverToTheOtherBrokerIsBackWithoutItsOwn() {
    openOnTwo();
    come(Plant.EDGE, 0);
    keeper.start();
    lose(0, Plant.EDGE);
    windUntil("it is suppressed", () -> state("FlowHigh").equals("suppressed"));
    come(Plant.EDGE, 1);
    windUntil("it is back", () -> state("FlowHigh").equals("normal"));
    assertThat(state("Broker")).isEqualTo("unacknowledged");
    keeper.brokerUp(0);
    lose(1, Plant.EDGE);
    windUntil("it is suppressed again", () -> state("FlowHigh").equals("suppressed"));
  }

  @Test
  void returnOfOneBrokerLetsTheEdgeNodesOfTheOtherBe() {
    EdgeId other = new EdgeId("north", "edge2");
    openOnTwo();
    come(Plant.EDGE, 0);
    come(other, 1);
    keeper.start();
    lose(0, Plant.EDGE);
    lose(1, other);
    windUntil("both are told", () -> state("Broker 2").equals("unacknowledged"));
    keeper.brokerUp(1);
    // It does not show itself; the other cannot, since its broker is still away.
    windUntil(
        "one is missed", () -> state(AlarmNames.communication(other)).equals("unacknowledged"));
    assertThat(state(AlarmNames.communication(Plant.EDGE))).isEqualTo("suppressed");
    assertThat(lines())
        .extracting(AlarmEntry::path)
        .contains(other.toString())
        .doesNotContain(Plant.EDGE.toString());
  }

  private void openOnTwo() {
    keeper.close();
    open(List.of("tcp://a", "tcp://b"));
    keeper.brokerUp(0);
    keeper.brokerUp(1);
  }

  private void come(EdgeId edge, int broker) {
    keeper.over(edge, broker);
    keeper.node(edge).nodeUp(false, time.millis());
    if (edge.equals(Plant.EDGE)) {
      keeper.node(edge).deviceUp(Plant.PUMP, time.millis());
    }
  }

  private void lose(int broker, EdgeId edge) {
    keeper.brokerDown(broker);
    keeper.node(edge).nodeDown(time.millis());
  }

  private String state(AlarmFacts facts) {
    return AlarmView.label(Objects.requireNonNull(keeper.find(facts.id())).told().state());
  }

  private void flow(float value) {
    AlarmWatch watch =
        Objects.requireNonNull(keeper.node(Plant.EDGE).watch(TagPath.of(Plant.FLOW)));
    watch.takeUntimed(Sample.good(Value.of(value), time.millis()));
  }

  private LiveTag.State state(float value) {
    Sample sample = Sample.good(Value.of(value), time.millis());
    return LiveTag.State.of(ValueType.F32, "l/s", sample, time.millis());
  }

  private void windUntil(String what, Callable<Boolean> condition) {
    Await.until(
        what,
        Plant.PATIENCE,
        () -> {
          time.advance(Duration.ofMillis(200));
          return condition.call();
        });
  }

  private KeptAlarm alarm(String name) {
    return keeper.all().stream()
        .filter(alarm -> alarm.alarm().facts().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private String state(String name) {
    return AlarmView.label(alarm(name).told().state());
  }

  private String message() {
    return alarm("FlowHigh").alarm().facts().message();
  }

  private List<AlarmEntry> lines() {
    return history
        .alarms()
        .journal(new AlarmQuestion(0, Long.MAX_VALUE, null, null, null, null, null, 100));
  }
}
