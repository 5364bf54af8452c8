package org.plantroom.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plantroom.core.OffsetRanges;
import org.plantroom.sparkplug.DeliveryMark.VoidReason;
import org.plantroom.testkit.ManualTime;

class JournalTest {
  private static final long NOW = 1_700_000_000_000L;
  private static final long ROOMY = 1 << 20;
  private static final long TIGHT = 64 << 10;

  private Path folder;
  private final ManualTime time = new ManualTime(NOW);

  private Journal open(long maxBytes) throws IOException {
    return Journal.open(folder, maxBytes, time);
  }

  private static List<Long> append(Journal journal, int count) throws IOException {
    List<Long> offsets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      offsets.add(journal.append(Plants.report("pump", NOW + i, i)).offset());
    }
    return offsets;
  }

  private static List<Long> offsets(Journal journal) throws IOException {
    List<Long> offsets = new ArrayList<>();
    try (JournalCursor cursor = journal.cursor(0)) {
      for (JournalEntry entry = cursor.next(); entry != null; entry = cursor.next()) {
        offsets.add(entry.offset());
      }
    }
    return offsets;
  }

  private static OffsetRanges upTo(long offset) {
    OffsetRanges ranges = new OffsetRanges();
    ranges.addRange(0, offset);
    return ranges;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.filter(f -> f.toString().endsWith(".journal")).sorted().toList();
    }
  }

  @BeforeEach
  void begin(@TempDir Path fresh) {
    folder = fresh;
  }

  @Test
  void aNewJournalBeginsAtTheWallClock() throws IOException {
    try (Journal journal = open(ROOMY)) {
      assertThat(append(journal, 2)).containsExactly(NOW, NOW + 1);
    }
  }

  @Test
  void aCleanRestartReusesNoOffsetAndSkipsNone() throws IOException {
    for (int run = 0; run < 3; run++) {
      try (Journal journal = open(ROOMY)) {
        assertThat(append(journal, 5).getFirst()).isEqualTo(NOW + 5L * run);
      }
    }
    try (Journal journal = open(ROOMY)) {
      assertThat(offsets(journal)).containsExactlyElementsOf(range(NOW, NOW + 14));
    }
  }

  @Test
  void aCrashSkipsWhatWasReserved() throws IOException {
    Journal crashed = open(ROOMY);
    append(crashed, 5);
    try (Journal journal = open(ROOMY)) {
      assertThat(journal.nextOffset()).isEqualTo(NOW + OffsetReservation.BLOCK);
      assertThat(offsets(journal)).containsExactlyElementsOf(range(NOW, NOW + 4));
    }
    crashed.close();
  }

  @Test
  void aFileTornAtAnyByteGivesAPrefixAndOffsetsAreNotReused() throws IOException {
    Journal crashed = open(ROOMY);
    List<Long> written = append(crashed, 12);
    Path file = files().getFirst();
    byte[] whole = Files.readAllBytes(file);
    crashed.close();
    byte[] reserved = Files.readAllBytes(folder.resolve("reserved"));
    for (int length = 0; length <= whole.length; length++) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      Files.write(folder.resolve("reserved"), reserved);
      Journal reopened = open(ROOMY);
      List<Long> found = offsets(reopened);
      assertThat(found).as("length %d", length).isEqualTo(written.subList(0, found.size()));
      assertThat(reopened.nextOffset()).isGreaterThan(written.getLast());
      reopened.close();
    }
    assertThat(whole.length).isGreaterThan(100);
  }

  @Test
  void withoutTheReservationOffsetsAreNotReusedEither() throws IOException {
    Journal crashed = open(ROOMY);
    List<Long> written = append(crashed, 12);
    crashed.close();
    Files.delete(folder.resolve("reserved"));
    Path file = files().getFirst();
    Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), 60));
    time.stepWall(Duration.ofDays(-1));
    try (Journal journal = open(ROOMY)) {
      assertThat(offsets(journal)).isNotEmpty();
      assertThat(journal.nextOffset()).isGreaterThan(written.getLast());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aFlippedBitCostsOnlyWhatFollowsInItsFile(long seed) throws IOException {
    Random random = new Random(seed);
    Journal crashed = open(ROOMY);
    List<Long> written = append(crashed, 30);
    crashed.close();
    Path file = files().getFirst();
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < 200; i++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, damaged);
      try (Journal journal = open(ROOMY)) {
        List<Long> found = offsets(journal);
        assertThat(found).as("seed %d", seed).isEqualTo(written.subList(0, found.size()));
        assertThat(found).hasSizeLessThan(written.size());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void aCrashBetweenAnyTwoStepsLosesNothingWritten(long seed) throws IOException {
    Random random = new Random(seed);
    List<Long> all = new ArrayList<>();
    Journal journal = open(ROOMY);
    for (int crash = 0; crash < 20; crash++) {
      all.addAll(append(journal, random.nextInt(1, 400)));
      if (random.nextBoolean()) {
        journal.sync();
      }
      Journal after = open(ROOMY);
      assertThat(offsets(after)).as("seed %d", seed).isEqualTo(all);
      assertThat(after.nextOffset()).isGreaterThan(all.getLast());
      // The crashed one is left as it is: its process is gone.
      journal = after;
    }
    journal.close();
  }

  @Test
  void aWipedFolderGoesOnBehindWhatTheHostHas() throws IOException {
    try (Journal journal = open(ROOMY)) {
      assertThat(journal.skipBeyond(NOW + 1_000)).isTrue();
      assertThat(append(journal, 1)).containsExactly(NOW + 1_001);
      assertThat(journal.skipBeyond(NOW + 1_001)).isFalse();
    }
    try (Journal journal = open(ROOMY)) {
      assertThat(journal.nextOffset()).isEqualTo(NOW + 1_002);
    }
  }

  @Test
  void theWallClockSteppingBackChangesNoOrder() throws IOException {
    List<Long> all = new ArrayList<>();
    for (int run = 0; run < 4; run++) {
      try (Journal journal = open(ROOMY)) {
        all.addAll(append(journal, 3));
      }
      time.stepWall(Duration.ofHours(run % 2 == 0 ? -5 : 2));
    }
    assertThat(all).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aFullBudgetTakesTheOldestAndRemembersIt() throws IOException {
    List<Long> written;
    List<Long> kept;
    long droppedEntries;
    try (Journal journal = open(TIGHT)) {
      JournalClaim claim = journal.claim();
      written = append(journal, 20_000);
      kept = offsets(journal);
      droppedEntries = claim.droppedEntries();
      assertThat(journal.bytes()).isLessThanOrEqualTo(TIGHT + 100);
    }
    assertThat(kept).hasSizeGreaterThan(500).endsWith(written.getLast());
    assertThat(kept).isEqualTo(written.subList(written.size() - kept.size(), written.size()));
    assertThat(droppedEntries).isEqualTo(written.size() - kept.size());
    try (Journal journal = open(TIGHT)) {
      assertThat(written)
          .allSatisfy(
              offset ->
                  assertThat(journal.dropped().at(offset) == null)
                      .isEqualTo(kept.contains(offset)));
      DroppedRange loss = java.util.Objects.requireNonNull(journal.dropped().at(NOW + 10));
      assertThat(loss.fromTime()).isEqualTo(NOW);
    }
  }

  @Test
  void whatTheHostHasIsNoLossWhenTheBudgetTakesIt() throws IOException {
    try (Journal journal = open(TIGHT)) {
      JournalClaim claim = journal.claim();
      List<Long> offsets = append(journal, 100);
      claim.received(upTo(offsets.getLast()));
      journal.forget();
      append(journal, 2_000);
      assertThat(claim.droppedEntries()).isZero();
    }
  }

  @Test
  void aFileGoesOnlyWhenEveryUplinkHasIt() throws IOException {
    try (Journal journal = open(TIGHT)) {
      JournalClaim fast = journal.claim();
      JournalClaim slow = journal.claim();
      List<Long> offsets = append(journal, 1_000);
      fast.received(upTo(offsets.getLast()));
      journal.forget();
      assertThat(offsets(journal)).isEqualTo(offsets);
      slow.received(upTo(offsets.get(500)));
      journal.forget();
      assertThat(offsets(journal)).hasSizeBetween(499, 999);
      slow.received(upTo(offsets.getLast()));
      journal.forget();
      assertThat(files()).hasSize(1);
    }
  }

  @Test
  void whatTheBudgetTakesIsCountedForTheUplinkThatHasItNot() throws IOException {
    try (Journal journal = open(TIGHT)) {
      JournalClaim fast = journal.claim();
      JournalClaim slow = journal.claim();
      List<Long> offsets = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        offsets.addAll(append(journal, 1_000));
        fast.received(upTo(offsets.getLast()));
        journal.forget();
      }
      List<Long> kept = offsets(journal);
      assertThat(journal.bytes()).isLessThanOrEqualTo(TIGHT + 100);
      assertThat(fast.droppedEntries()).isZero();
      assertThat(slow.droppedEntries()).isEqualTo(offsets.size() - kept.size()).isPositive();
      assertThat(reasonOfLoss(journal, offsets.getFirst())).isEqualTo(VoidReason.DISK_FULL);
      slow.received(upTo(offsets.getLast()));
      journal.forget();
      assertThat(journal.dropped().all()).isEmpty();
    }
  }

  @Test
  void lossesWithTimesThatRunBackwardsAreRemembered() throws IOException {
    try (Journal journal = open(TIGHT)) {
      for (int i = 0; i < 20_000; i++) {
        journal.append(Plants.report("pump", NOW - i, i));
      }
      DroppedRange loss = java.util.Objects.requireNonNull(journal.dropped().at(NOW));
      assertThat(loss.toTime()).isEqualTo(NOW);
      assertThat(loss.fromTime()).isLessThan(NOW);
    }
  }

  @Test
  void receiptedFilesGoAlsoThoseAboveAGap() throws IOException {
    try (Journal journal = open(TIGHT)) {
      JournalClaim claim = journal.claim();
      List<Long> offsets = append(journal, 1_000);
      int before = files().size();
      OffsetRanges received = new OffsetRanges();
      received.addRange(offsets.get(1), offsets.getLast());
      claim.received(received);
      journal.forget();
      assertThat(before).isGreaterThan(3);
      assertThat(files()).hasSize(2);
      claim.received(upTo(offsets.getLast()));
      journal.forget();
      assertThat(files()).hasSize(1);
    }
  }

  @Test
  void aCursorGoesOnOverFilesForgottenAndDropped() throws IOException {
    try (Journal journal = open(TIGHT)) {
      JournalClaim claim = journal.claim();
      List<Long> offsets = append(journal, 1_000);
      try (JournalCursor cursor = journal.cursor(offsets.getFirst())) {
        assertThat(cursor.next()).isNotNull();
        claim.received(upTo(offsets.get(900)));
        journal.forget();
        append(journal, 20_000);
        long last = -1;
        for (JournalEntry entry = cursor.next(); entry != null; entry = cursor.next()) {
          assertThat(entry.offset()).isGreaterThan(last);
          last = entry.offset();
        }
        assertThat(last).isEqualTo(journal.nextOffset() - 1);
      }
    }
  }

  @Test
  void aCursorSeesWhatIsAppendedLater() throws IOException {
    try (Journal journal = open(ROOMY);
        JournalCursor cursor = journal.cursor(0)) {
      assertThat(cursor.next()).isNull();
      long offset = append(journal, 1).getFirst();
      assertThat(cursor.next()).extracting(JournalEntry::offset).isEqualTo(offset);
      assertThat(cursor.next()).isNull();
      append(journal, 1);
      assertThat(cursor.next()).extracting(JournalEntry::offset).isEqualTo(offset + 1);
    }
  }

  @Test
  void aFileTakenAwayCostsOnlyItselfAndIsKnownAsLost() throws IOException {
    try (Journal journal = open(TIGHT)) {
      List<Long> offsets = append(journal, 1_000);
      Files.delete(files().get(1));
      List<Long> left = offsets(journal);
      assertThat(left).startsWith(offsets.getFirst()).endsWith(offsets.getLast());
      assertThat(left).hasSizeBetween(700, 999);
      assertLost(journal, offsets, left);
    }
  }

  @Test
  void aFileDamagedOrTornWhileTheEdgeRunsCostsItsRestWhichIsKnownAsLost() throws IOException {
    try (Journal journal = open(TIGHT)) {
      List<Long> offsets = append(journal, 1_000);
      byte[] damaged = Files.readAllBytes(files().get(1));
      damaged[damaged.length / 2] ^= 1;
      Files.write(files().get(1), damaged);
      byte[] whole = Files.readAllBytes(files().getLast());
      Files.write(files().getLast(), java.util.Arrays.copyOf(whole, whole.length - 3));
      List<Long> left = offsets(journal);
      assertThat(left).startsWith(offsets.getFirst()).hasSizeBetween(700, 998);
      assertLost(journal, offsets, left);
      assertThat(append(journal, 1)).allSatisfy(o -> assertThat(offsets(journal)).endsWith(o));
    }
  }

  @Test
  void aDamagedEndIsKnownAsLostAfterARestart() throws IOException {
    List<Long> offsets;
    try (Journal journal = open(TIGHT)) {
      offsets = append(journal, 1_000);
    }
    byte[] damaged = Files.readAllBytes(files().get(1));
    damaged[damaged.length / 2] ^= 1;
    Files.write(files().get(1), damaged);
    try (Journal journal = open(TIGHT)) {
      List<Long> left = offsets(journal);
      assertThat(left).hasSizeBetween(700, 999);
      assertLost(journal, offsets, left);
    }
  }

  @Test
  void aFileThatIsNoneIsPutAsideAndItsOffsetsAreKnownAsLost() throws IOException {
    List<Long> offsets;
    try (Journal journal = open(TIGHT)) {
      offsets = append(journal, 1_000);
    }
    while (!files().isEmpty()) {
      Files.write(files().getFirst(), "not a journal".getBytes(StandardCharsets.UTF_8));
      try (Journal journal = open(TIGHT)) {
        assertLost(journal, offsets, offsets(journal));
      }
    }
    assertThat(JournalScan.files(folder, ".damaged")).hasSizeBetween(4, 5);
  }

  private static void assertLost(Journal journal, List<Long> written, List<Long> left) {
    for (long offset : written) {
      VoidReason reason = left.contains(offset) ? null : VoidReason.DISK_ERROR;
      assertThat(reasonOfLoss(journal, offset)).as("offset %d", offset).isEqualTo(reason);
    }
  }

  private static @Nullable VoidReason reasonOfLoss(Journal journal, long offset) {
    DroppedRange loss = journal.dropped().at(offset);
    return loss == null ? null : loss.reason();
  }

  @Test
  void aDiskErrorCostsTheReportAndNoOlderOnes() throws IOException {
    FailingDisk disk = new FailingDisk();
    try (Journal journal = Journal.open(folder, TIGHT, time, disk)) {
      JournalClaim claim = journal.claim();
      List<Long> offsets = append(journal, 1_000);
      for (int i = 0; i < 50; i++) {
        disk.failWrites(1, Long.MAX_VALUE);
        long refused = append(journal, 1).getFirst();
        disk.failCreates(1);
        long refusedToo = append(journal, 1).getFirst();
        assertThat(reasonOfLoss(journal, refused)).isEqualTo(VoidReason.DISK_ERROR);
        assertThat(reasonOfLoss(journal, refusedToo)).isEqualTo(VoidReason.DISK_ERROR);
      }
      assertThat(claim.droppedEntries()).isZero();
      assertThat(journal.refusedEntries()).isEqualTo(100);
      List<Long> later = append(journal, 10);
      assertThat(offsets(journal)).containsAll(offsets).containsAll(later).isSorted();
    }
  }

  @Test
  void aSyncThatFailsIsCountedAndCostsNothingWhereverItFails() throws IOException {
    List<Long> offsets = new ArrayList<>();
    FailingDisk disk = new FailingDisk();
    try (Journal journal = Journal.open(folder, TIGHT, time, disk)) {
      disk.failSyncs(Integer.MAX_VALUE);
      for (int n = 0; n < 10; n++) {
        offsets.addAll(append(journal, 100));
        assertThatThrownBy(journal::sync).isInstanceOf(IOException.class);
      }
      disk.failSyncs(0);
      assertThat(files()).hasSizeGreaterThan(3);
      assertThat(journal.failedSyncs()).isEqualTo(10 + files().size() - 1);
      assertThat(journal.refusedEntries()).isZero();
      assertThat(offsets(journal)).isEqualTo(offsets);
    }
    try (Journal reopened = open(TIGHT)) {
      assertThat(offsets(reopened)).isEqualTo(offsets);
    }
  }

  @Test
  void aFullDiskIsMadeRoomOnByTheOldestFile() throws IOException {
    FailingDisk disk = new FailingDisk();
    try (Journal journal = Journal.open(folder, TIGHT, time, disk)) {
      JournalClaim claim = journal.claim();
      List<Long> offsets = append(journal, 1_000);
      disk.failWrites(1, 0);
      List<Long> later = append(journal, 1);
      assertThat(claim.droppedEntries()).isPositive();
      assertThat(offsets(journal)).endsWith(later.getLast()).contains(offsets.getLast());
    }
  }

  @Test
  void aFullDiskCostsTheOldestOfASingleFileAndThenLittleAtATime() throws IOException {
    FullDisk disk = new FullDisk(16 * 100_000);
    List<Long> written;
    List<Long> kept;
    try (Journal journal = Journal.open(folder, 10 * ROOMY, time, disk)) {
      JournalClaim claim = journal.claim();
      written = new ArrayList<>(append(journal, 3_000));
      assertThat(files()).hasSize(1);
      disk.fill();
      long full = journal.bytes();
      written.addAll(append(journal, 20_000));
      kept = offsets(journal);
      assertThat(journal.bytes()).isBetween(full * 3 / 4, full);
      assertThat(claim.droppedEntries()).isEqualTo(written.size() - kept.size());
      assertThat(journal.refusedEntries()).isZero();
    }
    assertThat(kept).isEqualTo(written.subList(written.size() - kept.size(), written.size()));
    Set<Long> known = Set.copyOf(kept);
    try (Journal journal = open(ROOMY)) {
      for (long offset : written) {
        assertThat(reasonOfLoss(journal, offset))
            .as("offset %d", offset)
            .isEqualTo(known.contains(offset) ? null : VoidReason.DISK_FULL);
      }
    }
    assertThat(JournalScan.files(folder, LostFile.SUFFIX)).isEmpty();
  }

  @Test
  void ofASingleFileOnlyWhatNobodyHasIsALoss() throws IOException {
    FullDisk disk = new FullDisk(16 * 100_000);
    try (Journal journal = Journal.open(folder, 10 * ROOMY, time, disk)) {
      JournalClaim claim = journal.claim();
      List<Long> written = append(journal, 1_000);
      OffsetRanges received = upTo(written.get(699));
      received.addRange(written.get(900), written.getLast());
      claim.received(received);
      disk.fill();
      append(journal, 1);
      assertThat(claim.droppedEntries()).isEqualTo(200);
      assertThat(journal.dropped().all())
          .containsExactly(
              new DroppedRange(
                  written.get(700), written.get(899), NOW + 700, NOW + 899, VoidReason.DISK_FULL));
    }
  }

  @Test
  void aDiskThatOthersKeepFullRefusesTheNewestUntilTheyLetGo() throws IOException {
    FullDisk disk = new FullDisk(ROOMY / 2);
    try (Journal journal = Journal.open(folder, ROOMY, time, disk)) {
      append(journal, 1_000);
      disk.greedy(true);
      List<Long> refused = append(journal, 50);
      assertThat(offsets(journal)).isEmpty();
      assertThat(journal.refusedEntries()).isEqualTo(50);
      assertThat(refused)
          .allSatisfy(o -> assertThat(reasonOfLoss(journal, o)).isEqualTo(VoidReason.DISK_FULL));
      disk.greedy(false);
      List<Long> later = append(journal, 50);
      assertThat(offsets(journal)).isEqualTo(later);
      assertThat(later.getFirst()).isGreaterThan(refused.getLast());
    }
  }

  @ParameterizedTest
  @CsvSource({"false, false", "false, true", "true, false", "true, true"})
  void aKillAtAnyCallOnAFullDiskHidesNoLoss(boolean behind, boolean ledgerRefused)
      throws IOException {
    Path all = folder;
    boolean ended = false;
    for (int call = 1; !ended; call++) {
      folder = all.resolve("kill " + call);
      FullDisk disk = new FullDisk(16 * 20_000);
      disk.killAt(call, behind);
      List<Long> taken = new ArrayList<>();
      Journal killed = Journal.open(folder, 10 * ROOMY, time, disk);
      try {
        for (int i = 0; i < 60; i++) {
          if (i == 20) {
            disk.fill();
            refuseLedger(ledgerRefused);
          }
          taken.add(killed.append(longReport(i)).offset());
        }
        ended = true;
      } catch (FullDisk.KilledException e) {
        assertThat(disk.isAlive()).isFalse();
      }
      allowLedger();
      assertNothingHidden(taken, call);
      disk.killAt(Integer.MAX_VALUE, behind);
      killed.close();
    }
  }

  /** Long enough that a few fill the smallest file. */
  private static DeviceReport longReport(int number) {
    return Plants.report("pump" + "x".repeat(500) + number, NOW + number, number);
  }

  /** The ledger is written beside its place first, where something lies in the way. */
  private void refuseLedger(boolean refused) throws IOException {
    if (refused) {
      Files.createDirectories(folder.resolve("dropped.new").resolve("full"));
    }
  }

  private void allowLedger() throws IOException {
    Files.deleteIfExists(folder.resolve("dropped.new").resolve("full"));
    Files.deleteIfExists(folder.resolve("dropped.new"));
  }

  private void assertNothingHidden(List<Long> taken, int call) throws IOException {
    try (Journal reopened = open(10 * ROOMY)) {
      List<Long> kept = offsets(reopened);
      for (long offset : taken) {
        assertThat(kept.contains(offset) || reasonOfLoss(reopened, offset) != null)
            .as("offset %d is there or known as lost, killed at call %d", offset, call)
            .isTrue();
      }
      assertThat(taken).allSatisfy(o -> assertThat(o).isLessThan(reopened.nextOffset()));
      assertThat(reopened.dropped().all())
          .allSatisfy(loss -> assertThat(loss.reason()).isEqualTo(VoidReason.DISK_FULL));
      assertThat(JournalScan.files(folder, LostFile.SUFFIX)).isEmpty();
    }
  }

  @Test
  void afterAFailedWriteAReopenedJournalHasAllThatWasAccepted() throws IOException {
    FailingDisk disk = new FailingDisk();
    List<Long> accepted = new ArrayList<>();
    Journal journal = Journal.open(folder, ROOMY, time, disk);
    for (int n = 0; n < 40; n++) {
      disk.failWrites(n % 3 == 0 ? 1 : 0, Long.MAX_VALUE);
      long offset = append(journal, 1).getFirst();
      if (n % 3 != 0) {
        accepted.add(offset);
      }
    }
    try (Journal reopened = open(ROOMY)) {
      assertThat(reasonOfLoss(reopened, accepted.getFirst() - 1)).isEqualTo(VoidReason.DISK_ERROR);
      assertThat(offsets(reopened)).isEqualTo(accepted).hasSizeGreaterThan(20);
    }
    journal.close();
  }

  @Test
  void anInterruptDoesNotHurtAWrite() throws IOException {
    try (Journal journal = open(ROOMY)) {
      append(journal, 1);
      Thread.currentThread().interrupt();
      append(journal, 1);
      journal.sync();
      assertThat(Thread.interrupted()).isTrue();
      append(journal, 1);
      assertThat(offsets(journal)).hasSize(3);
      assertThat(files()).hasSize(1);
    }
  }

  @Test
  void theLastSignOfLifeIsKnownAfterARestart() throws IOException {
    try (Journal journal = open(ROOMY)) {
      assertThat(journal.lastAlive()).isEmpty();
      append(journal, 3);
    }
    try (Journal journal = open(ROOMY)) {
      assertThat(journal.lastAlive()).hasValue(NOW + 3);
      journal.noteAlive(NOW + 1);
    }
    try (Journal journal = open(ROOMY)) {
      // A value younger than the sign of life: what is said of the time after must lie behind it.
      assertThat(journal.lastAlive()).hasValue(NOW + 3);
      journal.noteAlive(NOW + 9_000);
    }
    try (Journal journal = open(ROOMY)) {
      assertThat(journal.lastAlive()).hasValue(NOW + 9_000);
    }
  }

  private static List<Long> range(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }
}
