package org.plantroom.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.plantroom.core.Device;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.Quality;
import org.plantroom.core.RegisterType;
import org.plantroom.core.Sample;
import org.plantroom.core.TagType;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.edge.Driver.WriteOutcome;
import org.plantroom.edge.Driver.WriteOutcome.Result;
import org.plantroom.testkit.ManualTime;

class DeviceWriterTest {
  private static final TagType START = Plants.pulse("start", 0, Duration.ofSeconds(2));
  private static final TagType LEVEL = Plants.writable("level", 1, RegisterType.U16, 0, 60);
  private static final TagType PRESSURE = Plants.tag("pressure", 2, RegisterType.U16);
  private static final Device PUMP =
      Plants.guarded(
          Plants.device("pump", Plants.machine(START, LEVEL, PRESSURE), 1, 1),
          List.of(Plants.refuseAbove("level", "pressure", 6)),
          Map.of());

  private final ManualTime time = new ManualTime(1_000_000);
  private final PublisherEvents events = new PublisherEvents();
  private final ScriptedDriver driver = new ScriptedDriver();
  private final WriteParts parts = WriteParts.of(events, time, PUMP);
  private final DeviceWriter writer = new DeviceWriter(PUMP, driver, parts.support(), time);

  private WriteOutcome write(TagType tag, Value value) throws InterruptedException {
    OrderId id = new OrderId("main", "a");
    writer.execute(new WriteOrder(id, "pump", tag, value, time.millis() + 10_000));
    PublisherEvent event = Objects.requireNonNull(events.poll(0));
    return ((PublisherEvent.Answered) event).outcome();
  }

  private WriteOutcome pulse() throws InterruptedException {
    return write(START, Value.of(true));
  }

  private WriteOutcome level(int value) throws InterruptedException {
    return write(LEVEL, Value.ofLong(ValueType.U16, value));
  }

  private void pressure(@Nullable Value value) {
    Sample sample =
        value == null
            ? Sample.bad(Quality.BAD_NO_ANSWER, time.millis())
            : Sample.good(value, time.millis());
    parts.values().note("pump", List.of(new TagReading(PRESSURE, sample)));
  }

  private void read(boolean value) {
    Sample sample = Sample.good(Value.of(value), time.millis());
    parts.values().note("pump", List.of(new TagReading(START, sample)));
  }

  private List<String> calls() {
    return List.copyOf(driver.calls);
  }

  @Test
  void pulseIsTrueOnceAndThenFalseAfterItsTime() throws InterruptedException {
    assertThat(pulse().result()).isEqualTo(Result.ACCEPTED);
    time.advance(Duration.ofMillis(1_999));
    assertThat(writer.endPulses()).isEmpty();
    time.advance(Duration.ofMillis(1));
    assertThat(writer.endPulses()).containsExactly(START);
    time.advance(Duration.ofSeconds(60));
    assertThat(writer.endPulses()).isEmpty();
    assertThat(calls()).containsExactly("write start=true", "write start=false");
  }

  @Test
  void lostAnswerCausesNoSecondPulseAndItsEndIsWrittenUntilItIsKnown() throws InterruptedException {
    driver.writesGive(new WriteOutcome(Result.UNKNOWN, "no answer"));
    assertThat(pulse().result()).isEqualTo(Result.UNKNOWN);
    time.advance(Duration.ofSeconds(2));
    writer.endPulses();
    time.advance(Duration.ofSeconds(2));
    writer.endPulses();
    time.advance(Duration.ofSeconds(1));
    read(false);
    time.advance(Duration.ofSeconds(1));
    writer.endPulses();
    time.advance(Duration.ofSeconds(60));
    writer.endPulses();
    assertThat(calls())
        .containsExactly("write start=true", "write start=false", "write start=false");
    assertThat(parts.memory().kept().pulses()).isEmpty();
  }

  @Test
  void secondPulseWaitsForTheEndOfTheFirst() throws InterruptedException {
    pulse();
    assertThat(pulse().result()).isEqualTo(Result.REJECTED);
    assertThat(calls()).containsExactly("write start=true");
  }

  @Test
  void refusedPulseHasNoEnd() throws InterruptedException {
    driver.writesGive(new WriteOutcome(Result.REJECTED, "exception 02"));
    pulse();
    time.advance(Duration.ofSeconds(5));
    assertThat(writer.endPulses()).isEmpty();
  }

  @Test
  void pulseEndsAfterARestart() throws InterruptedException, IOException {
    pulse();
    WriteParts again =
        WriteParts.in(parts.folder(), Plants.edge(PUMP), new PublisherEvents(), time);
    DeviceWriter next = new DeviceWriter(PUMP, driver, again.support(), time);
    assertThat(next.endPulses()).containsExactly(START);
    assertThat(calls()).containsExactly("write start=true", "write start=false");
    assertThat(again.memory().kept().pulses()).isEmpty();
  }

  @Test
  void interlockIsLookedAtInTheMomentOfWriting() throws InterruptedException {
    assertThat(level(5).sentence())
        .isEqualTo("interlock I: too high (pressure > 6.0 cannot be told now)");
    pressure(Value.ofLong(ValueType.U16, 5));
    assertThat(level(5).result()).isEqualTo(Result.ACCEPTED);
    pressure(Value.ofLong(ValueType.U16, 7));
    assertThat(level(6)).isEqualTo(new WriteOutcome(Result.REJECTED, "interlock I: too high"));
    pressure(null);
    assertThat(level(6).result()).isEqualTo(Result.REJECTED);
    assertThat(calls()).containsExactly("write level=5");
  }

  @Test
  void readOnlyModeOfAHostOutlastsARestart() throws InterruptedException, IOException {
    pressure(Value.ofLong(ValueType.U16, 5));
    parts.gate().switchReadOnly("main", true);
    assertThat(level(5).sentence()).isEqualTo("this edge is switched to read only");
    assertThat(WriteMemory.open(parts.folder()).kept().readOnlyBy()).containsExactly("main");
    parts.gate().switchReadOnly("other", true);
    parts.gate().switchReadOnly("main", false);
    assertThat(level(5).result()).isEqualTo(Result.REJECTED);
    parts.gate().switchReadOnly("other", false);
    assertThat(level(5).result()).isEqualTo(Result.ACCEPTED);
    assertThat(calls()).containsExactly("write level=5");
  }

  @Test
  void projectThatIsReadOnlyWritesNothing() throws InterruptedException {
    pressure(Value.ofLong(ValueType.U16, 5));
    EdgeNode node = Plants.edge(PUMP);
    parts
        .writes()
        .become(new EdgeNode(node.id(), "", node.journalMaxBytes(), true, node.devices()));
    assertThat(level(5).sentence()).isEqualTo("the project has this edge as read only");
    assertThat(calls()).isEmpty();
  }
}
