package org.plantroom.edge;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.plantroom.core.OffsetRanges;
import org.plantroom.core.Ticker;
import org.plantroom.core.Time;
import org.plantroom.core.Value;
import org.plantroom.mqtt.LinkStatus;
import org.plantroom.mqtt.MqttConnection;
import org.plantroom.mqtt.MqttListener;
import org.plantroom.mqtt.MqttMessage;
import org.plantroom.mqtt.MqttSettings;
import org.plantroom.mqtt.Subscription;
import org.plantroom.sparkplug.DeliveryMark;
import org.plantroom.sparkplug.EdgeMetrics;
import org.plantroom.sparkplug.HostEvent;
import org.plantroom.sparkplug.HostMessages;
import org.plantroom.sparkplug.HostNodeSession;
import org.plantroom.sparkplug.HostSettings;
import org.plantroom.sparkplug.Message;
import org.plantroom.sparkplug.PayloadCodec;
import org.plantroom.sparkplug.ResolvedMetric;
import org.plantroom.sparkplug.SparkplugTopic;
import org.plantroom.testkit.Await;

/**
 * A host application over a real connection: keeps each offset once, gives receipts, remembers what
 * it heard. Thread-safe.
 */
final class ScriptedHost implements MqttListener, AutoCloseable {
  static final Duration SOON = Duration.ofSeconds(40);

  private final String hostId;
  private final Time time = Time.system();
  private final PayloadCodec codec = PayloadCodec.plain();
  private final HostMessages messages = new HostMessages();
  private final HostNodeSession session = new HostNodeSession(Plants.EDGE, HostSettings.DEFAULT);
  private final OffsetRanges has = new OffsetRanges();
  private final List<HostEvent> events = new ArrayList<>();
  private final List<ResolvedMetric> kept = new ArrayList<>();
  private final MqttConnection connection;
  private final Ticker ticker;
  private volatile boolean online = true;
  private volatile boolean givesReceipts = true;
  private int doubles;
  private long longestLiveDelay;

  /** From the edge's birth or data on, until its death or the link's. */
  private boolean hears;

  private ScriptedHost(int port, String hostId) {
    this.hostId = hostId;
    URI broker = URI.create("tcp://127.0.0.1:" + port);
    this.connection =
        new MqttConnection(
            MqttSettings.builder(hostId, broker).build(),
            time,
            List.of(new Subscription("spBv1.0/" + Plants.EDGE.site() + "/#", 0)),
            () -> null,
            this);
    this.ticker = Ticker.every("host receipts", Duration.ofMillis(300), time, this::tick, e -> {});
  }

  /** A write of the pump's set point, for {@link EdgeMetrics#COMMAND}. */
  static Value command(String id, int value, long expires) {
    return Value.of(
        """
        {"id": "%s", "device": "pump", "tag": "setpoint", "value": %d, "expires": %d}"""
            .formatted(id, value, expires));
  }

  /** Whether an event is what became of a command. */
  static boolean isResult(HostEvent event, String id, String outcome) {
    return event instanceof HostEvent.DataReceived data
        && data.metrics().stream()
            .filter(m -> m.name().equals(EdgeMetrics.COMMAND_RESULT))
            .map(m -> String.valueOf(m.sample().value()))
            .anyMatch(
                text ->
                    text.contains("\"id\":\"%s\"".formatted(id))
                        && text.contains("\"outcome\":\"%s\"".formatted(outcome)));
  }

  /** A host that is connected and has said that it is online. */
  static ScriptedHost online(int port, String hostId) {
    ScriptedHost host = new ScriptedHost(port, hostId);
    host.connection.start();
    Await.until(
        "the host connects",
        SOON,
        () -> host.connection.status().state() == LinkStatus.State.CONNECTED);
    return host;
  }

  void sayOnline() {
    online = true;
    send(state(true));
  }

  void sayOffline() {
    online = false;
    send(state(false));
  }

  private Message state(boolean isOnline) {
    return isOnline
        ? messages.stateBirth(hostId, time.millis())
        : messages.stateDeath(hostId, time.millis());
  }

  /** Behaves from now on as a host of another make. */
  void giveNoReceipts() {
    givesReceipts = false;
  }

  void askForRebirth() {
    send(messages.rebirth(Plants.EDGE, time.millis()));
  }

  void write(String name, Value value) {
    send(messages.write(Plants.EDGE, name, value, time.millis()));
  }

  void writeTo(String device, String tag, Value value) {
    send(messages.write(Plants.EDGE.device(device), tag, value, time.millis()));
  }

  private boolean send(Message message) {
    return connection.publish(
        new MqttMessage(
            message.topic().toString(), message.payload(), message.qos(), message.retain()));
  }

  private synchronized void tick() {
    session.onTime(time.millis()).forEach(this::follow);
    if (hears && givesReceipts) {
      send(messages.delivered(Plants.EDGE, has, time.millis()));
    }
  }

  /** Also after a reconnect, for a STATE that was on its way may be lost. */
  @Override
  public void onConnected() {
    send(state(online));
  }

  @Override
  public synchronized void onDisconnected(String sentence) {
    hears = false;
    session.linkLost(time.millis()).forEach(this::follow);
  }

  @Override
  public synchronized void onMessage(MqttMessage message) {
    SparkplugTopic topic = SparkplugTopic.parse(message.topic()).orElseThrow();
    session.onMessage(topic, codec.decode(message.payload()), time.millis()).forEach(this::follow);
  }

  private void follow(HostEvent event) {
    events.add(event);
    switch (event) {
      case HostEvent.DataReceived data -> {
        hears = true;
        keep(data);
      }
      case HostEvent.RebirthNeeded _ -> askForRebirth();
      case HostEvent.NodeBorn _ -> hears = true;
      case HostEvent.NodeDied _ -> hears = false;
      case HostEvent.DeviceBorn _,
          HostEvent.DeviceDied _,
          HostEvent.PropertiesDropped _,
          HostEvent.Refused _ -> {}
    }
  }

  private void keep(HostEvent.DataReceived data) {
    switch (data.mark()) {
      case null -> {}
      case DeliveryMark.Void gone -> has.addRange(gone.from(), gone.to());
      case DeliveryMark.Offset(long offset) -> {
        if (data.whole() && has.add(offset)) {
          kept.addAll(data.metrics());
          noteDelay(data.metrics());
        } else {
          doubles++;
        }
      }
    }
  }

  private void noteDelay(List<ResolvedMetric> metrics) {
    for (ResolvedMetric metric : metrics) {
      if (!metric.historical()) {
        long delay = time.millis() - metric.sample().sourceTime();
        longestLiveDelay = Math.max(longestLiveDelay, delay);
      }
    }
  }

  /** The longest time a live value took from its source since this was asked last, ms. */
  synchronized long takeLongestLiveDelay() {
    long longest = longestLiveDelay;
    longestLiveDelay = 0;
    return longest;
  }

  /** Events so far that fit. */
  synchronized List<HostEvent> heard(Predicate<HostEvent> fits) {
    return events.stream().filter(fits).toList();
  }

  /** Events so far. */
  synchronized int heard() {
    return events.size();
  }

  /** Waits for an event that fits among those from an index on. */
  void awaitEvent(String what, int from, Predicate<HostEvent> fits) {
    Await.until(what, SOON, () -> heardFrom(from, fits));
  }

  private synchronized boolean heardFrom(int from, Predicate<HostEvent> fits) {
    return events.subList(from, events.size()).stream().anyMatch(fits);
  }

  /** Good values kept of a tag. */
  synchronized Set<Long> values(String tag) {
    Set<Long> values = new TreeSet<>();
    for (ResolvedMetric metric : kept) {
      Value value = metric.sample().value();
      if (metric.name().equals(tag) && value != null) {
        values.add(value.bits());
      }
    }
    return values;
  }

  /** All samples kept. */
  synchronized List<ResolvedMetric> kept() {
    return List.copyOf(kept);
  }

  /** Offsets that came when they were there already. */
  synchronized int doubles() {
    return doubles;
  }

  /** The lowest offset not here. */
  synchronized long lowestMissing() {
    return has.lowestMissing();
  }

  /** How many stretches of offsets lie above one that is not here. */
  synchronized int missing() {
    return has.size() - 1;
  }

  @Override
  public void close() {
    ticker.close();
    connection.close();
  }
}
