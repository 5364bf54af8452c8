package org.plantroom.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plantroom.core.Device;
import org.plantroom.core.MachineType;
import org.plantroom.core.Quality;
import org.plantroom.core.RegisterType;
import org.plantroom.core.TagType;
import org.plantroom.core.Time;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.testkit.Await;

@Timeout(60)
class DevicePollerTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final TagType FAST = Plants.writable("fast", 0, RegisterType.U32, 0, 100);
  private static final TagType SLOW =
      Plants.tag("slow", 2, RegisterType.U32, 0, "slow", Duration.ofMillis(150), null);

  private final ScriptedDriver driver = new ScriptedDriver();
  private final PublisherEvents events = new PublisherEvents();
  private DevicePoller poller = poller(Plants.machine(FAST, SLOW));

  private DevicePoller poller(MachineType type) {
    Device device = Plants.device("pump", type, 1, 1);
    DeviceWriter.Support support = WriteParts.of(events, Time.system(), device).support();
    return new DevicePoller("pump", device, driver, events, support, Time.system());
  }

  @AfterEach
  void stop() throws InterruptedException {
    poller.stop();
    poller.awaitEnd();
  }

  /** All events up to the first that fits, that one included. */
  private List<PublisherEvent> until(Predicate<PublisherEvent> fits) throws InterruptedException {
    List<PublisherEvent> seen = new ArrayList<>();
    do {
      seen.add(Objects.requireNonNull(events.poll(SOON.toMillis()), "no event in time"));
    } while (!fits.test(seen.getLast()));
    return seen;
  }

  private static boolean isReportOf(PublisherEvent event, String tag, Quality quality) {
    return event instanceof PublisherEvent.Reported(DeviceReport report)
        && report.samples().stream()
            .anyMatch(s -> s.tag().equals(tag) && s.sample().quality() == quality);
  }

  private static WriteOrder order(String id, long value, long expires) {
    return new WriteOrder(
        new OrderId("main", id), "pump", FAST, Value.ofLong(ValueType.U32, value), expires);
  }

  @Test
  void theDeviceIsUpBeforeItsFirstReport() throws InterruptedException {
    poller.start();
    List<PublisherEvent> seen = until(e -> e instanceof PublisherEvent.Reported);
    assertThat(seen.getFirst()).isEqualTo(new PublisherEvent.DeviceUp("pump"));
    assertThat(seen).hasSize(2);
  }

  @Test
  void twoSilentPollsRunningMakeEveryTagBadAndThenTheDeviceDown() throws InterruptedException {
    poller.start();
    until(e -> isReportOf(e, "slow", Quality.GOOD));
    driver.answer(group -> Quality.BAD_NO_ANSWER);
    List<PublisherEvent> seen = until(e -> e instanceof PublisherEvent.DeviceDown);
    PublisherEvent last = seen.get(seen.size() - 2);
    assertThat(isReportOf(last, "fast", Quality.BAD_NO_ANSWER)).isTrue();
    assertThat(isReportOf(last, "slow", Quality.BAD_NO_ANSWER)).isTrue();
    driver.answer(group -> Quality.GOOD);
    List<PublisherEvent> back = until(e -> e instanceof PublisherEvent.Reported);
    assertThat(back.getFirst()).isEqualTo(new PublisherEvent.DeviceUp("pump"));
  }

  @Test
  void aDeviceThatNeverAnsweredIsSaidToBeDownOnce() throws InterruptedException {
    driver.answer(group -> Quality.BAD_NO_ANSWER);
    poller.start();
    until(e -> e instanceof PublisherEvent.DeviceDown);
    int before = driver.calls.size();
    Await.until("more polls", SOON, () -> driver.calls.size() > before + 5);
    assertThat(events.waiting()).isZero();
  }

  @Test
  void aDeviceThatRefusesIsUp() throws InterruptedException {
    driver.answer(group -> Quality.BAD_EXCEPTION);
    poller.start();
    List<PublisherEvent> seen = until(e -> isReportOf(e, "slow", Quality.BAD_EXCEPTION));
    assertThat(seen).contains(new PublisherEvent.DeviceUp("pump"));
  }

  @Test
  void oneSilentScanClassDoesNotGoOnLookingGood() throws InterruptedException {
    poller.start();
    until(e -> isReportOf(e, "slow", Quality.GOOD));
    driver.answer(group -> group.scanClass().equals("slow") ? Quality.BAD_NO_ANSWER : Quality.GOOD);
    List<PublisherEvent> seen = until(e -> isReportOf(e, "slow", Quality.BAD_NO_ANSWER));
    assertThat(seen).doesNotContain(new PublisherEvent.DeviceDown("pump"));
  }

  @Test
  void cyclesThatCameTooLateAreSkippedAndCounted() {
    driver.beforeRead(() -> awaitMillis(250));
    poller.start();
    Await.until("skips", SOON, () -> counter("skippedPolls") >= 2);
    assertThat(counter("polls")).isPositive();
    assertThat(poller.status().sentence()).isEqualTo("answers");
  }

  private static void awaitMillis(long millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
      Thread.onSpinWait();
    }
  }

  private long counter(String name) {
    return poller.status().counters().stream()
        .filter(c -> c.name().equals(name))
        .mapToLong(Driver.Counter::value)
        .sum();
  }

  @Test
  void aWriteIsReadBackAtOnce() throws InterruptedException {
    TagType rare = Plants.tag("rare", 0, RegisterType.U32, 0, "rare", Duration.ofHours(1), null);
    poller = poller(Plants.machine(rare));
    poller.start();
    Value five = Value.ofLong(ValueType.U32, 5);
    until(e -> e instanceof PublisherEvent.Reported);
    poller.offer(new WriteOrder(new OrderId("main", "a"), "pump", rare, five, Long.MAX_VALUE));
    until(e -> e instanceof PublisherEvent.Answered);
    until(e -> e instanceof PublisherEvent.Reported);
    assertThat(driver.calls).containsExactly("read rare", "write rare=5", "read rare");
  }

  @Test
  void aValueReadAfterAWriteIsToldEvenIfItIsTheSame() throws InterruptedException {
    driver.answer(group -> Quality.UNCERTAIN);
    driver.freeze();
    poller.start();
    until(e -> isReportOf(e, "fast", Quality.UNCERTAIN));
    poller.offer(order("a", 5, Long.MAX_VALUE));
    PublisherEvent.Answered done =
        (PublisherEvent.Answered) until(e -> e instanceof PublisherEvent.Answered).getLast();
    PublisherEvent.Reported told =
        (PublisherEvent.Reported) until(e -> isReportOf(e, "fast", Quality.UNCERTAIN)).getLast();
    assertThat(told.report().samples().getFirst().sample().sourceTime())
        .isGreaterThanOrEqualTo(done.finishedAt());
  }

  @Test
  void manyWritesDoNotKeepThePollsAway() throws InterruptedException {
    CountDownLatch filled = new CountDownLatch(1);
    driver.beforeRead(() -> awaitQuietly(filled));
    poller.start();
    for (int i = 0; i < 50; i++) {
      assertThat(poller.offer(order("w" + i, i, Long.MAX_VALUE))).isTrue();
    }
    filled.countDown();
    for (int i = 0; i < 50; i++) {
      until(e -> e instanceof PublisherEvent.Answered);
    }
    long reads = driver.calls.stream().filter(c -> c.startsWith("read")).count();
    assertThat(reads).isGreaterThanOrEqualTo(49);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void anExpiredWriteIsRejectedAndNeverReachesTheDevice() throws InterruptedException {
    poller.start();
    poller.offer(order("old", 5, Time.system().millis()));
    PublisherEvent done = until(e -> e instanceof PublisherEvent.Answered).getLast();
    assertThat(((PublisherEvent.Answered) done).outcome().result())
        .isEqualTo(Driver.WriteOutcome.Result.EXPIRED);
    assertThat(driver.calls).noneMatch(c -> c.startsWith("write"));
  }

  @Test
  void tooManyWaitingWritesAreRefused() {
    for (int i = 0; i < 100; i++) {
      assertThat(poller.offer(order("w", i, Long.MAX_VALUE))).isTrue();
    }
    assertThat(poller.offer(order("w", 0, Long.MAX_VALUE))).isFalse();
  }

  @Test
  void aDriverThatThrowsCostsBadTagsAndNotThePoller() throws InterruptedException {
    driver.answer(
        group -> {
          throw new IllegalStateException("a bug, put here by the test");
        });
    poller.start();
    until(e -> isReportOf(e, "slow", Quality.BAD));
    Await.until("failures are counted", SOON, () -> counter("failedPolls") >= 2);
    driver.answer(group -> Quality.GOOD);
    until(e -> isReportOf(e, "slow", Quality.GOOD));
  }

  @Test
  void whatAStopInterruptsIsNotReportedAsSilence() throws InterruptedException {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    driver.beforeRead(
        () -> {
          reading.countDown();
          awaitQuietly(never);
        });
    driver.answer(group -> Quality.BAD_NO_ANSWER);
    poller.start();
    assertThat(reading.await(20, TimeUnit.SECONDS)).isTrue();
    poller.stop();
    poller.awaitEnd();
    assertThat(events.waiting()).isZero();
  }
}
