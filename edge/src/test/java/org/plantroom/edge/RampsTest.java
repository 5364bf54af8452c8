package org.plantroom.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plantroom.core.Device;
import org.plantroom.core.Quality;
import org.plantroom.core.RegisterType;
import org.plantroom.core.Sample;
import org.plantroom.core.TagType;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.edge.Driver.WriteOutcome;
import org.plantroom.edge.Driver.WriteOutcome.Result;
import org.plantroom.testkit.ManualTime;

class RampsTest {
  private static final TagType LEVEL = Plants.writable("level", 0, RegisterType.F32, 0, 100);
  private static final Device PUMP = Plants.device("pump", Plants.machine(LEVEL), 1, 1);
  private static final OrderId ORDER = new OrderId("main", "r1");
  private static final RampOrder MINUTE = new RampOrder(60_000, 0, 20_000);

  private final ManualTime time = new ManualTime(1_000_000);
  private final WriteParts parts = WriteParts.of(new PublisherEvents(), time, PUMP);
  private final List<WriteOrder> sent = new ArrayList<>();
  private Ramps ramps =
      new Ramps(Plants.edge(PUMP), parts.values(), parts.memory(), sent::add, time);

  private void present(double value) {
    parts
        .values()
        .note(
            "pump",
            List.of(
                new TagReading(
                    LEVEL, Sample.good(Value.ofDouble(ValueType.F32, value), time.millis()))));
  }

  private void start(double to, RampOrder ramp) {
    Value value = Value.ofDouble(ValueType.F32, to);
    ramps.start(new WriteOrder(ORDER, "pump", LEVEL, value, time.millis() + 5_000), ramp);
  }

  private List<Result> tick(Duration later, Result outcome) {
    time.advance(later);
    List<Result> told = new ArrayList<>(results(ramps.tick()));
    for (WriteOrder order : List.copyOf(sent)) {
      ramps.ended(order, new WriteOutcome(outcome, "said the device"));
    }
    told.addAll(results(ramps.tick()));
    return told;
  }

  private static List<Result> results(List<Ramps.Answer> answers) {
    return answers.stream()
        .peek(answer -> assertThat(answer.id()).isEqualTo(ORDER))
        .map(answer -> answer.outcome().result())
        .toList();
  }

  private List<Double> written() {
    return sent.stream().map(order -> order.value().asDouble()).toList();
  }

  @Test
  void goesInStepsToExactlyTheValue() {
    present(20);
    start(50, MINUTE);
    assertThat(results(ramps.tick())).containsExactly(Result.RUNNING);
    assertThat(tick(Duration.ofSeconds(20), Result.ACCEPTED)).containsExactly(Result.RUNNING);
    assertThat(tick(Duration.ofSeconds(10), Result.ACCEPTED)).isEmpty();
    assertThat(tick(Duration.ofSeconds(10), Result.ACCEPTED)).containsExactly(Result.RUNNING);
    assertThat(tick(Duration.ofSeconds(20), Result.ACCEPTED)).containsExactly(Result.ACCEPTED);
    assertThat(written()).containsExactly(30.0, 40.0, 50.0);
    assertThat(parts.memory().kept().ramps()).isEmpty();
  }

  @Test
  void rateTellsHowLongItTakes() {
    present(20);
    start(50, new RampOrder(0, 30, 30_000));
    assertThat(ramps.tick().getFirst().outcome().until())
        .isEqualTo(time.millis() + 60_000 + 30_000);
  }

  @Test
  void unknownPresentValueIsNoBeginning() {
    start(50, MINUTE);
    assertThat(results(ramps.tick())).containsExactly(Result.REJECTED);
    parts
        .values()
        .note(
            "pump",
            List.of(new TagReading(LEVEL, Sample.bad(Quality.BAD_NO_ANSWER, time.millis()))));
    start(50, MINUTE);
    assertThat(results(ramps.tick())).containsExactly(Result.REJECTED);
  }

  @Test
  void stepThatIsNotTakenEndsIt() {
    present(20);
    start(50, MINUTE);
    ramps.tick();
    assertThat(tick(Duration.ofSeconds(20), Result.UNKNOWN)).containsExactly(Result.CANCELLED);
    tick(Duration.ofSeconds(60), Result.ACCEPTED);
    assertThat(sent).hasSize(1);
  }

  @Test
  void anotherWriteOrItsOwnOrderEndsIt() {
    present(20);
    start(50, MINUTE);
    ramps.tick();
    ramps.cancel(new EdgeTag("pump", "level"), "another write");
    assertThat(ramps.tick().getFirst().outcome())
        .isEqualTo(new WriteOutcome(Result.CANCELLED, "the ramp ended at 20.0: another write"));
    start(50, MINUTE);
    ramps.tick();
    assertThat(ramps.cancel(ORDER, "cancelled by me")).isTrue();
    assertThat(ramps.cancel(ORDER, "cancelled by me")).isFalse();
    assertThat(results(ramps.tick())).containsExactly(Result.CANCELLED);
  }

  @Test
  void goesOnAfterARestartFromWhereItWas() throws IOException {
    present(20);
    start(50, MINUTE);
    ramps.tick();
    tick(Duration.ofSeconds(20), Result.ACCEPTED);
    time.advance(Duration.ofHours(5));
    ramps =
        new Ramps(
            Plants.edge(PUMP), parts.values(), WriteMemory.open(parts.folder()), sent::add, time);
    assertThat(results(ramps.tick())).containsExactly(Result.RUNNING);
    tick(Duration.ofSeconds(20), Result.ACCEPTED);
    assertThat(tick(Duration.ofSeconds(20), Result.ACCEPTED)).containsExactly(Result.ACCEPTED);
    assertThat(written()).containsExactly(30.0, 40.0, 50.0);
  }
}
