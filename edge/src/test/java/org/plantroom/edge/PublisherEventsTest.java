package org.plantroom.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plantroom.testkit.Await;

@Timeout(30)
class PublisherEventsTest {
  private static final PublisherEvent EVENT = new PublisherEvent.Connected("main");

  private final PublisherEvents events = new PublisherEvents(1);

  private Thread putSecond() throws InterruptedException {
    events.put(EVENT);
    Thread sender = Thread.ofVirtual().start(this::put);
    Await.until("a sender that waits", Duration.ofSeconds(10), () -> events.delayed() == 1);
    return sender;
  }

  private void put() {
    try {
      events.put(EVENT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whoeverComesWhenItIsFullWaitsAndIsCounted() throws InterruptedException {
    Thread sender = putSecond();
    assertThat(events.poll(0)).isEqualTo(EVENT);
    sender.join();
    assertThat(events.poll(0)).isEqualTo(EVENT);
    assertThat(events.poll(0)).isNull();
  }

  @Test
  void whoeverWaitsIsLetGoWhenItCloses() throws InterruptedException {
    Thread sender = putSecond();
    events.close();
    sender.join();
    events.put(EVENT);
    assertThat(events.waiting()).isEqualTo(1);
  }
}
