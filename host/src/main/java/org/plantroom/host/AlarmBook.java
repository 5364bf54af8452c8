package org.plantroom.host;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plantroom.alarms.Alarm;
import org.plantroom.alarms.AlarmFacts;
import org.plantroom.alarms.AlarmStatus;
import org.plantroom.core.AlarmType;
import org.plantroom.core.Device;
import org.plantroom.core.DeviceId;
import org.plantroom.core.EdgeId;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.Project;
import org.plantroom.core.Time;

/**
 * Every alarm there is: those of the project, and a communication alarm for each edge node and
 * device heard of beside it. Thread-safe.
 */
final class AlarmBook {
  private final Map<EdgeId, NodeAlarms> nodes = new ConcurrentHashMap<>();
  private final Map<String, KeptAlarm> byId = new ConcurrentHashMap<>();
  private final Map<DeviceId, List<AlarmType>> types = new HashMap<>();
  private final Map<EdgeId, List<DeviceId>> devices = new HashMap<>();
  private final Map<String, AlarmStatus> stored;
  private final Alarm.Listener listener;
  private final Consumer<AlarmWork> queue;
  private final Time time;

  /**
   * Opens the book.
   *
   * @param stored where alarms stood when the host ended, by id
   * @param listener told, on the alarm thread, what happens
   * @param queue leads to the alarm thread
   */
  AlarmBook(
      Project project,
      Map<String, AlarmStatus> stored,
      Alarm.Listener listener,
      Consumer<AlarmWork> queue,
      Time time) {
    this.stored = stored;
    this.listener = listener;
    this.queue = queue;
    this.time = time;
    project.sites().values().forEach(site -> site.edges().values().forEach(this::declare));
    devices.keySet().forEach(this::node);
  }

  private void declare(EdgeNode edge) {
    List<DeviceId> ids = new ArrayList<>();
    for (Device device : edge.devices().values()) {
      DeviceId id = edge.id().device(device.id());
      ids.add(id);
      types.put(id, List.copyOf(device.alarms().values()));
    }
    devices.put(edge.id(), ids);
  }

  /** The alarms of an edge node, made when it is new. */
  NodeAlarms node(EdgeId edge) {
    NodeAlarms known = nodes.get(edge);
    return known != null ? known : nodes.computeIfAbsent(edge, this::newNode);
  }

  private NodeAlarms newNode(EdgeId edge) {
    KeptAlarm kept = keep(AlarmNames.communication(edge));
    return new NodeAlarms(
        kept, devices.getOrDefault(edge, List.of()), this::newDevice, time.millis());
  }

  private DeviceAlarms newDevice(DeviceId device) {
    return new DeviceAlarms(
        device, types.getOrDefault(device, List.of()), this::keep, queue, time.millis());
  }

  private KeptAlarm keep(AlarmFacts facts) {
    AlarmStatus status = stored.getOrDefault(facts.id(), AlarmStatus.NEW);
    return byId.computeIfAbsent(
        facts.id(), id -> new KeptAlarm(new Alarm(facts, status, listener)));
  }

  Collection<NodeAlarms> nodes() {
    return nodes.values();
  }

  /** All alarms, in no order. */
  Collection<KeptAlarm> all() {
    return byId.values();
  }

  /** The alarm of an id, or null. */
  @Nullable KeptAlarm find(String id) {
    return byId.get(id);
  }
}
