package org.plantroom.host;

import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.DeviceId;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Quality;
import org.plantroom.core.Sample;
import org.plantroom.core.TagPath;
import org.plantroom.core.Value;
import org.plantroom.history.History;
import org.plantroom.history.HistoryBatch;
import org.plantroom.sparkplug.BirthMetric;
import org.plantroom.sparkplug.DeliveryMark;
import org.plantroom.sparkplug.EdgeMetrics;
import org.plantroom.sparkplug.HostEvent;
import org.plantroom.sparkplug.ReceivedMetrics;
import org.plantroom.sparkplug.ResolvedMetric;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One edge node as the host sees it: turns what its session says into live tags, history and link
 * states. Owned by the Sparkplug thread; {@link #links} and the questions beside it may be asked by
 * anyone.
 */
final class NodeLink {
  private static final Logger LOG = LoggerFactory.getLogger(NodeLink.class);

  /** An edge that takes receipts speaks every 5 s; three beats missed and nothing flows. */
  private static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(15);

  /**
   * A value this much older than the one shown was overtaken on its way and does not replace it.
   * One that is older still comes from a clock that was set back, and then it is the present.
   */
  private static final long OVERTAKEN_MILLIS = 5_000;

  /** The samples of one message, however large a payload may be. */
  private static final int MAX_STAGED = 200_000;

  private static final String UNSTORABLE_TIME = "a value of a time that history cannot hold";

  /** Where the metrics of a foreign edge node itself appear among the devices. */
  static final String NODE_DEVICE = "node";

  private final EdgeId edge;
  private final HistoryWriter writer;
  private final NodeTags known;
  private final NodeAlarms alarms;
  private final DeviceLinks devices;
  private final UplinkLinks uplinks;
  private final LinkCounts counts = new LinkCounts();
  private final HistoryBatch staged = new HistoryBatch(MAX_STAGED);

  /** Which metrics of the message at hand are older than what is shown. */
  private final BitSet late = new BitSet();

  private boolean silent;
  private boolean wantsBirth;
  private long lastHeard;
  private volatile boolean ours;
  private volatile LinkState state;
  private volatile @Nullable LinkRefusal refusal;

  /**
   * Makes the link, not yet heard of.
   *
   * @param now milliseconds since 1970 UTC
   */
  NodeLink(
      EdgeId edge,
      LiveTags tags,
      History history,
      HistoryWriter writer,
      NodeAlarms alarms,
      long now) {
    this.edge = edge;
    this.writer = writer;
    this.alarms = alarms;
    this.known = new NodeTags(tags, history, alarms);
    this.devices = new DeviceLinks(edge);
    this.uplinks = new UplinkLinks(edge);
    this.state = new LinkState(LinkView.DISCONNECTED, now, "not heard of yet");
  }

  /** Takes one event of the session. */
  void apply(HostEvent event, long now, long nanos) throws InterruptedException {
    known.followAlarms();
    switch (event) {
      case HostEvent.NodeBorn born -> {
        heard(nanos);
        nodeBorn(born, now);
      }
      case HostEvent.DeviceBorn born -> deviceBorn(born.device(), born.metrics(), now);
      case HostEvent.DataReceived data -> {
        heard(nanos);
        wakeUp(now);
        data(data, now);
      }
      case HostEvent.DeviceDied died -> deviceDied(died.device(), now);
      case HostEvent.NodeDied _ -> nodeDied("the edge node, or the way to it, is offline", now);
      case HostEvent.RebirthNeeded rebirth -> {
        counts.rebirths.incrementAndGet();
        LOG.info("Asking for a rebirth [edge={}]: {}", edge, rebirth.reason());
      }
      case HostEvent.Refused refused -> refuse(refused.reason(), now);
      case HostEvent.PropertiesDropped dropped -> {
        counts.droppedProperties.addAndGet(dropped.count());
        refusal = LinkRefusal.of(now, dropped.reason());
      }
    }
  }

  private void refuse(String reason, long now) {
    counts.refused.incrementAndGet();
    refusal = LinkRefusal.of(now, reason);
    LOG.debug("Refused from an edge node [edge={}]: {}", edge, reason);
  }

  private void heard(long nanos) {
    lastHeard = nanos;
  }

  /** Values that did not change are not sent again, so after a silence only births tell them. */
  private void wakeUp(long now) {
    if (silent) {
      silent = false;
      wantsBirth = true;
      state = new LinkState(LinkView.CONNECTING, now, "heard again, its births are asked for");
    }
  }

  /** True once after the edge was silent and spoke again: a rebirth is to be asked for. */
  boolean takeBirthWish() {
    boolean wish = wantsBirth;
    wantsBirth = false;
    return wish;
  }

  private void nodeBorn(HostEvent.NodeBorn born, long now) throws InterruptedException {
    ours = born.takesReceipts();
    silent = false;
    wantsBirth = false;
    counts.births.incrementAndGet();
    state = new LinkState(LinkView.CONNECTED, now, "values flow");
    if (!born.rebirth()) {
      devices.forEach(device -> device.edgeLost(now));
    }
    alarms.nodeUp(born.rebirth(), now);
    uplinks.clear();
    if (ours) {
      devices.declare(EdgeInfo.devicesOf(born.metrics()));
    }
    List<BirthMetric> foreign = new ArrayList<>();
    for (BirthMetric metric : born.metrics()) {
      if (!isInfo(metric.name())) {
        foreign.add(metric);
      } else if (metric.sample().value() != null) {
        info(metric.name(), metric.sample().value(), now);
      }
    }
    if (!foreign.isEmpty()) {
      deviceBorn(edge.device(NODE_DEVICE), foreign, now);
    }
  }

  private boolean isInfo(String metric) {
    return ours && EdgeMetrics.contains(metric);
  }

  private void deviceBorn(DeviceId device, List<BirthMetric> metrics, long now)
      throws InterruptedException {
    Map<String, NodeTags.Known> born = known.born(device, metrics, now);
    if (born.size() < metrics.size()) {
      refuseTags(device, metrics, born, now);
    }
    link(device.device(), now, link -> link.born(now));
    if (isExpected(device)) {
      alarms.deviceUp(device, now);
    }
    if (ours) {
      // An edge with a journal sends what it says in a birth as data too, under an offset.
      return;
    }
    staged.clear();
    for (BirthMetric metric : metrics) {
      NodeTags.Known tag = born.get(metric.name());
      if (tag != null) {
        stage(tag, metric.sample(), now);
      }
    }
    storeUnmarked();
  }

  private void refuseTags(
      DeviceId device, List<BirthMetric> metrics, Map<String, NodeTags.Known> born, long now) {
    counts.refusedTags.addAndGet(metrics.size() - born.size());
    String first =
        metrics.stream()
            .map(BirthMetric::name)
            .filter(name -> !born.containsKey(name))
            .findFirst()
            .orElse("");
    refusal =
        LinkRefusal.of(
            now, "%s: no tag can be called %s, or another already is".formatted(device, first));
  }

  private void data(HostEvent.DataReceived data, long now) throws InterruptedException {
    counts.messages.incrementAndGet();
    counts.values.addAndGet(data.metrics().size());
    staged.clear();
    late.clear();
    boolean isKnown =
        data.mark() instanceof DeliveryMark.Offset mark && writer.knows(edge, mark.offset());
    ReceivedMetrics metrics = data.metrics();
    for (int i = 0; i < metrics.size(); i++) {
      value(metrics, i, isKnown, now);
    }
    tellWatchers(metrics);
    if (!late.isEmpty() && !isKnown && !comesAgain(data)) {
      // Before they are stored: what is in history has been seen by its alarms.
      late.stream().forEach(i -> evaluate(metrics, i, true, now));
    }
    switch (data.mark()) {
      case null -> storeUnmarked();
      case DeliveryMark.Offset mark -> {
        if (data.whole()) {
          count(writer.store(edge, mark.offset(), staged));
        }
      }
      case DeliveryMark.Void lost -> takeVoid(lost);
    }
  }

  /** After all are written, so that the processor has to wait for that once and not for each. */
  private void tellWatchers(ReceivedMetrics metrics) {
    VarHandle.fullFence();
    for (int i = 0; i < metrics.size(); i++) {
      NodeTags.Known tag = NodeTags.of(metrics.known(i));
      if (tag != null && !late.get(i)) {
        tag.live().tell();
      }
    }
  }

  /**
   * True for a payload under an offset that will not be receipted now: one with unknown metrics,
   * taken when it comes again after the rebirth, or one history has no room for.
   */
  private boolean comesAgain(HostEvent.DataReceived data) throws InterruptedException {
    return data.mark() instanceof DeliveryMark.Offset
        && !(data.whole() && writer.awaitRoomFor(staged));
  }

  private void storeUnmarked() throws InterruptedException {
    count(writer.store(edge, staged));
  }

  private void count(HistoryWriter.Outcome outcome) {
    if (outcome == HistoryWriter.Outcome.NO_ROOM) {
      counts.unstoredMessages.incrementAndGet();
    }
  }

  private void takeVoid(DeliveryMark.Void lost) throws InterruptedException {
    Loss loss =
        switch (lost.reason()) {
          case RESTART -> null;
          case DISK_FULL ->
              new Loss(
                  lost.fromTime(),
                  lost.toTime(),
                  "lost at the edge, its disk or its disk budget was full");
          case DISK_ERROR ->
              new Loss(
                  lost.fromTime(),
                  lost.toTime(),
                  "lost at the edge, its disk refused them or gave them back damaged");
        };
    HistoryWriter.Outcome outcome = writer.storeVoid(edge, lost.from(), lost.to(), loss);
    count(outcome);
    if (loss != null && outcome == HistoryWriter.Outcome.TAKEN) {
      counts.lostMessages.addAndGet(lost.to() - lost.from() + 1);
    }
  }

  private void value(ReceivedMetrics metrics, int index, boolean isKnown, long now) {
    NodeTags.Known tag = NodeTags.of(metrics.known(index));
    if (tag == null) {
      ownValue(metrics.get(index), now);
      return;
    }
    stage(tag, metrics, index, now);
    if (metrics.isHistorical(index)) {
      counts.historicalValues.incrementAndGet();
      late.set(index);
    } else if (!show(tag.live(), metrics, index, now)) {
      late.set(index);
    } else if (!isKnown) {
      evaluate(metrics, index, false, now);
    }
  }

  private static void evaluate(ReceivedMetrics metrics, int index, boolean late, long now) {
    NodeTags.Known tag = NodeTags.of(metrics.known(index));
    AlarmWatch watch = tag == null ? null : tag.alarms();
    if (watch != null
        && watch.wants(metrics.goodNumber(index), metrics.sourceTime(index), late, now)) {
      watch.take(metrics.sample(index), late);
    }
  }

  /** A value that is of no tag: what an edge of ours tells of itself, or a refused one. */
  private void ownValue(ResolvedMetric metric, long now) {
    Value value = metric.sample().value();
    if (metric.device() == null && isInfo(metric.name()) && value != null) {
      info(metric.name(), value, now);
    }
  }

  /** Shows a value; false when a younger one was faster. */
  private boolean show(LiveTag tag, ReceivedMetrics metrics, int index, long now) {
    long age = tag.sourceTime() - metrics.sourceTime(index);
    if (age > 0 && age <= OVERTAKEN_MILLIS) {
      counts.overtakenValues.incrementAndGet();
      return false;
    }
    tag.put(
        metrics.hasValue(index),
        metrics.bits(index),
        metrics.text(index),
        metrics.quality(index),
        metrics.sourceTime(index),
        now);
    return true;
  }

  private void stage(NodeTags.Known tag, ReceivedMetrics metrics, int index, long now) {
    long time = metrics.sourceTime(index);
    if (HistoryBatch.isStorable(time)) {
      staged.add(
          tag.historyId(),
          time,
          metrics.bits(index),
          !metrics.hasValue(index),
          metrics.text(index),
          metrics.quality(index));
    } else {
      refuse(UNSTORABLE_TIME, now);
    }
  }

  private void stage(NodeTags.Known tag, Sample sample, long now) {
    if (HistoryBatch.isStorable(sample.sourceTime())) {
      staged.add(tag.historyId(), sample);
    } else {
      refuse(UNSTORABLE_TIME, now);
    }
  }

  private void deviceDied(DeviceId device, long now) throws InterruptedException {
    distrust(device.device(), Quality.BAD_NO_ANSWER, now);
    link(device.device(), now, link -> link.died(now));
    if (isExpected(device)) {
      alarms.deviceDown(device, now);
    }
  }

  /**
   * False for a device that an edge of ours has no more, and whose last values its journal still
   * holds: that it does not answer is no trouble.
   */
  private boolean isExpected(DeviceId device) {
    return !ours || devices.isDeclared(device.device());
  }

  private void nodeDied(String sentence, long now) throws InterruptedException {
    state = new LinkState(LinkView.DISCONNECTED, now, sentence);
    for (String device : known.devices()) {
      distrust(device, Quality.BAD_EDGE_OFFLINE, now);
    }
    devices.forEach(device -> device.edgeLost(now));
    uplinks.edgeLost(now);
    alarms.nodeDown(now);
  }

  private void distrust(String device, Quality quality, long now) throws InterruptedException {
    known.distrust(device, quality, now);
    if (ours) {
      // An edge with a journal writes down itself from when to when it had no values.
      return;
    }
    staged.clear();
    for (NodeTags.Known tag : known.of(device).values()) {
      long last = tag.live().sourceTime();
      stage(tag, Sample.bad(quality, Math.max(now, last)), now);
    }
    storeUnmarked();
  }

  /** Looks whether an edge that promised to speak has fallen silent. */
  void tick(long now, long nanos) throws InterruptedException {
    if (ours && isConnected() && nanos - lastHeard > SILENT_NANOS) {
      silent = true;
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

  /** One of the words of {@link LinkView}. */
  String state() {
    return state.state();
  }

  /** The same of one of its devices; null when it was not heard of. */
  @Nullable String stateOf(String device) {
    return devices.state(device);
  }

  /** How many of its devices' values can flow. */
  long connectedDevices() {
    return devices.connected();
  }

  /** What the edge itself calls a tag. */
  String metricName(TagPath tag) {
    return known.metricName(tag);
  }

  private void info(String metric, Value value, long now) {
    String counter = EdgeInfo.counterOf(metric, value);
    if (counter != null) {
      counts.ofEdge(counter, value.bits());
      return;
    }
    EdgeInfo.LinkReport report = EdgeInfo.parse(value);
    String device = EdgeInfo.deviceOf(metric);
    String uplink = EdgeInfo.uplinkOf(metric);
    if (report != null && device != null) {
      link(device, now, link -> link.report(report));
    } else if (report != null && uplink != null && !uplinks.report(uplink, report)) {
      refuse("the edge node tells of too many uplinks", now);
    }
  }

  private void link(String device, long now, Consumer<DeviceLink> action) {
    if (devices.isGone(device)) {
      return;
    }
    DeviceLink link = devices.of(device, now);
    if (link == null) {
      refuse("the edge node tells of too many devices", now);
    } else {
      action.accept(link);
    }
  }

  /** This link, the edge's other uplinks and its devices', in a fixed order. */
  List<LinkView> links() {
    List<LinkView> links = new ArrayList<>();
    links.add(state.view(edge.toString(), refusal, counts.view()));
    links.addAll(uplinks.views());
    links.addAll(devices.views());
    return links;
  }
}
