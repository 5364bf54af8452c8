package org.plantroom.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.FolderLock;
import org.plantroom.core.ProjectCheck;
import org.plantroom.core.Time;
import org.plantroom.mqtt.LinkStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One edge node, wired: opened in order, closed in reverse. The one place that knows who needs
 * whom.
 */
public final class PlantroomEdge implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PlantroomEdge.class);

  private final Journal journal;
  private final Publisher publisher;
  private final List<Uplink> uplinks;
  private final DevicePollers pollers;
  private final EdgeWrites writes;
  private final EdgeReload reload;
  private final JournalSync syncer;
  private final FolderLock lock;

  private PlantroomEdge(
      EdgeNode node,
      List<UplinkSettings> hosts,
      Supplier<ProjectCheck> project,
      Path data,
      Time time)
      throws IOException {
    Path folder = data.resolve(node.id().site()).resolve(node.id().edge());
    // What may fail comes before what would have to be closed again.
    this.lock = lock(folder);
    Stored stored = Stored.open(folder, node, hosts, time, lock);
    this.journal = stored.journal();
    PublisherEvents events = new PublisherEvents();
    EdgeValues values = new EdgeValues(node);
    EdgeGate gate = new EdgeGate(node, values, stored.writes());
    this.writes = new EdgeWrites(node, gate, values, stored.writes(), events, time);
    DeviceWriter.Support support = new DeviceWriter.Support(gate, values, stored.writes(), writes);
    this.pollers = new DevicePollers(node, events, support, time);
    this.reload = new EdgeReload(node, project, pollers, writes, events, time);
    DeviceStates devices = new DeviceStates(node, time.millis());
    EdgeCounters counters = new EdgeCounters(journal, events);
    CommandDesk desk = new CommandDesk(pollers.byDevice(), reload::begin, writes);
    Uplink.Shared shared =
        new Uplink.Shared(
            node.id(),
            journal,
            devices,
            desk,
            pollers.byDevice(),
            writes,
            counters,
            new UplinkBoard(),
            events);
    this.uplinks =
        hosts.stream().map(host -> new Uplink(host, stored.of(host), shared, time)).toList();
    this.publisher =
        new Publisher(node, events, journal, devices, pollers, counters, uplinks, time);
    this.syncer = new JournalSync(node.id(), journal, time);
  }

  /** What an edge keeps in its folder. */
  private record Stored(Journal journal, Map<String, UplinkFiles> uplinks, WriteMemory writes) {
    static Stored open(
        Path folder, EdgeNode node, List<UplinkSettings> hosts, Time time, FolderLock lock)
        throws IOException {
      try {
        Map<String, UplinkFiles> uplinks = new HashMap<>();
        for (UplinkSettings host : hosts) {
          uplinks.put(host.name(), new UplinkFiles(folder, host.name()));
        }
        return new Stored(
            Journal.open(folder.resolve("journal"), node.journalMaxBytes(), time),
            uplinks,
            WriteMemory.open(folder));
      } catch (IOException e) {
        lock.close();
        throw e;
      }
    }

    UplinkFiles of(UplinkSettings host) {
      return Objects.requireNonNull(uplinks.get(host.name()));
    }
  }

  /**
   * Starts to poll and to publish.
   *
   * @param node what the edge is, from the project
   * @param hosts where to deliver, each by a name of its own and over brokers of its own
   * @param project reads the project anew, when a host asks the edge to reload it
   * @param data where journals are kept, a folder an edge below it
   * @throws IOException when the journal cannot be opened, or another edge of this name uses its
   *     folder
   */
  public static PlantroomEdge start(
      EdgeNode node,
      List<UplinkSettings> hosts,
      Supplier<ProjectCheck> project,
      Path data,
      Time time)
      throws IOException {
    PlantroomEdge edge = new PlantroomEdge(node, hosts, project, data, time);
    edge.begin(node);
    return edge;
  }

  private void begin(EdgeNode node) {
    // Nothing is refused: what the devices really take shows in their counters of skipped polls.
    new CycleForecast(CycleForecast.USUAL_REQUEST)
        .warnings(node)
        .forEach(warning -> LOG.warn("Reading will fall behind: {}", warning));
    publisher.start();
    uplinks.forEach(Uplink::start);
    pollers.start();
    writes.start(node, pollers.byDevice());
  }

  /** Two edges of one name would write over each other's journal. */
  static FolderLock lock(Path folder) throws IOException {
    Files.createDirectories(folder);
    return FolderLock.take(folder.resolve("edge.lock"))
        .orElseThrow(
            () -> new IOException("another edge uses this folder [folder=%s]".formatted(folder)));
  }

  /** How values flow over each uplink by name: connected only while its host receives them. */
  public SequencedMap<String, LinkStatus> links() {
    SequencedMap<String, LinkStatus> links = new LinkedHashMap<>();
    uplinks.forEach(uplink -> links.put(uplink.name(), uplink.status()));
    return links;
  }

  /**
   * True when every host has taken the edge's births and answered them; late by a second at most.
   */
  public boolean isDelivering() {
    return uplinks.stream().allMatch(Uplink::isDelivering);
  }

  @Override
  public void close() throws IOException {
    reload.close();
    writes.close();
    pollers.endAll();
    publisher.close();
    uplinks.forEach(Uplink::close);
    pollers.close();
    syncer.close();
    journal.close();
    lock.close();
  }
}
