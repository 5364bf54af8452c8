package org.plantroom.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plantroom.core.OffsetRanges;
import org.plantroom.core.OffsetRanges.Range;
import org.plantroom.sparkplug.DeliveryMark;
import org.plantroom.testkit.ManualTime;

class ResenderTest {
  private static final long NOW = 1_700_000_000_000L;
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private Path folder;
  private final ManualTime time = new ManualTime(NOW);
  private final Host host = new Host();
  private final Delivery delivery = new Delivery();

  /** The other end: counts what comes, and has what it takes. */
  private static final class Host implements Resender.Outlet {
    private final OffsetRanges has = new OffsetRanges();
    private final TreeMap<Long, Integer> times = new TreeMap<>();
    private final List<DeliveryMark.Void> voids = new ArrayList<>();
    private Random random = new Random(0);
    private int lossPercent;
    private boolean takesNothing;

    void take(long offset) {
      times.merge(offset, 1, Integer::sum);
      if (random.nextInt(100) >= lossPercent) {
        has.add(offset);
      }
    }

    @Override
    public boolean sendHistorical(JournalEntry entry) {
      if (takesNothing) {
        return false;
      }
      take(entry.offset());
      return true;
    }

    @Override
    public boolean sendMark(DeliveryMark mark) {
      if (takesNothing) {
        return false;
      }
      if (mark instanceof DeliveryMark.Void gone && random.nextInt(100) >= lossPercent) {
        has.addRange(gone.from(), gone.to());
        voids.add(gone);
      }
      return true;
    }
  }

  private static long append(Journal journal, int count) throws IOException {
    long last = -1;
    for (int i = 0; i < count; i++) {
      last = journal.append(Plants.report("pump", NOW + i, i)).offset();
    }
    return last;
  }

  @BeforeEach
  void begin(@TempDir Path fresh) {
    folder = fresh;
  }

  @Test
  void entriesGoAgainAndWhatNeverWasIsVoid() throws IOException {
    try (Journal journal = Journal.open(folder, 1 << 20, time);
        Resender resender = new Resender(journal, delivery, host)) {
      long last = append(journal, 10);
      delivery.connected(journal.nextOffset());
      delivery.receipt(host.has, 0);
      resender.send(100, 0);
      assertThat(host.has.ranges()).containsExactly(new Range(0, last));
      assertThat(host.times).hasSize(10);
      assertThat(host.voids)
          .containsExactly(
              new DeliveryMark.Void(0, NOW - 1, 0, 0, DeliveryMark.VoidReason.RESTART));
      assertThat(resender.resentEntries()).isEqualTo(10);
    }
  }

  @Test
  void whatTheBudgetTookIsVoidWithItsReasonAndTimes() throws IOException {
    try (Journal journal = Journal.open(folder, 64 << 10, time);
        Resender resender = new Resender(journal, delivery, host)) {
      JournalClaim claim = journal.claim();
      long last = append(journal, 20_000);
      delivery.connected(journal.nextOffset());
      drain(resender, last);
      assertThat(host.times).hasSize((int) (20_000 - claim.droppedEntries()));
      List<DeliveryMark.Void> full =
          host.voids.stream().filter(v -> v.reason() == DeliveryMark.VoidReason.DISK_FULL).toList();
      assertThat(full.stream().mapToLong(v -> v.to() - v.from() + 1).sum())
          .isEqualTo(claim.droppedEntries());
      assertThat(full.getFirst().fromTime()).isEqualTo(NOW);
    }
  }

  @Test
  void aDamagedFileIsVoidWithItsReasonAndBlocksNothing() throws IOException {
    try (Journal journal = Journal.open(folder, 64 << 10, time);
        Resender resender = new Resender(journal, delivery, host)) {
      long last = append(journal, 1_000);
      Path first = files().getFirst();
      byte[] bytes = Files.readAllBytes(first);
      bytes[bytes.length / 2] ^= 1;
      Files.write(first, bytes);
      delivery.connected(journal.nextOffset());
      drain(resender, last);
      assertThat(host.times).hasSizeBetween(800, 999);
      assertThat(host.voids)
          .filteredOn(v -> v.reason() == DeliveryMark.VoidReason.DISK_ERROR)
          .singleElement()
          .satisfies(v -> assertThat(v.to() - v.from() + 1).isEqualTo(1_000 - host.times.size()));
    }
  }

  @Test
  void aLinkThatTakesNothingIsAskedAgainLater() throws IOException {
    try (Journal journal = Journal.open(folder, 1 << 20, time);
        Resender resender = new Resender(journal, delivery, host)) {
      long last = append(journal, 10);
      delivery.connected(journal.nextOffset());
      delivery.receipt(host.has, 0);
      host.takesNothing = true;
      assertThat(resender.send(100, 0)).isZero();
      host.takesNothing = false;
      resender.send(100, 0);
      assertThat(host.has.lowestMissing()).isEqualTo(last + 1);
    }
  }

  @Test
  void entriesOfEarlierRunsGoAgainOverTheSkippedOffsets() throws IOException {
    long first;
    Journal crashed = Journal.open(folder, 1 << 20, time);
    append(crashed, 5);
    try (Journal journal = Journal.open(folder, 1 << 20, time);
        Resender resender = new Resender(journal, delivery, host)) {
      long last = append(journal, 5);
      delivery.connected(journal.nextOffset());
      drain(resender, last);
      first = last - 4;
      assertThat(host.times).hasSize(10);
      assertThat(host.voids)
          .contains(
              new DeliveryMark.Void(NOW + 5, first - 1, 0, 0, DeliveryMark.VoidReason.RESTART));
    }
    crashed.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24, 25})
  void whateverIsLostTheHostIsCompleteInTheEnd(long seed) throws IOException {
    Random random = new Random(seed);
    host.random = random;
    host.lossPercent = 20;
    try (Journal journal = Journal.open(folder, 1 << 20, time);
        Resender resender = new Resender(journal, delivery, host)) {
      JournalClaim claim = journal.claim();
      delivery.connected(journal.nextOffset());
      long last = -1;
      for (int second = 0; second < 60; second++) {
        for (int i = random.nextInt(20); i >= 0; i--) {
          last = journal.append(Plants.report("pump", NOW, i)).offset();
          host.take(last);
          delivery.sentLive(last, true, second * SECOND);
        }
        if (random.nextInt(100) < 5) {
          delivery.connected(journal.nextOffset());
        }
        second(resender, journal, claim, second, random);
      }
      for (int second = 60; second < 400; second++) {
        second(resender, journal, claim, second, random);
      }
      assertThat(host.has.lowestMissing()).as("seed %d", seed).isEqualTo(last + 1);
      assertThat(host.times.values())
          .as("seed %d", seed)
          .allSatisfy(n -> assertThat(n).isLessThan(20));
      assertThat(host.times.values().stream().mapToInt(n -> n).average().orElse(0)).isLessThan(2);
    }
  }

  private void second(
      Resender resender, Journal journal, JournalClaim claim, int second, Random random) {
    if (random.nextInt(100) < 70) {
      delivery.receipt(host.has, second * SECOND);
      claim.received(delivery.received());
      journal.forget();
    }
    resender.send(100, second * SECOND);
  }

  private void drain(Resender resender, long last) {
    for (int i = 0; i < 1_000 && host.has.lowestMissing() <= last; i++) {
      delivery.receipt(host.has, 0);
      resender.send(100, 0);
    }
    assertThat(host.has.lowestMissing()).isEqualTo(last + 1);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.filter(f -> f.toString().endsWith(".journal")).sorted().toList();
    }
  }
}
