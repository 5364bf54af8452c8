package org.plantroom.host;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plantroom.alarms.Suppressor;
import org.plantroom.core.DeviceId;
import org.plantroom.core.TagPath;

/**
 * The alarms of one edge node and its devices. The Sparkplug thread tells it how links stand and
 * asks for the tags' watches; the alarm thread looks.
 */
final class NodeAlarms {
  private static final int MAX_DEVICES = 10_000;

  private final Map<String, DeviceAlarms> devices = new ConcurrentHashMap<>();
  private final Function<DeviceId, DeviceAlarms> maker;
  private final LinkAlarm link;
  private final NodeReach reach;
  private final Consumer<NodeAlarms> changed;
  private volatile boolean isGone;
  private final AtomicInteger version = new AtomicInteger();

  /**
   * The alarms of a node with the devices the project gives it.
   *
   * @param kept the node's own alarm
   * @param maker makes a device's alarms
   * @param brokers the host's links, without which nothing is known of the node
   * @param changed told when a link stands otherwise, by the thread that says so
   * @param now milliseconds since 1970 UTC
   */
  NodeAlarms(
      KeptAlarm kept,
      Collection<DeviceId> known,
      Function<DeviceId, DeviceAlarms> maker,
      List<LinkAlarm> brokers,
      Consumer<NodeAlarms> changed,
      long now) {
    this.maker = maker;
    this.changed = changed;
    known.forEach(device -> devices.put(device.device(), maker.apply(device)));
    this.link = new LinkAlarm(kept, Suppressor.NODE, this::below, LinkAlarm.CATCH_UP, now);
    this.reach = new NodeReach(brokers, link, this::all);
    if (!reach.isThere()) {
      link.held(now);
    }
  }

  private List<KeptAlarm> all() {
    List<KeptAlarm> all = below();
    all.add(link.kept());
    return all;
  }

  /** The alarms of its devices and their tags. */
  List<KeptAlarm> below() {
    List<KeptAlarm> below = new ArrayList<>();
    for (DeviceAlarms device : devices.values()) {
      below.add(device.link().kept());
      below.addAll(device.tagAlarms());
    }
    return below;
  }

  /** The node was born; after a death its devices have to be born too. */
  void nodeUp(boolean rebirth, long now) {
    if (!rebirth) {
      devices.values().forEach(device -> device.link().unknown(now));
    }
    link.up(now);
    changed.accept(this);
  }

  /** The node, or the way to it, is lost. */
  void nodeDown(long now) {
    devices.values().forEach(device -> device.link().held(now));
    if (reach.isThere()) {
      link.down(now);
    } else {
      link.held(now);
    }
    changed.accept(this);
  }

  /** The node comes over this broker; to be told before {@link #nodeUp}. */
  void over(LinkAlarm broker) {
    reach.over(broker);
  }

  /**
   * The host has lost a broker. A broker that goes down tells the deaths of nodes whose connections
   * it ends before the host's, and nothing is known of any of them from now on.
   */
  void brokerDown(long now) {
    if (!reach.isThere()) {
      devices.values().forEach(device -> device.link().held(now));
      link.held(now);
      changed.accept(this);
    }
  }

  /** The host has a broker again, and the node has to show itself if it may be there. */
  void brokerUp(LinkAlarm broker, long now) {
    if (reach.mayBeOver(broker)) {
      link.release(now);
      changed.accept(this);
    }
  }

  void deviceUp(DeviceId device, long now) {
    DeviceAlarms alarms = device(device);
    if (alarms != null) {
      alarms.link().up(now);
      changed.accept(this);
    }
  }

  void deviceDown(DeviceId device, long now) {
    DeviceAlarms alarms = devices.get(device.device());
    if (alarms != null) {
      alarms.link().down(now);
      changed.accept(this);
    }
  }

  /** The watch of a tag; null when no alarm looks at it. */
  @Nullable AlarmWatch watch(TagPath tag) {
    DeviceAlarms alarms = devices.get(tag.device());
    return alarms == null ? null : alarms.watch(tag.tag());
  }

  /** Counts how often watches may have come or gone. */
  int version() {
    return version.get();
  }

  /** Tells that watches may have come or gone. */
  void watchesChanged() {
    version.incrementAndGet();
  }

  /** The alarms of a device the project has; null when there are too many devices. */
  @Nullable DeviceAlarms device(DeviceId device) {
    DeviceAlarms known = devices.get(device.device());
    if (known != null || devices.size() >= MAX_DEVICES) {
      return known;
    }
    return devices.computeIfAbsent(device.device(), name -> maker.apply(device));
  }

  /** Lets a device and its alarms go; on the alarm thread, as the next two. */
  void remove(DeviceId device, long now) {
    DeviceAlarms gone = devices.remove(device.device());
    if (gone != null) {
      gone.leave(now);
    }
  }

  /** The project has the edge node no more: nothing it does is an alarm. */
  void leave() {
    isGone = true;
  }

  /** The project has the edge node again. */
  void comeBack(KeptAlarm kept) {
    link.become(kept);
    reach.beginAnew();
    isGone = false;
    changed.accept(this);
  }

  /** True from {@link #leave} to {@link #comeBack}. */
  boolean isGone() {
    return isGone;
  }

  LinkAlarm link() {
    return link;
  }

  /** Whether it can be heard at all. */
  NodeReach reach() {
    return reach;
  }

  /** The links of the node and its devices. */
  List<LinkAlarm> links() {
    List<LinkAlarm> links = new ArrayList<>(devices.size() + 1);
    links.add(link);
    devices.values().forEach(device -> links.add(device.link()));
    return links;
  }

  Collection<DeviceAlarms> devices() {
    return devices.values();
  }
}
