package org.plantroom.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Time;
import org.plantroom.mqtt.LinkCounters;
import org.plantroom.mqtt.LinkStatus;
import org.plantroom.mqtt.MqttBroker;
import org.plantroom.mqtt.MqttConnection;
import org.plantroom.mqtt.MqttListener;
import org.plantroom.mqtt.MqttMessage;
import org.plantroom.mqtt.MqttSettings;
import org.plantroom.mqtt.QueueBound;
import org.plantroom.mqtt.Subscription;
import org.plantroom.sparkplug.HostMessages;
import org.plantroom.sparkplug.HostState;
import org.plantroom.sparkplug.Message;
import org.plantroom.sparkplug.MessageType;
import org.plantroom.sparkplug.SparkplugTopic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The host application on one of its brokers: says there that it is online, and hands over what
 * edge nodes publish.
 *
 * <p>Thread-safe; what it hears it tells on the connection's own thread, {@code mqtt CLIENT-ID}.
 */
final class BrokerLink implements MqttListener, AutoCloseable {
  /** Hears what happens at any of the brokers, from the thread of each. */
  interface Listener {
    /** The broker is there, and knows that the host is online. */
    void connected(BrokerLink broker);

    /** The broker is lost; follows every {@link #connected} once. */
    void disconnected(BrokerLink broker);

    /** An edge node published. */
    void heard(BrokerLink broker, EdgeId edge, SparkplugTopic topic, byte[] payload);
  }

  private static final Logger LOG = LoggerFactory.getLogger(BrokerLink.class);

  /** Ten thousand nodes born at once; one birth dropped would be all of its node's again. */
  private static final QueueBound BIRTHS_OF_ALL = new QueueBound(120_000, 64L << 20);

  private final String hostId;
  private final HostMessages messages;
  private final Time time;
  private final Listener listener;
  private final MqttConnection connection;
  private final AtomicLong foreignMessages = new AtomicLong();
  private final AtomicLong refusedNodes = new AtomicLong();
  private final AtomicLong reclaims = new AtomicLong();
  private final AtomicLong copies = new AtomicLong();
  private volatile long connectedAt;

  /** Held while STATE is said: no birth may follow the last death. */
  private final ReentrantLock saying = new ReentrantLock();

  private boolean closing; // guarded by saying

  /**
   * Makes the link; {@link #start} connects it.
   *
   * @param hostId announced in {@code spBv1.0/STATE/<hostId>}
   */
  BrokerLink(
      String hostId, MqttBroker broker, HostMessages messages, Time time, Listener listener) {
    this.hostId = hostId;
    this.messages = messages;
    this.time = time;
    this.listener = listener;
    MqttSettings settings =
        MqttSettings.builder("plantroom-host-" + UUID.randomUUID(), List.of(broker))
            .keepAlive(Duration.ofSeconds(5))
            .incoming(BIRTHS_OF_ALL)
            .build();
    this.connection = new MqttConnection(settings, time, subscriptions(hostId), this::will, this);
  }

  private static List<Subscription> subscriptions(String hostId) {
    List<Subscription> all = new ArrayList<>();
    // tck-id-message-flow-hid-sparkplug-subscription: its own STATE too, at the QoS of STATE
    all.add(new Subscription(SparkplugTopic.state(hostId).toString(), 1));
    for (MessageType type : MessageType.values()) {
      String filter = SparkplugTopic.filter(type);
      switch (type) {
        case NBIRTH, NDATA, DBIRTH, DDEATH, DDATA -> all.add(Subscription.ofLive(filter));
        case NDEATH -> all.add(new Subscription(filter, 0)); // mostly a will
        case NCMD, DCMD, STATE -> {}
      }
    }
    return all;
  }

  /** Begins to connect, for ever. */
  void start() {
    connection.start();
  }

  /**
   * Hands a message to the network.
   *
   * @return false when it cannot be sent now
   */
  boolean publish(Message message) {
    return connection.publish(mqtt(message));
  }

  private static MqttMessage mqtt(Message message) {
    return new MqttMessage(
        message.topic().toString(), message.payload(), message.qos(), message.retain());
  }

  private MqttMessage will() {
    // The birth that follows must carry the same moment, tck-id-payloads-state-birth-payload.
    connectedAt = time.millis();
    return mqtt(messages.stateDeath(hostId, connectedAt));
  }

  @Override
  public void onConnected() {
    sayOnline();
    listener.connected(this);
  }

  /**
   * Says that the host is online.
   *
   * @return false when it is not any more, for it closes
   */
  private boolean sayOnline() {
    saying.lock();
    try {
      if (!closing) {
        publish(messages.stateBirth(hostId, connectedAt));
      }
      return !closing;
    } finally {
      saying.unlock();
    }
  }

  @Override
  public void onDisconnected(String sentence) {
    listener.disconnected(this);
  }

  @Override
  public void onMessage(MqttMessage message) {
    Optional<SparkplugTopic> topic = SparkplugTopic.parse(message.topic());
    if (topic.isEmpty()) {
      foreignMessages.incrementAndGet();
      return;
    }
    EdgeId edge = topic.get().edgeOrNull();
    if (edge == null) {
      onState(message);
    } else {
      listener.heard(this, edge, topic.get(), message.payload());
    }
  }

  /**
   * The will of a connection that died without the broker's noticing comes after the birth of the
   * next one, and would keep the edges from being born.
   */
  private void onState(MqttMessage message) {
    Optional<HostState> state = HostState.parse(message.payload());
    if (state.isPresent() && !state.get().online() && sayOnline()) {
      reclaims.incrementAndGet();
    }
  }

  /** Counts a message of an edge node there was no room for. */
  void countRefusedNode() {
    refusedNodes.incrementAndGet();
  }

  /** Counts a message of an edge node that is on another broker. */
  void countCopy() {
    copies.incrementAndGet();
  }

  boolean isConnected() {
    return connection.status().state() == LinkStatus.State.CONNECTED;
  }

  /**
   * How the broker is reached.
   *
   * @param path the link's name
   */
  LinkView view(String path) {
    LinkStatus status = connection.status();
    String state =
        switch (status.state()) {
          case CONNECTED -> LinkView.CONNECTED;
          case CONNECTING -> LinkView.CONNECTING;
          case STOPPED, WAITING -> LinkView.DISCONNECTED;
        };
    return new LinkState(state, status.since().toEpochMilli(), status.sentence())
        .view(path, counters());
  }

  /** What the connection did so far, by name. */
  Map<String, Long> counters() {
    LinkCounters counters = connection.counters();
    Map<String, Long> view = new LinkedHashMap<>();
    view.put("sent", counters.sent());
    view.put("received", counters.received());
    view.put("droppedOutgoing", counters.droppedOutgoing());
    view.put("droppedIncoming", counters.droppedIncoming());
    view.put("failed", counters.failed());
    view.put("connects", counters.connects());
    view.put("refused", counters.refused());
    view.put("foreignMessages", foreignMessages.get());
    view.put("refusedNodes", refusedNodes.get());
    view.put("stateReclaims", reclaims.get());
    view.put("copies", copies.get());
    return view;
  }

  /** Says goodbye as the specification wants it: STATE offline, then the clean end. */
  @Override
  public void close() {
    // tck-id-host-topic-phid-death-payload-timestamp-disconnect-clean: the time of the disconnect,
    // but never before the birth's, or the edges take it for an old one.
    long now = Math.max(connectedAt, time.millis());
    saying.lock();
    try {
      closing = true;
      if (!publish(messages.stateDeath(hostId, now))) {
        LOG.debug("The host was not connected when it closed; the broker has its will");
      }
    } finally {
      saying.unlock();
    }
    connection.close();
  }
}
