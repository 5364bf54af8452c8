package org.plantroom.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.DeviceId;
import org.plantroom.core.Sample;
import org.plantroom.core.TagType;
import org.plantroom.core.Time;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.mqtt.MqttMessage;
import org.plantroom.sparkplug.DeliveryMark;
import org.plantroom.sparkplug.EdgeMetrics;
import org.plantroom.sparkplug.EdgeNodeSession;
import org.plantroom.sparkplug.Message;
import org.plantroom.sparkplug.Metric;
import org.plantroom.sparkplug.NodeMetric;

/**
 * What the edge says to one host: makes the session's messages and hands them to the connection in
 * the order they were made. Whoever calls holds the uplink's lock.
 */
final class SparkplugOutbox implements Resender.Outlet {
  private final EdgeNodeSession session;
  private final WayOut wayOut;
  private final DeviceStates devices;
  private final Time time;
  private final DepartedTags departed = new DepartedTags();
  private long unknownTags;

  /** The way out. */
  interface WayOut {
    /** Hands a message over; false when it cannot be taken now. */
    boolean publish(MqttMessage message);

    /** Leaves this broker, where the primary host is offline. */
    void moveOn(String why);
  }

  SparkplugOutbox(EdgeNodeSession session, WayOut wayOut, DeviceStates devices, Time time) {
    this.session = session;
    this.wayOut = wayOut;
    this.devices = devices;
    this.time = time;
  }

  /** Begins a new MQTT session; the NDEATH to register as the will. */
  MqttMessage beginSession() {
    return mqtt(session.connect(time.millis()));
  }

  /** True when values may go out. */
  boolean isBorn() {
    return session.isBorn();
  }

  /** False while the primary host is not known to be online. */
  boolean mayGiveBirth() {
    return session.mayGiveBirth();
  }

  /** All births, first or again. */
  void giveBirth(List<NodeMetric> ownMetrics, long now) {
    departed.clear();
    publish(session.nbirth(now, ownMetrics));
    for (DeviceState device : devices.all()) {
      publish(session.dbirth(device.id(), now, device.metrics()));
      if (device.isDown()) {
        publish(session.ddeath(device.id(), now));
      }
    }
  }

  /**
   * The birth of a device with tags, or of a whole device, that the project has no more: without it
   * the host could not be given the values that still wait in the journal.
   */
  private void giveBirthWithDeparted(String name, @Nullable DeviceState device) {
    long now = time.millis();
    DeviceId id = devices.idOf(name);
    List<NodeMetric> metrics = new ArrayList<>(departed.metrics(name, now));
    if (device != null) {
      metrics.addAll(device.metrics());
    }
    publish(session.dbirth(id, now, metrics));
    if (device == null || device.isDown()) {
      publish(session.ddeath(id, now));
    }
  }

  /** The device's birth, when the edge itself is born. */
  void deviceUp(DeviceState device) {
    if (session.isBorn()) {
      publish(session.dbirth(device.id(), time.millis(), device.metrics()));
    }
  }

  /** The device's death, when the edge itself is born. */
  void deviceDown(DeviceState device) {
    if (session.isBorn()) {
      publish(session.ddeath(device.id(), time.millis()));
    }
  }

  /**
   * Sends a report as the present.
   *
   * @param offset its place in the journal; null when the journal did not take it
   * @return false when the connection does not take it now
   */
  boolean sendLive(DeviceState device, DeviceReport report, @Nullable Long offset) {
    DeliveryMark mark = offset == null ? null : new DeliveryMark.Offset(offset);
    return publish(session.ddata(device.id(), time.millis(), metrics(device, report, false), mark));
  }

  @Override
  public boolean sendHistorical(JournalEntry entry) {
    DeviceReport report = entry.report();
    DeviceState device = devices.find(report.device());
    if (departed.note(report, device)) {
      giveBirthWithDeparted(report.device(), device);
    }
    DeliveryMark mark = new DeliveryMark.Offset(entry.offset());
    DeviceId id = devices.idOf(report.device());
    List<Metric> metrics = metrics(device, report, true);
    return metrics.isEmpty()
        ? sendMark(mark)
        : publish(session.ddata(id, time.millis(), metrics, mark));
  }

  @Override
  public boolean sendMark(DeliveryMark mark) {
    return publish(session.ndata(time.millis(), List.of(), mark));
  }

  private List<Metric> metrics(
      @Nullable DeviceState device, DeviceReport report, boolean historical) {
    List<Metric> metrics = new ArrayList<>(report.samples().size());
    for (TagSample sample : report.samples()) {
      if (typeOf(sample.tag(), device, report.device()) == sample.type()) {
        long alias = session.alias(devices.idOf(report.device()), sample.tag());
        metrics.add(Metric.data(alias, sample.sample(), historical));
      } else {
        // Of another type since it was read, and one name cannot be born with two.
        unknownTags++;
      }
    }
    return metrics;
  }

  private @Nullable ValueType typeOf(String tag, @Nullable DeviceState device, String name) {
    TagType known = device == null ? null : device.device().type().tags().get(tag);
    return known == null ? departed.typeOf(name, tag) : known.valueType();
  }

  /** Tells of the edge itself; also the sign that values flow, so even nothing is sent. */
  void sendOwn(Function<Function<String, Long>, List<Metric>> metrics) {
    if (session.isBorn()) {
      publish(session.ndata(time.millis(), metrics.apply(session::alias), null));
    }
  }

  /**
   * Tells what a command came to.
   *
   * @param finishedAt when that was known, milliseconds since 1970 UTC
   */
  void answer(String id, Driver.WriteOutcome outcome, long finishedAt) {
    Sample answer =
        Sample.good(Value.of(EdgeReports.commandResult(id, outcome, finishedAt)), finishedAt);
    sendOwn(alias -> List.of(Metric.data(alias.apply(EdgeMetrics.COMMAND_RESULT), answer, false)));
  }

  /** Says that the edge goes, when it was born. */
  void sayGoodbye() {
    if (session.isBorn()) {
      publish(session.ndeath(time.millis()));
    }
  }

  /** Ends the session because the primary host is offline, and leaves this broker. */
  void leaveHost() {
    if (session.isBorn()) {
      // tck-id-operational-behavior-edge-node-termination-host-offline
      publish(session.ndeath(time.millis()));
      wayOut.moveOn("the host is offline; values are kept until it is back");
    }
  }

  /** Leaves a connection over which the host has not answered for long; NDEATH is its will. */
  void leaveSilentHost() {
    publish(session.ndeath(time.millis()));
    wayOut.moveOn("the host has not answered for a minute; values are kept, another way is tried");
  }

  /** Samples not sent since the start, because their tag has another type in the project now. */
  long unknownTags() {
    return unknownTags;
  }

  private boolean publish(Message message) {
    return wayOut.publish(mqtt(message));
  }

  private static MqttMessage mqtt(Message message) {
    return new MqttMessage(
        message.topic().toString(), message.payload(), message.qos(), message.retain());
  }
}
