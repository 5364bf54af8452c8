package org.plantroom.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.FolderLock;
import org.plantroom.core.ProjectCheck;
import org.plantroom.core.ProjectSettings;
import org.plantroom.core.Ticker;
import org.plantroom.core.Time;
import org.plantroom.mqtt.LinkStatus;
import org.plantroom.mqtt.MqttBroker;
import org.plantroom.mqtt.MqttConnection;
import org.plantroom.mqtt.MqttListener;
import org.plantroom.mqtt.MqttMessage;
import org.plantroom.mqtt.MqttSettings;
import org.plantroom.mqtt.Subscription;
import org.plantroom.sparkplug.EdgeNodeSession;
import org.plantroom.sparkplug.PayloadCodec;
import org.plantroom.sparkplug.SparkplugTopic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One edge node, wired: opened in order, closed in reverse. The one place that knows who needs
 * whom.
 */
public final class PlantroomEdge implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PlantroomEdge.class);

  private static final Duration SYNC = Duration.ofMillis(200);

  private final Journal journal;
  private final Publisher publisher;
  private final MqttConnection connection;
  private final DevicePollers pollers;
  private final EdgeReload reload;
  private final Ticker syncer;
  private final FolderLock lock;
  private final FailureLog syncFailures = new FailureLog();

  private PlantroomEdge(
      EdgeNode node, Uplink uplink, Supplier<ProjectCheck> project, Path data, Time time)
      throws IOException {
    Path folder = data.resolve(node.id().site()).resolve(node.id().edge());
    // What may fail comes before what would have to be closed again.
    this.lock = lock(folder);
    this.journal = openJournal(folder, node.journalMaxBytes(), time, lock);
    Path bdSeqFile = folder.resolve("bdSeq");
    long lastBdSeq = Durable.read(bdSeqFile).orElse(-1);
    PublisherEvents events = new PublisherEvents();
    PayloadCodec codec = PayloadCodec.plain();
    EdgeNodeSession session = new EdgeNodeSession(node.id(), codec, lastBdSeq, uplink.hostId());
    this.pollers = new DevicePollers(node, events, time);
    this.reload = new EdgeReload(node, project, pollers, events, time);
    Link link = new Link(events);
    this.publisher =
        new Publisher(
            node,
            events,
            journal,
            session,
            codec,
            delivery(uplink),
            link,
            pollers,
            reload::begin,
            time);
    this.connection =
        new MqttConnection(
            MqttSettings.builder(clientId(), uplink.brokers())
                .keepAlive(Duration.ofSeconds(5))
                .build(),
            time,
            subscriptions(node, uplink.hostId()),
            () -> publisher.beginSession(bdSeq -> keep(bdSeqFile, bdSeq)),
            link);
    link.connection = connection;
    this.syncer =
        Ticker.every(
            "journal sync " + node.id(),
            SYNC,
            time,
            this::sync,
            e -> LOG.error("The journal's sync failed, a bug", e));
  }

  /**
   * Where an edge delivers to.
   *
   * @param hostId the primary host, whose STATE the edge minds
   * @param givesReceipts whether that host says what it has stored; false for one of another make
   * @param brokers first choice first
   */
  public record Uplink(String hostId, boolean givesReceipts, List<MqttBroker> brokers) {
    /** To the project's host, over the brokers given. */
    public static Uplink of(ProjectSettings settings, List<MqttBroker> brokers) {
      return new Uplink(settings.hostId(), settings.receipts(), brokers);
    }
  }

  /**
   * Starts to poll and to publish.
   *
   * @param node what the edge is, from the project
   * @param uplink where to deliver
   * @param project reads the project anew, when the host asks the edge to reload it
   * @param data where journals are kept, a folder an edge below it
   * @throws IOException when the journal cannot be opened, or another edge of this name uses its
   *     folder
   */
  public static PlantroomEdge start(
      EdgeNode node, Uplink uplink, Supplier<ProjectCheck> project, Path data, Time time)
      throws IOException {
    PlantroomEdge edge = new PlantroomEdge(node, uplink, project, data, time);
    edge.begin(node);
    return edge;
  }

  private void begin(EdgeNode node) {
    // Nothing is refused: what the devices really take shows in their counters of skipped polls.
    new CycleForecast(CycleForecast.USUAL_REQUEST)
        .warnings(node)
        .forEach(warning -> LOG.warn("Reading will fall behind: {}", warning));
    publisher.start();
    connection.start();
    pollers.start();
  }

  private Delivery delivery(Uplink uplink) {
    return uplink.givesReceipts() ? new Delivery() : Delivery.withoutReceipts(journal.lowestKept());
  }

  /** Two edges of one name would write over each other's journal. */
  static FolderLock lock(Path folder) throws IOException {
    Files.createDirectories(folder);
    return FolderLock.take(folder.resolve("lock"))
        .orElseThrow(
            () -> new IOException("another edge uses this folder [folder=%s]".formatted(folder)));
  }

  private static Journal openJournal(Path folder, long maxBytes, Time time, FolderLock lock)
      throws IOException {
    try {
      return Journal.open(folder.resolve("journal"), maxBytes, time);
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  private static String clientId() {
    // A random tail, for two edges by mistake of one name must not throw each other out for ever
    // without a word: both stay and the host sees two births.
    return "plantroom-edge-" + UUID.randomUUID();
  }

  private static List<Subscription> subscriptions(EdgeNode node, String hostId) {
    return List.of(
        new Subscription(SparkplugTopic.state(hostId).toString(), 1),
        new Subscription(SparkplugTopic.nodeCommandFilter(node.id()), 1),
        new Subscription(SparkplugTopic.deviceCommandFilter(node.id()), 1));
  }

  private static void keep(Path file, long bdSeq) {
    try {
      Durable.write(file, bdSeq, true);
    } catch (IOException e) {
      LOG.warn("bdSeq cannot be kept over a restart [file={}]", file, e);
    }
  }

  private void sync() {
    try {
      journal.sync();
    } catch (IOException e) {
      if (syncFailures.isWorthALine(e)) {
        LOG.warn("The journal cannot be forced to the disk", e);
      }
    }
  }

  /** How values flow: connected only while the host says that it receives them. */
  public LinkStatus link() {
    LinkStatus status = connection.status();
    if (status.state() != LinkStatus.State.CONNECTED || !publisher.isSilent()) {
      return status;
    }
    return new LinkStatus(
        LinkStatus.State.CONNECTING,
        status.since(),
        status.sentence() + ", but the host does not answer; values are kept");
  }

  @Override
  public void close() throws IOException {
    reload.close();
    pollers.endAll();
    publisher.close();
    connection.close();
    pollers.close();
    syncer.close();
    journal.close();
    lock.close();
  }

  /** Carries what the connection hears to the publisher, and the publisher's messages out. */
  private static final class Link implements MqttListener, SparkplugOutbox.Uplink {
    private final PublisherEvents events;

    /** Set once, before anything is started. */
    private volatile @Nullable MqttConnection connection;

    Link(PublisherEvents events) {
      this.events = events;
    }

    @Override
    public boolean publish(MqttMessage message) {
      MqttConnection to = connection;
      return to != null && to.publish(message);
    }

    @Override
    public void moveOn(String why) {
      MqttConnection from = connection;
      if (from != null) {
        from.moveOn(why);
      }
    }

    @Override
    public void onConnected() {
      put(new PublisherEvent.Connected());
    }

    @Override
    public void onDisconnected(String sentence) {
      put(new PublisherEvent.Disconnected(sentence));
    }

    @Override
    public void onMessage(MqttMessage message) {
      put(new PublisherEvent.Arrived(message));
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
