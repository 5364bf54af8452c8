package org.plantroom.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.plantroom.core.OffsetRanges;
import org.plantroom.core.OffsetRanges.Range;

class DeliveryTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long OVERDUE = Delivery.OVERDUE_NANOS + 1;

  private final Delivery delivery = new Delivery();

  private static OffsetRanges has(long... fromTo) {
    OffsetRanges ranges = new OffsetRanges();
    for (int i = 0; i < fromTo.length; i += 2) {
      ranges.addRange(fromTo[i], fromTo[i + 1]);
    }
    return ranges;
  }

  @Test
  void nothingIsSentAgainBeforeTheFirstReceipt() {
    delivery.connected(100);
    assertThat(delivery.missing()).isEmpty();
    delivery.receipt(has(), 0);
    assertThat(delivery.missing()).containsExactly(new Range(0, 99));
    delivery.connected(100);
    assertThat(delivery.missing()).isEmpty();
  }

  @Test
  void theGapsOfAReceiptAreMissing() {
    delivery.connected(100);
    delivery.receipt(has(0, 9, 20, 29, 50, 99), 0);
    assertThat(delivery.missing()).containsExactly(new Range(10, 19), new Range(30, 49));
  }

  @Test
  void whatIsOnItsWayIsNotMissing() {
    delivery.connected(40);
    delivery.receipt(has(0, 9), 0);
    delivery.sentAgain(10, 10, 0);
    delivery.sentAgain(20, 29, 0);
    assertThat(delivery.missing()).containsExactly(new Range(11, 19), new Range(30, 39));
  }

  @Test
  void whatIsOverdueAtAReceiptIsMissingAgain() {
    delivery.connected(20);
    delivery.receipt(has(0, 9), 0);
    delivery.sentAgain(10, 19, 0);
    delivery.receipt(has(0, 9), Delivery.OVERDUE_NANOS);
    assertThat(delivery.missing()).isEmpty();
    delivery.receipt(has(0, 9), OVERDUE);
    assertThat(delivery.missing()).containsExactly(new Range(10, 19));
  }

  @Test
  void liveEntriesHaveTheirChanceFirst() {
    delivery.connected(100);
    for (int i = 0; i < 10; i++) {
      delivery.sentLive(100 + i, i * SECOND);
    }
    delivery.receipt(has(0, 99), 4 * SECOND);
    assertThat(delivery.missing()).isEmpty();
    // Sent before the checkpoint of second 3, the last more than 5 s before second 9.
    delivery.receipt(has(0, 99), 9 * SECOND);
    assertThat(delivery.missing()).containsExactly(new Range(100, 102));
    delivery.receipt(has(0, 102), 9 * SECOND);
    assertThat(delivery.missing()).isEmpty();
  }

  @Test
  void theLastEntryOfAQuietDeviceIsNotForgotten() {
    delivery.connected(100);
    delivery.sentLive(100, 0);
    delivery.receipt(has(0, 99), OVERDUE);
    assertThat(delivery.missing()).containsExactly(new Range(100, 100));
  }

  @Test
  void aHostThatFallsSilentIsNotFlooded() {
    delivery.connected(100_000);
    delivery.receipt(has(0, 9), 0);
    int sent = 0;
    for (int hour = 0; hour < 24; hour++) {
      while (delivery.room() > 0) {
        long at = delivery.missing().getFirst().from();
        delivery.sentAgain(at, at, hour * SECOND * 3_600);
        sent++;
      }
    }
    assertThat(sent).isEqualTo(ResendWindow.FIRST);
  }

  @Test
  void theWindowGrowsWithReceiptsAndHalvesWithLosses() {
    delivery.connected(1_000_000);
    delivery.receipt(has(), 0);
    long next = 0;
    for (int i = 0; i < 10; i++) {
      while (delivery.room() > 0) {
        delivery.sentAgain(next, next, 0);
        next++;
      }
      delivery.receipt(has(0, next - 1), 0);
    }
    assertThat(delivery.room()).isEqualTo(ResendWindow.MOST);
    for (int i = 0; i < 20; i++) {
      delivery.sentAgain(next, next, 0);
      delivery.receipt(has(0, next - 1), OVERDUE);
    }
    assertThat(delivery.room()).isEqualTo(ResendWindow.LEAST);
  }

  @Test
  void aHostThatHasLessThanItSaidIsBelieved() {
    delivery.connected(100);
    delivery.receipt(has(0, 99), 0);
    delivery.receipt(has(0, 49), 0);
    assertThat(delivery.missing()).containsExactly(new Range(50, 99));
    delivery.receipt(has(0, 49, 60, 69), 0);
    assertThat(delivery.missing()).containsExactly(new Range(50, 59), new Range(70, 99));
  }

  @Test
  void aConnectionAsksTheHostAnew() {
    delivery.connected(100);
    delivery.receipt(has(0, 9, 50, 99), 0);
    delivery.connected(100);
    delivery.receipt(has(0, 9, 60, 99), 0);
    assertThat(delivery.missing()).containsExactly(new Range(10, 59));
  }

  @Test
  void theBacklogIsWhatTheHostLacksAndTheJournalHas() {
    delivery.connected(100);
    assertThat(delivery.backlog(100, 100)).isZero();
    assertThat(delivery.backlog(40, 100)).isEqualTo(60);
    delivery.receipt(has(0, 9, 50, 59, 95, 200), 0);
    assertThat(delivery.backlog(40, 100)).isEqualTo(10 + 35);
    assertThat(delivery.backlog(0, 100)).isEqualTo(40 + 35);
  }

  @Test
  void sendingForDaysWithoutReceiptsKeepsFewMoments() {
    delivery.connected(0);
    for (int i = 0; i < 200_000; i++) {
      delivery.sentLive(i, i * SECOND);
    }
    delivery.receipt(has(), 200_000 * SECOND);
    List<Range> missing = delivery.missing();
    assertThat(missing).hasSize(1);
    assertThat(missing.getFirst().to()).isBetween(199_990L, 199_995L);
  }
}
