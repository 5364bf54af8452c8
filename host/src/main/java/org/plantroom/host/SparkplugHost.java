package org.plantroom.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Sample;
import org.plantroom.core.Time;
import org.plantroom.core.Value;
import org.plantroom.history.History;
import org.plantroom.mqtt.MqttBroker;
import org.plantroom.sparkplug.DecodeResult;
import org.plantroom.sparkplug.EdgeMetrics;
import org.plantroom.sparkplug.HostEvent;
import org.plantroom.sparkplug.HostMessages;
import org.plantroom.sparkplug.HostNodeSession;
import org.plantroom.sparkplug.HostSettings;
import org.plantroom.sparkplug.Message;
import org.plantroom.sparkplug.MessageType;
import org.plantroom.sparkplug.PayloadCodec;
import org.plantroom.sparkplug.SparkplugTopic;

/**
 * The Sparkplug host application: announces itself on every broker, hears every edge node, asks for
 * rebirths, sends receipts and commands over the broker an edge node is on.
 *
 * <p>Everything that arrives is handled on the thread of its connection, {@code mqtt CLIENT-ID},
 * under the lock that the clock's thread takes for {@link #tick}; all together are called the
 * Sparkplug thread.
 */
final class SparkplugHost
    implements BrokerLink.Listener,
        CommandWire,
        EdgeReloads.Wire,
        ReadOnlyMode.Wire,
        AutoCloseable {
  private static final int MAX_NODES = 100_000;

  private static final Duration LONGEST_TICK_WAIT = Duration.ofSeconds(1);

  private final PayloadCodec codec = PayloadCodec.plain();
  private final HostMessages messages = new HostMessages();
  private final HostCommands hostCommands = new HostCommands(messages);
  private final LiveTags tags;
  private final History history;
  private final HistoryWriter writer;
  private final Time time;
  private final List<BrokerLink> brokers;
  private final Receipts receipts;
  private final EdgeWords words;
  private final AlarmKeeper alarms;
  private final Map<EdgeId, Node> nodes = new ConcurrentHashMap<>();
  private final ReentrantLock handling = new ReentrantLock();

  private record Node(HostNodeSession session, NodeLink link, EdgeRoute route) {}

  /**
   * Makes the host; {@link #start} connects it.
   *
   * @param hostId announced in {@code spBv1.0/STATE/<hostId>}
   * @param brokers edge nodes may be on any of them
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
    this.tags = tags;
    this.history = history;
    this.writer = writer;
    this.words = words;
    this.alarms = alarms;
    this.time = time;
    this.brokers =
        brokers.stream()
            .map(broker -> new BrokerLink(hostId, broker, messages, time, this))
            .toList();
    this.receipts = new Receipts(history::received, this::publish, messages, time);
  }

  /** Begins to connect, for ever. */
  void start() {
    writer.start(receipts::due);
    brokers.forEach(BrokerLink::start);
  }

  /**
   * Hands out a message that may come twice without harm: over all brokers the edge node is heard
   * over, since it may be on any of them, and over all there are while it is heard over none.
   */
  private boolean publish(EdgeId edge, Message message) {
    Node node = nodes.get(edge);
    Collection<BrokerLink> ways = node == null ? Set.of() : node.route().ways();
    boolean isSent = false;
    for (BrokerLink each : ways.isEmpty() ? brokers : ways) {
      isSent |= each.publish(message);
    }
    return isSent;
  }

  /** Hands out a message that would do harm twice. */
  private boolean publishOnce(Node node, Message message) {
    BrokerLink broker = node.route().broker();
    return broker != null && broker.publish(message);
  }

  @Override
  public void connected(BrokerLink broker) {
    handling.lock();
    try {
      alarms.brokerUp(brokers.indexOf(broker));
    } finally {
      handling.unlock();
    }
  }

  @Override
  public void disconnected(BrokerLink broker) {
    handling.lock();
    try {
      alarms.brokerDown(brokers.indexOf(broker));
      nodes.forEach((edge, node) -> lose(edge, node, broker));
    } finally {
      handling.unlock();
    }
  }

  private void lose(EdgeId edge, Node node, BrokerLink broker) {
    BrokerLink over = node.route().broker();
    if (over == null || over == broker) {
      node.route().lost();
      apply(edge, node, node.session().linkLost(time.millis()));
    }
  }

  @Override
  public void heard(BrokerLink broker, EdgeId edge, SparkplugTopic topic, byte[] payload) {
    handling.lock();
    try {
      Node node = node(edge);
      if (node == null) {
        broker.countRefusedNode();
        return;
      }
      if (!hear(broker, edge, node, topic, payload)) {
        broker.countCopy();
      }
    } finally {
      handling.unlock();
    }
  }

  private boolean hear(
      BrokerLink broker, EdgeId edge, Node node, SparkplugTopic topic, byte[] payload) {
    if (node.route().isCopy(broker, topic.type())) {
      return false;
    }
    DecodeResult result = codec.decode(payload);
    if (!node.route().takes(broker, topic.type(), result)) {
      return false;
    }
    take(broker, edge, node, topic, result);
    return true;
  }

  private void take(
      BrokerLink broker, EdgeId edge, Node node, SparkplugTopic topic, DecodeResult result) {
    long now = time.millis();
    List<HostEvent> events = node.session().onMessage(topic, result, now);
    if (events.stream().anyMatch(HostEvent.NodeBorn.class::isInstance)) {
      alarms.over(edge, brokers.indexOf(broker));
    }
    if (topic.type() == MessageType.NDEATH
        && events.stream().anyMatch(HostEvent.NodeDied.class::isInstance)) {
      node.route().lost();
    }
    apply(edge, node, events);
    if (node.link().takeBirthWish()) {
      apply(edge, node, node.session().requestBirth("the edge node was silent", now));
    }
  }

  private @Nullable Node node(EdgeId edge) {
    Node known = nodes.get(edge);
    if (known == null && nodes.size() >= MAX_NODES) {
      return null;
    }
    return known != null ? known : nodes.computeIfAbsent(edge, this::newNode);
  }

  private Node newNode(EdgeId edge) {
    return new Node(
        new HostNodeSession(edge, HostSettings.DEFAULT),
        new NodeLink(edge, tags, history, writer, alarms.node(edge), time.millis()),
        new EdgeRoute());
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
      case HostEvent.RebirthNeeded _ -> publish(edge, messages.rebirth(edge, time.millis()));
      case HostEvent.DataReceived data when data.device() == null ->
          data.metrics().forEach(metric -> say(edge, metric.name(), metric.sample()));
      case HostEvent.DataReceived _,
          HostEvent.DeviceBorn _,
          HostEvent.DeviceDied _,
          HostEvent.PropertiesDropped _,
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
    long now = time.millis();
    boolean isSent =
        node.link().takesCommandIds()
            ? publish(command.tag().edgeId(), hostCommands.withId(command, now))
            : publishOnce(
                node, hostCommands.plain(command, node.link().metricName(command.tag()), now));
    return isSent ? null : "the broker is not connected";
  }

  @Override
  public @Nullable String cancel(Command command, String who) {
    Node node = nodes.get(command.tag().edgeId());
    if (node == null || !node.link().isConnected()) {
      return "the edge node is offline";
    }
    return publish(command.tag().edgeId(), hostCommands.cancel(command, who, time.millis()))
        ? null
        : "the broker is not connected";
  }

  @Override
  public void orderReadOnly(EdgeId edge, boolean isReadOnly) {
    Node node = nodes.get(edge);
    if (node != null && node.link().isConnected() && node.link().takesCommandIds()) {
      publish(edge, hostCommands.readOnly(edge, isReadOnly, time.millis()));
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
    return publish(edge, order) ? null : "the broker is not connected";
  }

  /** How each broker is reached: {@code broker}, the second is {@code broker 2}. */
  List<LinkView> brokerLinks() {
    List<LinkView> links = new ArrayList<>();
    for (BrokerLink broker : brokers) {
      links.add(broker.view(links.isEmpty() ? "broker" : "broker " + (links.size() + 1)));
    }
    return links;
  }

  /** Why no edge node can be heard; null while one of the brokers is there. */
  @Nullable String trouble() {
    return brokers.stream().anyMatch(BrokerLink::isConnected)
        ? null
        : "broker: " + brokerLinks().getFirst().sentence();
  }

  /** What the connections to all brokers did so far, by name. */
  Map<String, Long> brokerCounters() {
    Map<String, Long> all = new LinkedHashMap<>();
    brokers.forEach(
        broker -> broker.counters().forEach((name, count) -> all.merge(name, count, Long::sum)));
    return all;
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

  /** Says goodbye on every broker, then stores what has come. */
  @Override
  public void close() {
    brokers.forEach(BrokerLink::close);
    writer.close();
  }
}
