package org.plantroom.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Sample;
import org.plantroom.core.Time;
import org.plantroom.core.Value;
import org.plantroom.history.History;
import org.plantroom.mqtt.LinkCounters;
import org.plantroom.mqtt.LinkStatus;
import org.plantroom.mqtt.MqttBroker;
import org.plantroom.mqtt.MqttConnection;
import org.plantroom.mqtt.MqttListener;
import org.plantroom.mqtt.MqttMessage;
import org.plantroom.mqtt.MqttSettings;
import org.plantroom.mqtt.QueueBound;
import org.plantroom.mqtt.Subscription;
import org.plantroom.sparkplug.EdgeMetrics;
import org.plantroom.sparkplug.HostEvent;
import org.plantroom.sparkplug.HostMessages;
import org.plantroom.sparkplug.HostNodeSession;
import org.plantroom.sparkplug.HostSettings;
import org.plantroom.sparkplug.HostState;
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
 * <p>Everything that arrives is handled on the connection's own thread, {@code mqtt CLIENT-ID},
 * under the lock that the clock's thread takes for {@link #tick}; both together are called the
 * Sparkplug thread.
 */
final class SparkplugHost
    implements MqttListener, CommandWire, EdgeReloads.Wire, ReadOnlyMode.Wire, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SparkplugHost.class);

  private static final int MAX_NODES = 100_000;

  /** Ten thousand nodes born at once; one birth dropped would be all of its node's again. */
  private static final QueueBound BIRTHS_OF_ALL = new QueueBound(120_000, 64L << 20);

  private static final Duration LONGEST_TICK_WAIT = Duration.ofSeconds(1);

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
  private final EdgeWords words;
  private final AlarmKeeper alarms;
  private final Map<EdgeId, Node> nodes = new ConcurrentHashMap<>();
  private final AtomicLong foreignMessages = new AtomicLong();
  private final AtomicLong refusedNodes = new AtomicLong();
  private final AtomicLong reclaims = new AtomicLong();
  private final ReentrantLock handling = new ReentrantLock();
  private volatile long connectedAt;
  private volatile boolean closing;

  private record Node(HostNodeSession session, NodeLink link) {}

  /**
   * Makes the host; {@link #start} connects it.
   *
   * @param hostId announced in {@code spBv1.0/STATE/<hostId>}
   * @param brokers first choice first
   * @param words takes what our edges say of themselves
   * @param alarms evaluates what comes
   */
  SparkplugHost(
      String hostId,
      List<MqttBroker> brokers,
      LiveTags tags,
      History history,
      HistoryWriter writer,
      EdgeWords words,
      AlarmKeeper alarms,
      Time time) {
    this.hostId = hostId;
    this.tags = tags;
    this.history = history;
    this.writer = writer;
    this.words = words;
    this.alarms = alarms;
    this.time = time;
    MqttSettings settings =
        MqttSettings.builder("plantroom-host-" + UUID.randomUUID(), brokers)
            .keepAlive(Duration.ofSeconds(5))
            .incoming(BIRTHS_OF_ALL)
            .build();
    this.connection = new MqttConnection(settings, time, subscriptions(hostId), this::will, this);
    this.receipts = new Receipts(history::received, this::publish, messages, time);
  }

  private static List<Subscription> subscriptions(String hostId) {
    List<Subscription> all = new ArrayList<>();
    // tck-id-message-flow-hid-sparkplug-subscription: its own STATE too, at the QoS of STATE
    all.add(new Subscription(SparkplugTopic.state(hostId).toString(), 1));
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
    alarms.brokerUp();
    publish(messages.stateBirth(hostId, connectedAt));
  }

  @Override
  public void onDisconnected(String sentence) {
    handling.lock();
    try {
      alarms.brokerDown();
      long now = time.millis();
      nodes.forEach((edge, node) -> apply(edge, node, node.session().linkLost(now)));
    } finally {
      handling.unlock();
    }
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
      onEdgeMessage(edge, topic.get(), message.payload());
    }
  }

  /**
   * The will of a connection that died without the broker's noticing comes after the birth of the
   * next one, and would keep the edges from being born.
   */
  private void onState(MqttMessage message) {
    Optional<HostState> state = HostState.parse(message.payload());
    if (state.isPresent() && !state.get().online() && !closing) {
      reclaims.incrementAndGet();
      publish(messages.stateBirth(hostId, connectedAt));
    }
  }

  private void onEdgeMessage(EdgeId edge, SparkplugTopic topic, byte[] payload) {
    handling.lock();
    try {
      Node node = node(edge);
      if (node == null) {
        return;
      }
      long now = time.millis();
      apply(edge, node, node.session().onMessage(topic, codec.decode(payload), now));
      if (node.link().takeBirthWish()) {
        apply(edge, node, node.session().requestBirth("the edge node was silent", now));
      }
    } finally {
      handling.unlock();
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
        new NodeLink(edge, tags, history, writer, alarms.node(edge), time.millis()));
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
      case HostEvent.NodeBorn born -> {
        receipts.born(edge, born.takesReceipts());
        if (born.takesReceipts()) {
          born.metrics().forEach(metric -> say(edge, metric.name(), metric.sample()));
        }
      }
      case HostEvent.NodeDied _ -> receipts.gone(edge);
      case HostEvent.RebirthNeeded _ -> publish(messages.rebirth(edge, time.millis()));
      case HostEvent.DataReceived data when data.device() == null ->
          data.metrics().forEach(metric -> say(edge, metric.name(), metric.sample()));
      case HostEvent.DataReceived _,
          HostEvent.DeviceBorn _,
          HostEvent.DeviceDied _,
          HostEvent.Refused _ -> {}
    }
  }

  private void say(EdgeId edge, String metric, Sample sample) {
    Value value = sample.value();
    if (value != null && EdgeMetrics.contains(metric)) {
      words.say(edge, metric, value);
    }
  }

  /**
   * Lets time pass: late messages, silent edges, receipts due. To be called a few times a second;
   * skips what another message holds up.
   */
  void tick() {
    try {
      if (handling.tryLock(LONGEST_TICK_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          tickNodes();
        } finally {
          handling.unlock();
        }
      }
      receipts.tick();
    } catch (InterruptedException e) {
      // The clock's thread ends.
      Thread.currentThread().interrupt();
    }
  }

  private void tickNodes() throws InterruptedException {
    long now = time.millis();
    long nanos = time.nanos();
    for (Map.Entry<EdgeId, Node> entry : nodes.entrySet()) {
      Node node = entry.getValue();
      apply(entry.getKey(), node, node.session().onTime(now));
      node.link().tick(now, nanos);
    }
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
            : hostCommands.plain(command, node.link().metricName(command.tag()), time.millis());
    return publish(message) ? null : "the broker is not connected";
  }

  @Override
  public @Nullable String cancel(Command command, String who) {
    Node node = nodes.get(command.tag().edgeId());
    if (node == null || !node.link().isConnected()) {
      return "the edge node is offline";
    }
    return publish(hostCommands.cancel(command, who, time.millis()))
        ? null
        : "the broker is not connected";
  }

  @Override
  public void orderReadOnly(EdgeId edge, boolean isReadOnly) {
    Node node = nodes.get(edge);
    if (node != null && node.link().isConnected() && node.link().takesCommandIds()) {
      publish(hostCommands.readOnly(edge, isReadOnly, time.millis()));
    }
  }

  @Override
  public boolean isOfAnotherMake(EdgeId edge) {
    Node node = nodes.get(edge);
    return node != null && node.link().isConnected() && !node.link().takesCommandIds();
  }

  @Override
  public boolean answersCommands(EdgeId edge) {
    Node node = nodes.get(edge);
    return node != null && node.link().takesCommandIds();
  }

  @Override
  public @Nullable String askToReload(EdgeId edge, String id) {
    Node node = nodes.get(edge);
    if (node == null || !node.link().takesCommandIds()) {
      return "an edge node of another make reads its own configuration";
    }
    Message order = hostCommands.reload(edge, id, time.millis());
    return publish(order) ? null : "the broker is not connected";
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
        "broker",
        state,
        Json.time(status.since().toEpochMilli()),
        status.sentence(),
        brokerCounters());
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
    view.put("stateReclaims", reclaims.get());
    return view;
  }

  /** Every edge's link and its devices', in the order of their paths. */
  List<LinkView> nodeLinks() {
    List<LinkView> links = new ArrayList<>();
    nodes.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> links.addAll(entry.getValue().link().links()));
    return links;
  }

  /** The link of an edge node; null when it was not heard of. */
  @Nullable NodeLink link(EdgeId edge) {
    Node node = nodes.get(edge);
    return node == null ? null : node.link();
  }

  /** Edges whose values flow now. */
  @Override
  public Set<EdgeId> connectedEdges() {
    Set<EdgeId> connected = new TreeSet<>();
    nodes.forEach(
        (edge, node) -> {
          if (node.link().isConnected()) {
            connected.add(edge);
          }
        });
    return connected;
  }

  /** How many devices' values can flow now. */
  long connectedDevices() {
    return nodes.values().stream().mapToLong(node -> node.link().connectedDevices()).sum();
  }

  /** Says goodbye as the specification wants it: STATE offline, then the clean end. */
  @Override
  public void close() {
    // tck-id-host-topic-phid-death-payload-timestamp-disconnect-clean: the time of the disconnect,
    // but never before the birth's, or the edges take it for an old one.
    long now = Math.max(connectedAt, time.millis());
    closing = true;
    if (!publish(messages.stateDeath(hostId, now))) {
      LOG.debug("The host was not connected when it closed; the broker has its will");
    }
    connection.close();
    writer.close();
  }
}
