package org.plantroom.host;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.DeviceId;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Quality;
import org.plantroom.core.Sample;
import org.plantroom.core.TagPath;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.history.History;
import org.plantroom.history.HistoryBatch;
import org.plantroom.sparkplug.BirthMetric;
import org.plantroom.sparkplug.DeliveryMark;
import org.plantroom.sparkplug.EdgeMetrics;
import org.plantroom.sparkplug.HostEvent;
import org.plantroom.sparkplug.ResolvedMetric;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One edge node as the host sees it: turns what its session says into live tags, history and link
 * states. Owned by the Sparkplug thread; {@link #links} may be called by anyone.
 */
final class NodeLink {
  private static final Logger LOG = LoggerFactory.getLogger(NodeLink.class);

  /** An edge that takes receipts speaks every 5 s; three beats missed and nothing flows. */
  private static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(15);

  /** Where the metrics of a foreign edge node itself appear among the devices. */
  static final String NODE_DEVICE = "node";

  private record Known(LiveTag live, int historyId) {}

  private final EdgeId edge;
  private final LiveTags tags;
  private final History history;
  private final HistoryWriter writer;
  private final Map<String, Map<String, Known>> known = new HashMap<>();
  private final Map<String, DeviceLink> devices = new ConcurrentHashMap<>();
  private final LinkCounts counts = new LinkCounts();
  private final StagedSamples staged = new StagedSamples();
  private volatile boolean ours;
  private volatile LinkState state;
  private volatile long lastHeard;

  /**
   * Makes the link, not yet heard of.
   *
   * @param now milliseconds since 1970 UTC
   */
  NodeLink(EdgeId edge, LiveTags tags, History history, HistoryWriter writer, long now) {
    this.edge = edge;
    this.tags = tags;
    this.history = history;
    this.writer = writer;
    this.state = new LinkState(LinkView.DISCONNECTED, now, "not heard of yet");
  }

  /** Takes one event of the session. */
  void apply(HostEvent event, long now, long nanos) throws InterruptedException {
    lastHeard = nanos;
    switch (event) {
      case HostEvent.NodeBorn born -> nodeBorn(born, now);
      case HostEvent.DeviceBorn born -> deviceBorn(born.device(), born.metrics(), now);
      case HostEvent.DataReceived data -> data(data, now);
      case HostEvent.DeviceDied died -> deviceDied(died.device(), now);
      case HostEvent.NodeDied _ -> nodeDied("the edge node, or the way to it, has gone offline", now);
      case HostEvent.RebirthNeeded rebirth -> {
        counts.rebirths.incrementAndGet();
        LOG.info("Asking for a rebirth [edge={}]: {}", edge, rebirth.reason());
      }
      case HostEvent.Refused refused -> {
        counts.refused.incrementAndGet();
        LOG.debug("Refused from an edge node [edge={}]: {}", edge, refused.reason());
      }
    }
  }

  private void nodeBorn(HostEvent.NodeBorn born, long now) throws InterruptedException {
    ours = born.takesReceipts();
    counts.births.incrementAndGet();
    state = new LinkState(LinkView.CONNECTED, now, "values flow");
    if (!born.rebirth()) {
      devices.values().forEach(device -> device.edgeLost(now));
    }
    List<BirthMetric> foreign = new ArrayList<>();
    for (BirthMetric metric : born.metrics()) {
      if (!EdgeMetrics.contains(metric.name())) {
        foreign.add(metric);
      } else if (metric.sample().value() != null) {
        info(metric.name(), metric.sample().value());
      }
    }
    if (!foreign.isEmpty()) {
      deviceBorn(edge.device(NODE_DEVICE), foreign, now);
    }
  }

  private void deviceBorn(DeviceId device, List<BirthMetric> metrics, long now)
      throws InterruptedException {
    Map<String, Known> deviceTags = known.computeIfAbsent(device.device(), d -> new HashMap<>());
    staged.clear();
    for (BirthMetric metric : metrics) {
      Known tag = declare(device, metric, now);
      if (tag == null) {
        counts.refused.incrementAndGet();
        continue;
      }
      deviceTags.put(metric.name(), tag);
      if (!ours) {
        // An edge with a journal sends what it says in a birth as data too, under an offset.
        stage(tag, metric.sample());
      }
    }
    writer.store(staged);
    deviceLink(device.device(), now).born(now);
  }

  private @Nullable Known declare(DeviceId device, BirthMetric metric, long now) {
    TagPath path;
    try {
      path = device.tag(metric.name());
    } catch (IllegalArgumentException e) {
      return null;
    }
    String unit = metric.unit() == null ? "" : metric.unit();
    LiveTag live = tags.declare(path, new LiveTag.State(metric.type(), unit, metric.sample(), now));
    return live == null ? null : new Known(live, history.tag(path, metric.type()).id());
  }

  private void data(HostEvent.DataReceived data, long now) throws InterruptedException {
    counts.messages.incrementAndGet();
    staged.clear();
    for (ResolvedMetric metric : data.metrics()) {
      value(metric, now);
    }
    switch (data.mark()) {
      case null -> writer.store(staged);
      case DeliveryMark.Offset mark -> {
        // A payload with unknown metrics is taken when it comes again after the rebirth.
        if (data.whole()) {
          writer.store(edge, mark.offset(), staged);
        }
      }
      case DeliveryMark.Void lost -> takeVoid(lost);
    }
  }

  private void takeVoid(DeliveryMark.Void lost) throws InterruptedException {
    HistoryWriter.Loss loss =
        switch (lost.reason()) {
          case RESTART -> null;
          case DISK_FULL ->
              new HistoryWriter.Loss(
                  lost.fromTime(), lost.toTime(), "lost at the edge, its disk budget was full");
        };
    if (loss != null) {
      counts.lostMessages.addAndGet(lost.to() - lost.from() + 1);
    }
    writer.storeVoid(edge, lost.from(), lost.to(), loss);
  }

  private void value(ResolvedMetric metric, long now) {
    if (metric.device() == null && EdgeMetrics.contains(metric.name())) {
      if (metric.sample().value() != null) {
        info(metric.name(), metric.sample().value());
      }
      return;
    }
    String device = metric.device() == null ? NODE_DEVICE : metric.device().device();
    Map<String, Known> deviceTags = known.get(device);
    Known tag = deviceTags == null ? null : deviceTags.get(metric.name());
    if (tag == null) {
      return;
    }
    counts.values.incrementAndGet();
    stage(tag, metric.sample());
    if (!metric.historical()) {
      tags.update(tag.live(), tag.live().state().with(metric.sample(), now));
    } else {
      counts.historicalValues.incrementAndGet();
    }
  }

  private void stage(Known tag, Sample sample) {
    if (HistoryBatch.isStorable(sample.sourceTime())) {
      staged.add(tag.historyId(), sample);
    } else {
      counts.refused.incrementAndGet();
    }
  }

  private void deviceDied(DeviceId device, long now) {
    distrust(device.device(), Quality.BAD_NO_ANSWER, now);
    deviceLink(device.device(), now).died(now);
  }

  private void nodeDied(String sentence, long now) {
    state = new LinkState(LinkView.DISCONNECTED, now, sentence);
    known.keySet().forEach(device -> distrust(device, Quality.BAD_EDGE_OFFLINE, now));
    devices.values().forEach(device -> device.edgeLost(now));
  }

  private void distrust(String device, Quality quality, long now) {
    for (Known tag : known.getOrDefault(device, Map.of()).values()) {
      tag.live().distrust(quality, now);
      tags.announce(tag.live());
    }
  }

  /** Looks whether an edge that promised to speak has fallen silent. */
  void tick(long now, long nanos) {
    if (ours && isConnected() && nanos - lastHeard > SILENT_NANOS) {
      nodeDied("connected, but nothing has come for 15 s", now);
    }
  }

  /** True when the edge answers commands under their ids. */
  boolean takesCommandIds() {
    return ours;
  }

  /** True while values can flow. */
  boolean isConnected() {
    return state.state().equals(LinkView.CONNECTED);
  }

  private void info(String name, Value value) {
    if (value.type() != ValueType.STRING) {
      counts.edge.put(EdgeInfo.counterName(name), value.bits());
      return;
    }
    String device = EdgeInfo.deviceOf(name);
    EdgeInfo.DeviceReport report = device == null ? null : EdgeInfo.parse(value.toString());
    DeviceLink link = device == null ? null : devices.get(device);
    if (device != null && report != null) {
      (link == null ? deviceLink(device, report.since()) : link).report(report);
    }
  }

  private DeviceLink deviceLink(String device, long now) {
    return devices.computeIfAbsent(device, d -> new DeviceLink(edge.device(d), now));
  }

  /** This link and its devices', in a fixed order. */
  List<LinkView> links() {
    List<LinkView> links = new ArrayList<>();
    LinkState now = state;
    links.add(
        new LinkView(
            edge.toString(), now.state(), Json.time(now.since()), now.sentence(), counts.view()));
    devices.values().stream()
        .map(DeviceLink::view)
        .sorted(Comparator.comparing(LinkView::path))
        .forEach(links::add);
    return links;
  }
}
