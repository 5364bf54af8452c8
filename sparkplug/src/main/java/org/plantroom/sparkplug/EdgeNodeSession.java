package org.plantroom.sparkplug;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.DeviceId;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Sample;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.sparkplug.DecodeResult.Decoded;
import org.plantroom.sparkplug.DecodeResult.Malformed;

/**
 * The edge node's side of its Sparkplug session: bdSeq, sequence numbers, aliases. A pure state
 * machine that makes the messages; the caller publishes them in the order they were made.
 *
 * <pre>
 *   OFFLINE ──connect──▶ CONNECTED ──nbirth──▶ BORN ──┐ nbirth: rebirth
 *      ▲                     ▲                  │ ▲───┘ dbirth, ndata, ddata, ddeath
 *      └──── ndeath ─────────┼──── connect ─────┘
 * </pre>
 *
 * <p>Every device whose values are to be sent, past ones too, has to be born after each NBIRTH; one
 * that is away is born and then declared dead, and may then send historical values only.
 *
 * <p>Not thread-safe: one thread at a time. Calls out of order are bugs of the caller and throw
 * {@link IllegalStateException}.
 */
public final class EdgeNodeSession {
  private enum State {
    OFFLINE,
    CONNECTED,
    BORN
  }

  private static final int NUMBERS = 256;

  private final EdgeId edge;
  private final PayloadCodec codec;
  private final HostWatch hostWatch;
  private final AliasBook aliases = new AliasBook();
  private final CommandReader commands = new CommandReader(aliases);
  private final Set<DeviceId> born = new HashSet<>();

  private State state = State.OFFLINE;
  private long bdSeq;
  private int nextSeq;

  /**
   * Makes a session that is offline.
   *
   * @param edge the edge node
   * @param codec how payloads are written
   * @param lastBdSeq the bdSeq of the last connect ever made, 0 to 255, kept over restarts; -1 when
   *     there was none
   * @param primaryHost the host application to wait for before births; null to wait for none
   */
  public EdgeNodeSession(
      EdgeId edge, PayloadCodec codec, long lastBdSeq, @Nullable String primaryHost) {
    if (lastBdSeq < -1 || lastBdSeq >= NUMBERS) {
      throw new IllegalArgumentException("bdSeq is 0 to 255 [bdSeq=%d]".formatted(lastBdSeq));
    }
    this.edge = edge;
    this.codec = codec;
    this.bdSeq = lastBdSeq;
    this.hostWatch = new HostWatch(primaryHost);
  }

  /**
   * Begins a new MQTT session. To be called before each CONNECT packet, also after a lost
   * connection; the new {@link #bdSeq()} is to be kept before the packet is sent.
   *
   * @param now the wall clock, milliseconds since 1970 UTC
   * @return the NDEATH to register as the will
   */
  public Message connect(long now) {
    // tck-id-topics-nbirth-bdseq-increment; after 255 comes 0
    bdSeq = (bdSeq + 1) % NUMBERS;
    hostWatch.reset();
    end(State.CONNECTED);
    return death(now);
  }

  /** The number of the current MQTT session, 0 to 255; -1 before the first. */
  public long bdSeq() {
    return bdSeq;
  }

  /** False while a configured primary host application is not known to be online. */
  public boolean mayGiveBirth() {
    return state != State.OFFLINE && hostWatch.allowsBirth();
  }

  /** True between NBIRTH and the end of the session. */
  public boolean isBorn() {
    return state == State.BORN;
  }

  /**
   * The NBIRTH, first or again. All devices have to be born after it.
   *
   * @param now the wall clock, milliseconds since 1970 UTC
   * @param metrics every metric of the edge node itself, without bdSeq and Node Control
   */
  public Message nbirth(long now, List<NodeMetric> metrics) {
    // tck-id-message-flow-edge-node-birth-publish-phid-wait
    require(mayGiveBirth(), "NBIRTH before connect, or while the primary host is offline");
    end(State.BORN);
    nextSeq = 0;
    List<Metric> births = new ArrayList<>(metrics.size() + 3);
    births.add(bdSeqMetric(now));
    births.add(control(ControlMetrics.REBIRTH, Value.of(false), now));
    births.add(control(ControlMetrics.DELIVERED, Value.of(""), now));
    for (NodeMetric metric : metrics) {
      require(!ControlMetrics.contains(metric.name()), "a metric named like a control metric");
      births.add(Metric.birth(metric, aliases.born(null, metric).alias()));
    }
    return publish(SparkplugTopic.node(MessageType.NBIRTH, edge), now, births, null);
  }

  /**
   * The DBIRTH of a device, first or again.
   *
   * @param device a device of this edge node
   * @param now the wall clock, milliseconds since 1970 UTC
   * @param metrics every metric of the device
   */
  public Message dbirth(DeviceId device, long now, List<NodeMetric> metrics) {
    require(device.edgeId().equals(edge), "a device of another edge node");
    require(state == State.BORN, "DBIRTH before NBIRTH");
    born.add(device);
    List<Metric> births = new ArrayList<>(metrics.size());
    for (NodeMetric metric : metrics) {
      births.add(Metric.birth(metric, aliases.born(device, metric).alias()));
    }
    return publish(SparkplugTopic.device(MessageType.DBIRTH, device), now, births, null);
  }

  /** The alias of one of the edge node's own metrics; the same as long as this object lives. */
  public long alias(String name) {
    return aliases.of(null, name).alias();
  }

  /** The alias of a device's metric; the same as long as this object lives. */
  public long alias(DeviceId device, String name) {
    return aliases.of(device, name).alias();
  }

  /**
   * An NDATA.
   *
   * @param now the wall clock, milliseconds since 1970 UTC
   * @param metrics made by {@link Metric#data}; those not historical in order of time
   * @param mark what to say of delivery; null for nothing
   */
  public Message ndata(long now, List<Metric> metrics, @Nullable DeliveryMark mark) {
    require(state == State.BORN, "NDATA before NBIRTH");
    return publish(SparkplugTopic.node(MessageType.NDATA, edge), now, metrics, mark);
  }

  /**
   * A DDATA of a device that has been born.
   *
   * @param now the wall clock, milliseconds since 1970 UTC
   * @param metrics made by {@link Metric#data}; those not historical in order of time
   * @param mark what to say of delivery; null for nothing
   */
  public Message ddata(
      DeviceId device, long now, List<Metric> metrics, @Nullable DeliveryMark mark) {
    require(born.contains(device), "DDATA before DBIRTH");
    return publish(SparkplugTopic.device(MessageType.DDATA, device), now, metrics, mark);
  }

  /**
   * The DDEATH of a device that has been born.
   *
   * @param now since when it is away, milliseconds since 1970 UTC
   */
  public Message ddeath(DeviceId device, long now) {
    require(born.contains(device), "DDEATH before DBIRTH");
    return publish(SparkplugTopic.device(MessageType.DDEATH, device), now, List.of(), null);
  }

  /**
   * The NDEATH to publish before an intended disconnect.
   *
   * @param now the wall clock, milliseconds since 1970 UTC
   */
  public Message ndeath(long now) {
    require(state != State.OFFLINE, "NDEATH before connect");
    end(State.OFFLINE);
    return death(now);
  }

  /**
   * Takes a STATE message.
   *
   * @param hostId the last element of its topic
   * @param payload its bytes, whatever they are
   */
  public List<EdgeEvent> onState(String hostId, byte[] payload) {
    EdgeEvent event = hostWatch.take(hostId, payload);
    return event == null ? List.of() : List.of(event);
  }

  /**
   * Takes an NCMD or DCMD; other messages and other edge nodes' commands give no events.
   *
   * @param result what its payload decoded to
   */
  public List<EdgeEvent> onCommand(SparkplugTopic topic, DecodeResult result) {
    if (!edge.equals(topic.edgeOrNull())) {
      return List.of();
    }
    DeviceId device = topic instanceof SparkplugTopic.Device of ? of.device() : null;
    return switch (topic.type()) {
      case NCMD, DCMD ->
          switch (result) {
            case Decoded(Payload payload) -> commands.read(device, payload);
            case Malformed(String sentence) -> List.of(new EdgeEvent.Refused(sentence));
          };
      case NBIRTH, NDEATH, NDATA, DBIRTH, DDEATH, DDATA, STATE -> List.of();
    };
  }

  private void end(State next) {
    state = next;
    born.clear();
    aliases.forgetBirths();
  }

  private static Metric control(String name, Value value, long now) {
    NodeMetric metric = new NodeMetric(name, value.type(), "", "", Sample.good(value, now));
    // no alias: tck-id-operational-behavior-data-commands-rebirth-name-aliases; and a receipt is to
    // mean the same whichever birth the sender knows
    return Metric.birth(metric, -1);
  }

  private Metric bdSeqMetric(long now) {
    return control(ControlMetrics.BD_SEQ, Value.ofLong(ValueType.I64, bdSeq), now);
  }

  private Message death(long now) {
    // tck-id-topics-ndeath-payload, tck-id-payloads-ndeath-seq,
    // tck-id-payloads-ndeath-will-message-qos
    Payload payload = Payload.unsequenced(now, List.of(bdSeqMetric(now)));
    byte[] bytes = codec.encode(payload);
    return new Message(SparkplugTopic.node(MessageType.NDEATH, edge), bytes, 1, false);
  }

  private Message publish(
      SparkplugTopic topic, long now, List<Metric> metrics, @Nullable DeliveryMark mark) {
    byte[] bytes = codec.encode(Payload.of(now, nextSeq, metrics, mark));
    nextSeq = (nextSeq + 1) % NUMBERS;
    return new Message(topic, bytes, 0, false);
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalStateException(otherwise);
    }
  }
}
