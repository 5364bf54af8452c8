package org.plantroom.host;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Time;
import org.plantroom.history.History;
import org.plantroom.mqtt.LinkCounters;
import org.plantroom.mqtt.LinkStatus;
import org.plantroom.mqtt.MqttConnection;
import org.plantroom.mqtt.MqttListener;
import org.plantroom.mqtt.MqttMessage;
import org.plantroom.mqtt.MqttSettings;
import org.plantroom.mqtt.Subscription;
import org.plantroom.sparkplug.HostEvent;
import org.plantroom.sparkplug.HostMessages;
import org.plantroom.sparkplug.HostNodeSession;
import org.plantroom.sparkplug.HostSettings;
import org.plantroom.sparkplug.Message;
import org.plantroom.sparkplug.MessageType;
import org.plantroom.sparkplug.PayloadCodec;
import org.plantroom.sparkplug.SparkplugTopic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Sparkplug host application: announces itself, hears every edge node, asks for rebirths, sends
 * receipts and commands.
 *
 * <p>Everything that arrives is handled on the connection's own thread, {@code mqtt CLIENT-ID}, under
 * the lock that the clock's thread takes for {@link #tick}.
 */
final class SparkplugHost implements MqttListener, CommandWire, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SparkplugHost.class);

  private static final int MAX_NODES = 100_000;

  private final PayloadCodec codec = PayloadCodec.plain();
  private final HostMessages messages = new HostMessages();
  private final HostCommands hostCommands = new HostCommands(messages);
  private final String hostId;
  private final LiveTags tags;
  private final History history;
  private final HistoryWriter writer;
  private final Time time;
  private final MqttConnection connection;
  private final Receipts receipts;
  private final CommandResults commandResults;
  private final Map<EdgeId, Node> nodes = new ConcurrentSkipListMap<>();
  private final AtomicLong foreignMessages = new AtomicLong();
  private final AtomicLong refusedNodes = new AtomicLong();
  private final Object handling = new Object();
  private volatile long connectedAt;

  private record Node(HostNodeSession session, NodeLink link) {}

  /**
   * Makes the host; {@link #start} connects it.
   *
   * @param hostId announced in {@code spBv1.0/STATE/<hostId>}
   * @param brokers first choice first
   * @param commandResults told what edges say of commands
   */
  SparkplugHost(
      String hostId,
      List<URI> brokers,
      LiveTags tags,
      History history,
      HistoryWriter writer,
      CommandResults commandResults,
      Time time) {
    this.hostId = hostId;
    this.tags = tags;
    this.history = history;
    this.writer = writer;
    this.commandResults = commandResults;
    this.time = time;
    MqttSettings settings =
        MqttSettings.builder("plantroom-host-" + UUID.randomUUID(), brokers)
            .keepAlive(Duration.ofSeconds(5))
            .build();
    this.connection = new MqttConnection(settings, time, subscriptions(), this::will, this);
    this.receipts = new Receipts(history::received, this::publish, messages, time);
  }

  private static List<Subscription> subscriptions() {
    List<Subscription> all = new ArrayList<>();
    for (MessageType type : MessageType.values()) {
      boolean fromEdges =
          switch (type) {
            case NBIRTH, NDEATH, NDATA, DBIRTH, DDEATH, DDATA -> true;
            case NCMD, DCMD, STATE -> false;
          };
      if (fromEdges) {
        all.add(new Subscription(SparkplugTopic.filter(type), 0));
      }
    }
    return all;
  }

  /** Begins to connect, for ever. */
  void start() {
    writer.start(receipts::due);
    connection.start();
  }

  private MqttMessage will() {
    // The birth that follows must carry the same moment, tck-id-payloads-state-birth-payload.
    connectedAt = time.millis();
    return mqtt(messages.stateDeath(hostId, connectedAt));
  }

  private boolean publish(Message message) {
    return connection.publish(mqtt(message));
  }

  private static MqttMessage mqtt(Message message) {
    return new MqttMessage(
        message.topic().toString(), message.payload(), message.qos(), message.retain());
  }

  @Override
  public void onConnected() {
    publish(messages.stateBirth(hostId, connectedAt));
  }

  @Override
  public void onDisconnected(String sentence) {
    synchronized (handling) {
      long now = time.millis();
      nodes.forEach((edge, node) -> apply(edge, node, node.session().linkLost(now)));
    }
  }

  @Override
  public void onMessage(MqttMessage message) {
    Optional<SparkplugTopic> topic = SparkplugTopic.parse(message.topic());
    EdgeId edge = topic.map(SparkplugTopic::edgeOrNull).orElse(null);
    if (topic.isEmpty() || edge == null) {
      foreignMessages.incrementAndGet();
      return;
    }
    synchronized (handling) {
      Node node = node(edge);
      if (node != null) {
        apply(
            edge,
            node,
            node.session().onMessage(topic.get(), codec.decode(message.payload()), time.millis()));
      }
    }
  }

  private @Nullable Node node(EdgeId edge) {
    Node known = nodes.get(edge);
    if (known == null && nodes.size() >= MAX_NODES) {
      refusedNodes.incrementAndGet();
      return null;
    }
    return known != null ? known : nodes.computeIfAbsent(edge, this::newNode);
  }

  private Node newNode(EdgeId edge) {
    return new Node(
        new HostNodeSession(edge, HostSettings.DEFAULT),
        new NodeLink(edge, tags, history, writer, time.millis()));
  }

  private void apply(EdgeId edge, Node node, List<HostEvent> events) {
    try {
      for (HostEvent event : events) {
        node.link().apply(event, time.millis(), time.nanos());
        follow(edge, event);
      }
    } catch (InterruptedException e) {
      // Only closing interrupts; what was not stored was not receipted and comes again.
      Thread.currentThread().interrupt();
    }
  }

  private void follow(EdgeId edge, HostEvent event) {
    switch (event) {
      case HostEvent.NodeBorn born -> receipts.born(edge, born.takesReceipts());
      case HostEvent.NodeDied _ -> receipts.gone(edge);
      case HostEvent.RebirthNeeded _ -> publish(messages.rebirth(edge, time.millis()));
      case HostEvent.DataReceived data -> commandResults.take(data.metrics());
      case HostEvent.DeviceBorn _, HostEvent.DeviceDied _, HostEvent.Refused _ -> {}
    }
  }

  /** Lets time pass: late messages, silent edges, receipts due. To be called a few times a second. */
  void tick() {
    synchronized (handling) {
      long now = time.millis();
      long nanos = time.nanos();
      nodes.forEach(
          (edge, node) -> {
            apply(edge, node, node.session().onTime(now));
            node.link().tick(now, nanos);
          });
    }
    receipts.tick();
  }

  @Override
  public @Nullable String send(Command command) {
    Node node = nodes.get(command.tag().edgeId());
    if (node == null || !node.link().isConnected()) {
      return "the edge node is offline";
    }
    Message message =
        node.link().takesCommandIds()
            ? hostCommands.withId(command, time.millis())
            : hostCommands.plain(command, time.millis());
    return publish(message) ? null : "the broker is not connected";
  }

  @Override
  public boolean answersCommands(EdgeId edge) {
    Node node = nodes.get(edge);
    return node != null && node.link().takesCommandIds();
  }

  /** How the broker is reached. */
  LinkView brokerLink() {
    LinkStatus status = connection.status();
    String state =
        switch (status.state()) {
          case CONNECTED -> LinkView.CONNECTED;
          case CONNECTING -> LinkView.CONNECTING;
          case STOPPED, WAITING -> LinkView.DISCONNECTED;
        };
    return new LinkView(
        "broker", state, Json.time(status.since().toEpochMilli()), status.sentence(), brokerCounters());
  }

  private Map<String, Long> brokerCounters() {
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
    return view;
  }

  /** Every edge's link and its devices', in the order of their paths. */
  List<LinkView> nodeLinks() {
    List<LinkView> links = new ArrayList<>();
    nodes.values().forEach(node -> links.addAll(node.link().links()));
    return links;
  }

  /** Edges whose values flow now. */
  Set<EdgeId> connectedEdges() {
    Set<EdgeId> connected = new TreeSet<>();
    nodes.forEach(
        (edge, node) -> {
          if (node.link().isConnected()) {
            connected.add(edge);
          }
        });
    return connected;
  }

  /** Says goodbye as the specification wants it: STATE offline, then the clean end. */
  @Override
  public void close() {
    if (!publish(messages.stateDeath(hostId, connectedAt))) {
      LOG.debug("The host was not connected when it closed; the broker has its will");
    }
    connection.close();
    writer.close();
  }
}
