package org.plantroom.host;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.plantroom.alarms.AlarmFacts;
import org.plantroom.alarms.Suppressor;
import org.plantroom.core.AlarmType;
import org.plantroom.core.Device;
import org.plantroom.core.DeviceId;
import org.plantroom.core.EdgeId;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.Project;
import org.plantroom.core.Time;

/**
 * Which alarms there are: those of the project, and a communication alarm for each of the host's
 * brokers, and each edge node and device heard of beside it. Thread-safe; {@link #become} belongs
 * to the alarm thread.
 */
final class AlarmBook {
  private final Map<EdgeId, NodeAlarms> nodes = new ConcurrentHashMap<>();
  private final AlarmShelf shelf;
  private final Consumer<AlarmWork> queue;
  private final RemoteTags remoteTags;
  private final List<LinkAlarm> brokers;
  private final LinkLooks looks = new LinkLooks();
  private final Time time;
  private volatile Declared declared;

  /** What the project says: the rules of each device of each edge node. */
  private record Declared(Map<EdgeId, Map<DeviceId, Collection<AlarmType>>> edges) {
    static Declared of(Project project) {
      Map<EdgeId, Map<DeviceId, Collection<AlarmType>>> edges = new LinkedHashMap<>();
      project
          .sites()
          .values()
          .forEach(site -> site.edges().values().forEach(e -> edges.put(e.id(), rules(e))));
      return new Declared(edges);
    }

    private static Map<DeviceId, Collection<AlarmType>> rules(EdgeNode edge) {
      Map<DeviceId, Collection<AlarmType>> rules = new LinkedHashMap<>();
      for (Device device : edge.devices().values()) {
        rules.put(edge.id().device(device.id()), List.copyOf(device.alarms().values()));
      }
      return rules;
    }

    Map<DeviceId, Collection<AlarmType>> of(EdgeId edge) {
      return edges.getOrDefault(edge, Map.of());
    }

    Collection<AlarmType> of(DeviceId device) {
      return of(device.edgeId()).getOrDefault(device, List.of());
    }
  }

  /**
   * Opens the book.
   *
   * @param brokers the addresses of the host's brokers
   * @param shelf where every alarm is kept
   * @param queue leads to the alarm thread
   * @param remoteTags the tags of other devices that rules look at
   */
  AlarmBook(
      Project project,
      List<String> brokers,
      AlarmShelf shelf,
      Consumer<AlarmWork> queue,
      RemoteTags remoteTags,
      Time time) {
    this.shelf = shelf;
    this.queue = queue;
    this.remoteTags = remoteTags;
    this.time = time;
    this.declared = Declared.of(project);
    this.brokers =
        brokers.size() == 1
            ? List.of(newBroker(AlarmNames.communication()))
            : IntStream.range(0, brokers.size())
                .mapToObj(place -> newBroker(AlarmNames.broker(place, brokers.get(place))))
                .toList();
    declared.edges().keySet().forEach(this::node);
  }

  /** What it suppresses is each edge node's to say, {@link NodeReach}. */
  private LinkAlarm newBroker(AlarmFacts facts) {
    return new LinkAlarm(
        shelf.keep(facts), Suppressor.HOST, List::of, LinkAlarm.BROKER_CATCH_UP, time.millis());
  }

  /** The alarms of an edge node, made when it is new. */
  NodeAlarms node(EdgeId edge) {
    NodeAlarms known = nodes.get(edge);
    return known != null ? known : nodes.computeIfAbsent(edge, this::newNode);
  }

  private NodeAlarms newNode(EdgeId edge) {
    KeptAlarm kept = shelf.keep(AlarmNames.communication(edge));
    NodeAlarms node =
        new NodeAlarms(
            kept,
            declared.of(edge).keySet(),
            this::newDevice,
            brokers,
            looks::changed,
            time.millis());
    looks.changed(node);
    return node;
  }

  /** The host's links to its brokers, in the order of the project. */
  List<LinkAlarm> brokers() {
    return brokers;
  }

  private DeviceAlarms newDevice(DeviceId device) {
    return new DeviceAlarms(device, declared.of(device), shelf, queue, remoteTags, time.millis());
  }

  /** When whose links are looked at. */
  LinkLooks looks() {
    return looks;
  }

  /** The edge nodes of the project, and others that were heard of. */
  List<NodeAlarms> nodes() {
    return nodes.values().stream().filter(node -> !node.isGone()).toList();
  }

  /**
   * Goes over to another project. What the book knows of edge nodes and devices that no project
   * ever named stays.
   *
   * @return the devices whose rules changed, and new ones: their present values are to be looked at
   */
  List<DeviceAlarms> become(Project project) {
    Declared before = declared;
    Declared next = Declared.of(project);
    declared = next;
    List<DeviceAlarms> changed = new ArrayList<>();
    before.edges().keySet().forEach(edge -> removeMissing(edge, before, next));
    next.edges().keySet().forEach(edge -> becomeNode(edge, before, next, changed));
    return changed;
  }

  private void removeMissing(EdgeId edge, Declared before, Declared next) {
    NodeAlarms node = node(edge);
    long now = time.millis();
    for (DeviceId device : before.of(edge).keySet()) {
      if (!next.of(edge).containsKey(device)) {
        node.remove(device, now);
        node.watchesChanged();
      }
    }
    if (!next.edges().containsKey(edge)) {
      node.leave();
      shelf.remove(node.link().kept(), now, AlarmShelf.NO_EDGE);
    }
  }

  private void becomeNode(EdgeId edge, Declared before, Declared next, List<DeviceAlarms> changed) {
    NodeAlarms node = node(edge);
    if (node.isGone()) {
      node.comeBack(shelf.keep(AlarmNames.communication(edge)));
    }
    next.of(edge)
        .forEach(
            (device, rules) -> {
              DeviceAlarms alarms = node.device(device);
              boolean isNew = !before.of(edge).containsKey(device);
              if (alarms != null && (alarms.become(rules, node.link(), time.millis()) || isNew)) {
                changed.add(alarms);
                node.watchesChanged();
                looks.changed(node);
              }
            });
  }
}
