package org.plantroom.edge;

import java.util.List;
import org.plantroom.core.EdgeId;
import org.plantroom.core.OffsetRanges;
import org.plantroom.core.OffsetRanges.Range;
import org.plantroom.core.Time;
import org.plantroom.mqtt.MqttMessage;
import org.plantroom.sparkplug.EdgeEvent;
import org.plantroom.sparkplug.EdgeMetrics;
import org.plantroom.sparkplug.EdgeNodeSession;
import org.plantroom.sparkplug.PayloadCodec;
import org.plantroom.sparkplug.SparkplugTopic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the edge hears from one host: reads its messages and does what they ask. Whoever calls holds
 * the uplink's lock.
 */
final class SparkplugInbox {
  private static final Logger LOG = LoggerFactory.getLogger(SparkplugInbox.class);

  /**
   * A journal that lost its memory goes on behind the offsets the host has, but not behind whatever
   * a stranger says: this is a thousand entries a second for 35 years.
   */
  private static final long MOST_SKIPPED = 1L << 40;

  private final EdgeId edge;
  private final String uplink;
  private final EdgeNodeSession session;
  private final PayloadCodec codec;
  private final Journal journal;
  private final JournalClaim claim;
  private final Delivery delivery;
  private final CommandDesk desk;
  private final SparkplugOutbox outbox;
  private final Runnable birth;
  private final Time time;

  /**
   * Makes an inbox.
   *
   * @param uplink its name
   * @param birth gives all births, where they are allowed
   */
  SparkplugInbox(
      EdgeId edge,
      String uplink,
      EdgeNodeSession session,
      PayloadCodec codec,
      Journal journal,
      JournalClaim claim,
      Delivery delivery,
      CommandDesk desk,
      SparkplugOutbox outbox,
      Runnable birth,
      Time time) {
    this.edge = edge;
    this.uplink = uplink;
    this.session = session;
    this.codec = codec;
    this.journal = journal;
    this.claim = claim;
    this.delivery = delivery;
    this.desk = desk;
    this.outbox = outbox;
    this.birth = birth;
    this.time = time;
  }

  /** Takes a message, whatever is in it. */
  void take(MqttMessage message) {
    SparkplugTopic topic = SparkplugTopic.parse(message.topic()).orElse(null);
    List<EdgeEvent> events =
        switch (topic) {
          case null -> List.of();
          case SparkplugTopic.State state -> session.onState(state.hostId(), message.payload());
          case SparkplugTopic.Node _, SparkplugTopic.Device _ -> command(topic, message);
        };
    events.forEach(this::follow);
  }

  private List<EdgeEvent> command(SparkplugTopic topic, MqttMessage message) {
    if (message.retain()) {
      // tck-id-payloads-ncmd-retain, tck-id-payloads-dcmd-retain: one that was kept would be
      // executed anew with every connection.
      return List.of(new EdgeEvent.Refused("a command the broker had kept"));
    }
    return session.onCommand(topic, codec.decode(message.payload()));
  }

  private void follow(EdgeEvent event) {
    switch (event) {
      case EdgeEvent.RebirthRequested _ -> birth.run();
      case EdgeEvent.HostOnline _ -> birth.run();
      case EdgeEvent.HostOffline _ -> outbox.leaveHost();
      case EdgeEvent.Delivered delivered -> delivered(delivered.received());
      case EdgeEvent.WriteRequested write -> write(write);
      case EdgeEvent.Refused refused ->
          LOG.debug("Refused from the broker [edge={}]: {}", edge, refused.reason());
    }
  }

  private void delivered(OffsetRanges received) {
    long highest = received.ranges().stream().mapToLong(Range::to).max().orElse(-1);
    if (highest >= Journal.MAX_OFFSET || highest - journal.nextOffset() > MOST_SKIPPED) {
      LOG.warn("A receipt for impossible offsets is ignored [edge={}, to={}]", edge, highest);
      return;
    }
    if (journal.skipBeyond(highest)) {
      LOG.warn(
          "The journal had lost its memory; its offsets go on behind the host's [edge={}]", edge);
    }
    delivery.receipt(received, time.nanos());
    claim.received(delivery.received());
    journal.forget();
  }

  private void write(EdgeEvent.WriteRequested write) {
    CommandDesk.Refusal refusal = null;
    if (write.device() != null) {
      refusal = desk.takePlain(uplink, write, time.millis());
    } else if (write.name().equals(EdgeMetrics.COMMAND)) {
      refusal = desk.takeWithId(uplink, write.value().toString());
    }
    if (refusal != null) {
      LOG.info("A command was refused [edge={}]: {}", edge, refusal.detail());
      if (!refusal.id().isEmpty()) {
        outbox.answer(
            refusal.id(),
            new Driver.WriteOutcome(Driver.WriteOutcome.Result.REJECTED, refusal.detail()),
            time.millis());
      }
    }
  }
}
