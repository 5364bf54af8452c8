package org.plantroom.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.alarms.AlarmEvent;
import org.plantroom.alarms.AlarmEvent.Plain;
import org.plantroom.core.DeviceId;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Project;
import org.plantroom.core.ProjectFiles;
import org.plantroom.core.Quality;
import org.plantroom.core.Sample;
import org.plantroom.core.Value;
import org.plantroom.history.AlarmEntry;
import org.plantroom.history.AlarmQuestion;
import org.plantroom.history.History;
import org.plantroom.history.HistorySettings;
import org.plantroom.testkit.Await;
import org.plantroom.testkit.ManualTime;

/** ACCEPTANCE T5 at the alarm keeper, over a real store: 500 devices of 20 alarms. */
@Timeout(120)
final class AlarmFloodTest {
  private static final EdgeId EDGE = new EdgeId("site", "edge");
  private static final int DEVICES = 500;
  private static final int TAGS = 20;
  private static final int QUICK = 19;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ManualTime time = new ManualTime(1_700_000_000_000L);
  private Path folder;
  private Project project;
  private History history;
  private AlarmKeeper keeper;

  @BeforeEach
  void open(@TempDir Path temporary) throws IOException {
    folder = temporary;
    writeProject();
    project = ProjectFiles.read(folder.resolve("project")).orElseThrow();
    start();
    connect();
  }

  private void writeProject() throws IOException {
    StringBuilder type = new StringBuilder("name: M\nclass: other\ntags:\n");
    StringBuilder alarms = new StringBuilder("alarms:\n");
    for (int tag = 0; tag < TAGS; tag++) {
      type.append("  T%d: {register: input %d, type: i16}\n".formatted(tag, tag));
      alarms.append(
          tag < TAGS / 2
              ? "  A%d: {tag: T%d, stale: 10s, priority: low}\n".formatted(tag, tag)
              : "  A%d: {tag: T%d, high: 100, onDelay: %s, priority: low}\n"
                  .formatted(tag, tag, tag == QUICK ? "0s" : "20s"));
    }
    StringBuilder site = new StringBuilder("edges:\n  edge:\n    devices:\n");
    for (int device = 0; device < DEVICES; device++) {
      site.append("      d%d: {type: m, address: 127.0.0.1:%d}\n".formatted(device, 1000 + device));
    }
    write("project.yaml", "project: flood\n");
    write("types/m.yaml", type.toString() + alarms);
    write("sites/site.yaml", site.toString());
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve("project").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private void start() {
    history = History.open(folder.resolve("history"), HistorySettings.defaults(), time);
    keeper =
        new AlarmKeeper(project, List.of("tcp://broker"), new LiveTags(), history.alarms(), time);
    keeper.start();
  }

  private void connect() {
    keeper.brokerUp(0);
    NodeAlarms node = keeper.node(EDGE);
    node.nodeUp(false, time.millis());
    for (int device = 0; device < DEVICES; device++) {
      node.deviceUp(EDGE.device("d" + device), time.millis());
    }
    all(good(0));
  }

  @AfterEach
  void close() {
    keeper.close();
    history.close();
  }

  @Test
  void lostNodeIsOneAlarmAndTheOthersAreSuppressedYetJournalled() {
    keeper.node(EDGE).nodeDown(time.millis());
    all(Sample.bad(Quality.BAD_EDGE_OFFLINE, time.millis()));
    windUntil("the node's alarm", () -> annunciated() == 1);
    windUntil("all stale alarms", () -> lines("raised") == 1 + DEVICES * TAGS / 2);
    assertThat(annunciated()).isEqualTo(1);
    time.advance(Duration.ofSeconds(1));
    connect();
    windUntil("the node is back", () -> suppressed() == 0);
    windUntil("the stale alarms are over", () -> lines("cleared") == 1 + DEVICES * TAGS / 2);
    assertThat(annunciated()).as("the node's own, gone but not acknowledged").isEqualTo(1);
    assertRaisesComeBeforeClears();
  }

  @Test
  void chatteringTagsAreAnnouncedOnceEach() {
    for (int half = 0; half < 120; half++) {
      time.advance(Duration.ofMillis(500));
      for (int device = 0; device < 50; device++) {
        take(device, QUICK, good(half % 2 == 0 ? 200 : 0));
      }
      if (half == 20) {
        windUntil("all are shown", () -> annunciated() == 50);
        keeper.all().forEach(alarm -> keeper.act(alarm, Plain.ACKNOWLEDGE, "ann", "").join());
      }
    }
    windUntil("they are over at last", () -> annunciated() == 0);
    assertThat(lines("raised")).isEqualTo(50);
  }

  @Test
  void killedInsideAnOnDelayTheDelayGoesOn() {
    for (int device = 0; device < DEVICES; device++) {
      take(device, 15, good(200));
    }
    long begun = time.millis();
    Await.until(
        "the delays are stored",
        PATIENCE,
        () ->
            history.alarms().statuses().values().stream()
                    .filter(status -> status.contains("rising"))
                    .count()
                == DEVICES);
    // As after kill -9: what the keeper still holds is gone, and it can store nothing more.
    history.close();
    keeper.close();
    time.advance(Duration.ofSeconds(15));
    start();
    assertThat(annunciated()).isZero();
    connectWith(good(200));
    windUntil("all are raised", () -> annunciated() == DEVICES);
    assertThat(keeper.all())
        .filteredOn(alarm -> alarm.told().raised() > 0)
        .hasSize(DEVICES)
        .allMatch(alarm -> alarm.told().raised() == begun + 20_000);
  }

  private void connectWith(Sample sample) {
    keeper.brokerUp(0);
    NodeAlarms node = keeper.node(EDGE);
    node.nodeUp(false, time.millis());
    for (int device = 0; device < DEVICES; device++) {
      node.deviceUp(EDGE.device("d" + device), time.millis());
      take(device, 15, sample);
    }
  }

  @Test
  void shelvingEndsOnTimeAcrossARestart() {
    KeptAlarm alarm = keeper.all().iterator().next();
    String id = alarm.alarm().facts().id();
    long until = time.millis() + 60_000;
    assertThat(keeper.act(alarm, new AlarmEvent.Shelve(until, "noise"), "ann", "noise").join())
        .isEqualTo(AlarmWork.Outcome.STORED);
    keeper.close();
    history.close();
    time.advance(Duration.ofSeconds(59));
    start();
    assertThat(stateOf(id)).isEqualTo("shelved");
    time.advance(Duration.ofSeconds(1));
    windUntil("it is over", () -> !stateOf(id).equals("shelved"));
    assertThat(lines("unshelved")).isEqualTo(1);
  }

  private String stateOf(String id) {
    KeptAlarm alarm = keeper.find(id);
    return alarm == null ? "" : AlarmView.label(alarm.told().state());
  }

  private Sample good(double value) {
    return Sample.good(Value.of(value), time.millis());
  }

  private void all(Sample sample) {
    for (int device = 0; device < DEVICES; device++) {
      for (int tag = 0; tag < TAGS; tag++) {
        take(device, tag, sample);
      }
    }
  }

  private void take(int device, int tag, Sample sample) {
    DeviceId id = EDGE.device("d" + device);
    AlarmWatch watch = Objects.requireNonNull(keeper.node(EDGE).watch(id.tag("T" + tag)));
    if (watch.wants(number(sample), sample.sourceTime(), false, time.millis())) {
      watch.take(sample, false);
    }
  }

  private static double number(Sample sample) {
    return sample.quality().isGood()
        ? Objects.requireNonNull(sample.value()).asDouble()
        : Double.NaN;
  }

  private void windUntil(String what, Callable<Boolean> condition) {
    Await.until(
        what,
        PATIENCE,
        () -> {
          time.advance(Duration.ofMillis(200));
          return condition.call();
        });
  }

  private long annunciated() {
    return keeper.all().stream().filter(a -> a.told().state().isAnnunciated()).count();
  }

  private long suppressed() {
    return keeper.all().stream().filter(a -> !a.told().suppressors().isEmpty()).count();
  }

  private List<AlarmEntry> journal() {
    return history
        .alarms()
        .journal(new AlarmQuestion(0, Long.MAX_VALUE, null, null, null, null, null, 1_000_000));
  }

  private long lines(String event) {
    return journal().stream().filter(line -> line.event().equals(event)).count();
  }

  private void assertRaisesComeBeforeClears() {
    assertThat(keeper.all())
        .filteredOn(alarm -> alarm.told().cleared() > 0)
        .allMatch(alarm -> alarm.told().raised() <= alarm.told().cleared());
  }
}
