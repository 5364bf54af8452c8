package org.plantroom.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plantroom.core.Device;
import org.plantroom.core.Quality;
import org.plantroom.core.RegisterType;
import org.plantroom.core.Sample;
import org.plantroom.core.TagType;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.testkit.ManualTime;

@Timeout(30)
class DeviceReporterTest {
  private static final Duration SCAN = Duration.ofSeconds(1);
  private static final TagType FIRST = Plants.tag("first", 0, RegisterType.U32);
  private static final TagType LAST = Plants.tag("last", 50, RegisterType.U32);
  private static final Device DEVICE = Plants.device("meter", Plants.machine(FIRST, LAST), 502, 1);

  private final ManualTime time = new ManualTime(1_000_000);
  private final PublisherEvents events = new PublisherEvents();
  private final DeviceReporter reporter =
      new DeviceReporter(DEVICE, SCAN, events, new EdgeValues(Plants.edge(DEVICE)), time);
  private long count;

  private static TagReading silent(TagType tag, long at) {
    return new TagReading(tag, Sample.bad(Quality.BAD_NO_ANSWER, at));
  }

  private TagReading good(TagType tag, long at) {
    return new TagReading(tag, Sample.good(Value.ofLong(ValueType.U32, count++), at));
  }

  private void answered() throws InterruptedException {
    long now = time.millis();
    reporter.polled(List.of(good(FIRST, now), good(LAST, now)), time.nanos());
  }

  private void lost() throws InterruptedException {
    long now = time.millis();
    reporter.polled(List.of(silent(FIRST, now), silent(LAST, now)), time.nanos());
  }

  /** What has been told since the last call, e.g. {@code first good}. */
  private List<String> told() throws InterruptedException {
    List<String> told = new ArrayList<>();
    while (events.waiting() > 0) {
      if (events.poll(0) instanceof PublisherEvent.Reported(DeviceReport report)) {
        report.samples().forEach(s -> told.add(s.tag() + " " + s.sample().quality().label()));
      }
    }
    return told;
  }

  @Test
  void allTagsAreBadBeforeThreeScansArePastAlsoWhileThePollWaits() throws InterruptedException {
    answered();
    long answeredAt = time.nanos();
    told();
    time.advance(Duration.ofMillis(2_700));
    reporter.watch(answeredAt);
    assertThat(told()).isEmpty();
    time.advance(Duration.ofMillis(100));
    reporter.watch(answeredAt);
    assertThat(told()).containsExactly("first bad-stale", "last bad-stale");
    Driver.DeviceStatus fine = new Driver.DeviceStatus(true, 5, "answers", List.of());
    assertThat(reporter.status(fine).connected()).isFalse();
    assertThat(reporter.status(fine).sentence()).startsWith("not answered in time");
    reporter.watch(answeredAt);
    assertThat(told()).as("said once").isEmpty();
  }

  @Test
  void aLateDeviceWhoseAnswerWasLostDoesNotAnswer() throws InterruptedException {
    answered();
    long answeredAt = time.nanos();
    lost();
    told();
    time.advance(Duration.ofSeconds(3));
    reporter.watch(answeredAt);
    assertThat(told()).containsExactly("first bad-no-answer", "last bad-no-answer");
  }

  @Test
  void oneLostAnswerIsNotToldAndTwoRunningAre() throws InterruptedException {
    answered();
    told();
    lost();
    assertThat(told()).isEmpty();
    answered();
    assertThat(told()).containsExactly("first good", "last good");
    lost();
    lost();
    assertThat(told()).containsExactly("first bad-no-answer", "last bad-no-answer");
  }

  @Test
  void aLostAnswerToOneRequestOfManyIsForgivenOnceToo() throws InterruptedException {
    answered();
    told();
    long now = time.millis();
    reporter.polled(List.of(silent(FIRST, now), good(LAST, now)), time.nanos());
    assertThat(told()).containsExactly("last good");
    reporter.polled(List.of(silent(FIRST, now), good(LAST, now)), time.nanos());
    assertThat(told()).containsExactly("first bad-no-answer", "last good");
  }

  @Test
  void whatWasReadBeforeADeviceWasLateDoesNotLookGoodAfterIt() throws InterruptedException {
    answered();
    long answeredAt = time.nanos();
    long begun = time.nanos();
    long early = time.millis() + 100;
    time.advance(Duration.ofSeconds(4));
    reporter.watch(answeredAt);
    told();
    time.advance(Duration.ofSeconds(1));
    reporter.polled(List.of(good(FIRST, early), good(LAST, time.millis())), begun);
    assertThat(told()).containsExactly("last good");
    answered();
    assertThat(told()).containsExactly("first good", "last good");
  }

  @Test
  void scansThatTakeLongAtACrowdedAddressAreNoReasonForDoubt() throws InterruptedException {
    answered();
    time.advance(Duration.ofSeconds(5));
    answered();
    long answeredAt = time.nanos();
    told();
    time.advance(Duration.ofSeconds(6));
    reporter.watch(answeredAt);
    assertThat(told()).isEmpty();
    time.advance(Duration.ofSeconds(9));
    reporter.watch(answeredAt);
    assertThat(told()).hasSize(2);
  }
}
