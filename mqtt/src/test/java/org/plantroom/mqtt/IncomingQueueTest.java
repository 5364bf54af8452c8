package org.plantroom.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class IncomingQueueTest {
  private final Tally tally = new Tally();

  @Test
  void oldestOfQos0GoesWhenFullAndTheRestKeepsItsOrder() throws InterruptedException {
    IncomingQueue queue = new IncomingQueue(new QueueBound(3, 1000), tally);
    offer(queue, "kept", 1);
    offer(queue, "first", 0);
    offer(queue, "second", 0);
    offer(queue, "third", 0);
    queue.end();
    assertThat(drain(queue)).containsExactly("kept", "second", "third");
    assertThat(tally.snapshot().droppedIncoming()).isEqualTo(1);
  }

  @Test
  void bytesAreBoundedToo() throws InterruptedException {
    IncomingQueue queue = new IncomingQueue(new QueueBound(100, 10), tally);
    offer(queue, "aaaaa", 0);
    offer(queue, "bbbbb", 0);
    offer(queue, "ccccc", 0);
    queue.end();
    assertThat(drain(queue)).containsExactly("bbbbb", "ccccc");
  }

  @Test
  void messageLargerThanTheBoundPassesAlone() throws InterruptedException {
    IncomingQueue queue = new IncomingQueue(new QueueBound(100, 3), tally);
    offer(queue, "a", 0);
    offer(queue, "larger", 0);
    queue.end();
    assertThat(drain(queue)).containsExactly("larger");
  }

  @Test
  void brokerThatIgnoresItsWindowSeesTheNewestLeftOut() throws InterruptedException {
    IncomingQueue queue = new IncomingQueue(new QueueBound(2, 1000), tally);
    offer(queue, "1", 1);
    offer(queue, "2", 1);
    offer(queue, "3", 1);
    queue.end();
    assertThat(drain(queue)).containsExactly("1", "2");
    assertThat(tally.snapshot().droppedIncoming()).isEqualTo(1);
  }

  @Test
  void nothingEntersOrStaysAfterDiscarding() throws InterruptedException {
    IncomingQueue queue = new IncomingQueue(new QueueBound(10, 1000), tally);
    offer(queue, "1", 0);
    queue.endAndDiscard();
    offer(queue, "2", 0);
    assertThat(queue.take()).isNull();
    assertThat(tally.snapshot().droppedIncoming()).isEqualTo(2);
  }

  private static void offer(IncomingQueue queue, String text, int qos) {
    queue.offer(new Incoming(MqttConnectionContract.message("a", text, qos, false), () -> {}));
  }

  private static List<String> drain(IncomingQueue queue) throws InterruptedException {
    List<String> texts = new ArrayList<>();
    for (Incoming next = queue.take(); next != null; next = queue.take()) {
      texts.add(Recorder.text(next.message()));
    }
    return texts;
  }
}
