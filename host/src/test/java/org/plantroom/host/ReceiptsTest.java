package org.plantroom.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.plantroom.core.EdgeId;
import org.plantroom.core.OffsetRanges;
import org.plantroom.sparkplug.HostMessages;
import org.plantroom.sparkplug.Message;
import org.plantroom.testkit.ManualTime;

final class ReceiptsTest {
  private final ManualTime time = new ManualTime(1_700_000_000_000L);
  private final OffsetRanges committed = new OffsetRanges();
  private final List<Message> sent = new ArrayList<>();
  private boolean online = true;
  private final Receipts receipts =
      new Receipts(edge -> committed.copy(), this::publish, new HostMessages(), time);

  private boolean publish(EdgeId edge, Message message) {
    assertThat(message.topic().edgeOrNull()).isEqualTo(edge);
    if (online) {
      sent.add(message);
    }
    return online;
  }

  @Test
  void anEdgeIsToldAtOnceAfterItsBirth() {
    receipts.born(Plant.EDGE, true);
    receipts.tick();
    assertThat(sent).hasSize(1);
    assertThat(sent.getFirst().topic()).hasToString("spBv1.0/north/NCMD/edge1");
  }

  @Test
  void afterCommitsItIsToldOnceASecondAtMost() {
    receipts.born(Plant.EDGE, true);
    for (int i = 0; i < 30; i++) {
      receipts.due(Set.of(Plant.EDGE));
      receipts.tick();
      time.advance(Duration.ofMillis(100));
    }
    assertThat(sent).hasSize(3);
  }

  @Test
  void aBirthIsAnsweredEvenWhenTheLastReceiptIsYoung() {
    receipts.born(Plant.EDGE, true);
    receipts.tick();
    receipts.born(Plant.EDGE, true);
    receipts.tick();
    assertThat(sent).hasSize(2);
  }

  @Test
  void withoutNewsItIsRepeatedEveryTenSeconds() {
    receipts.born(Plant.EDGE, true);
    for (int i = 0; i < 25; i++) {
      receipts.tick();
      time.advance(Duration.ofSeconds(1));
    }
    assertThat(sent).hasSize(3);
  }

  @Test
  void anEdgeThatTakesNoneOrIsGoneGetsNone() {
    receipts.born(Plant.EDGE, false);
    receipts.due(Set.of(Plant.EDGE));
    receipts.tick();
    receipts.born(Plant.EDGE, true);
    receipts.gone(Plant.EDGE);
    receipts.due(Set.of(Plant.EDGE));
    receipts.tick();
    assertThat(sent).isEmpty();
  }

  @Test
  void whatCouldNotBeSentIsSentLater() {
    online = false;
    receipts.born(Plant.EDGE, true);
    receipts.tick();
    online = true;
    receipts.tick();
    assertThat(sent).hasSize(1);
  }

  @Test
  void aClockSetBackDoesNotSilenceIt() {
    receipts.born(Plant.EDGE, true);
    receipts.tick();
    time.stepWall(Duration.ofDays(-1));
    time.advance(Duration.ofSeconds(1));
    receipts.due(Set.of(Plant.EDGE));
    receipts.tick();
    assertThat(sent).hasSize(2);
  }
}
