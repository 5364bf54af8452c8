package org.plantroom.edge;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Time;
import org.plantroom.mqtt.LinkStatus;
import org.plantroom.mqtt.MqttConnection;
import org.plantroom.mqtt.MqttListener;
import org.plantroom.mqtt.MqttMessage;
import org.plantroom.mqtt.MqttSettings;
import org.plantroom.mqtt.Subscription;
import org.plantroom.sparkplug.SparkplugTopic;

/**
 * An uplink's connection to its brokers: carries what is heard to the publisher, and what is said
 * out. Thread-safe.
 */
final class UplinkConnection implements SparkplugOutbox.WayOut, AutoCloseable {
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(5);

  private final MqttConnection connection;

  /**
   * Makes a connection that does nothing until {@link #start}.
   *
   * @param events hears of connects, disconnects and messages
   * @param will asked for the NDEATH before every attempt, on the connection's thread
   */
  UplinkConnection(
      EdgeId edge,
      UplinkSettings settings,
      PublisherEvents events,
      Supplier<MqttMessage> will,
      Time time) {
    this.connection =
        new MqttConnection(
            MqttSettings.builder(clientId(), settings.brokers()).keepAlive(KEEP_ALIVE).build(),
            time,
            subscriptions(edge, settings.hostId()),
            will,
            new Listener(settings.name(), events));
  }

  private static String clientId() {
    // A random tail, for two edges by mistake of one name must not throw each other out for ever
    // without a word: both stay and the host sees two births.
    return "plantroom-edge-" + UUID.randomUUID();
  }

  private static List<Subscription> subscriptions(EdgeId edge, String hostId) {
    return List.of(
        new Subscription(SparkplugTopic.state(hostId).toString(), 1),
        new Subscription(SparkplugTopic.nodeCommandFilter(edge), 1),
        new Subscription(SparkplugTopic.deviceCommandFilter(edge), 1));
  }

  /** Begins to connect; to be called once. */
  void start() {
    connection.start();
  }

  /** How the connection itself stands. */
  LinkStatus status() {
    return connection.status();
  }

  @Override
  public boolean publish(MqttMessage message) {
    return connection.publish(message);
  }

  @Override
  public void moveOn(String why) {
    connection.moveOn(why);
  }

  @Override
  public void close() {
    connection.close();
  }

  private record Listener(String uplink, PublisherEvents events) implements MqttListener {
    @Override
    public void onConnected() {
      put(new PublisherEvent.Connected(uplink));
    }

    @Override
    public void onDisconnected(String sentence) {
      put(new PublisherEvent.Disconnected(uplink, sentence));
    }

    @Override
    public void onMessage(MqttMessage message) {
      put(new PublisherEvent.Arrived(uplink, message));
    }

    private void put(PublisherEvent event) {
      try {
        events.put(event);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
