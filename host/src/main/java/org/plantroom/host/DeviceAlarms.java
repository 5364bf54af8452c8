package org.plantroom.host;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.plantroom.alarms.Suppressor;
import org.plantroom.core.AlarmCondition;
import org.plantroom.core.AlarmType;
import org.plantroom.core.DeviceId;

/**
 * The alarms of one device: those of its tags, and that of its link. Made by any thread; {@link
 * #become} belongs to the alarm thread.
 */
final class DeviceAlarms {
  private final DeviceId device;
  private final AlarmShelf shelf;
  private final Consumer<AlarmWork> queue;
  private final Map<String, AlarmWatch> watches = new ConcurrentHashMap<>();
  private final LinkAlarm link;
  private volatile Map<String, TagAlarm> alarms = Map.of();

  /**
   * Makes a device's alarms.
   *
   * @param types those of the project; none for a device the project does not know
   * @param shelf where every alarm is kept
   * @param queue leads to the alarm thread
   * @param now milliseconds since 1970 UTC
   */
  DeviceAlarms(
      DeviceId device,
      Collection<AlarmType> types,
      AlarmShelf shelf,
      Consumer<AlarmWork> queue,
      long now) {
    this.device = device;
    this.shelf = shelf;
    this.queue = queue;
    take(types, type -> make(type, shelf.keep(AlarmNames.facts(device, type))));
    KeptAlarm kept = shelf.keep(AlarmNames.communication(device));
    this.link = new LinkAlarm(kept, Suppressor.DEVICE, this::tagAlarms, now);
  }

  /** Makes one alarm for each rule, and lets the tags know them. */
  private void take(Collection<AlarmType> types, Function<AlarmType, TagAlarm> maker) {
    Map<String, TagAlarm> next = new LinkedHashMap<>();
    types.forEach(type -> next.put(type.name(), maker.apply(type)));
    alarms = next;
    watches.forEach(
        (tag, watch) ->
            watch.become(
                those(alarm -> alarm.isOn(tag)),
                those(alarm -> alarm.isComparedWith(tag)),
                those(alarm -> alarm.isSuppressedBy(tag))));
  }

  private List<TagAlarm> those(Predicate<TagAlarm> wanted) {
    return alarms.values().stream().filter(wanted).toList();
  }

  private TagAlarm make(AlarmType type, KeptAlarm kept) {
    AlarmType.Suppression by = type.suppressWhile();
    if (by != null) {
      watchFor(by.tag());
    }
    AlarmWatch from =
        type.condition() instanceof AlarmCondition.Deviation deviation
            ? watchFor(deviation.from())
            : null;
    return new TagAlarm(kept, type, watchFor(type.tag()), from);
  }

  private AlarmWatch watchFor(String tag) {
    return watches.computeIfAbsent(
        tag, name -> new AlarmWatch(device.tag(name).toString(), this::isUp, queue));
  }

  private boolean isUp() {
    return link.isUp();
  }

  /**
   * Goes over to other rules. An alarm whose rule stays the same notices nothing; one whose rule
   * changed goes on from where it stands; others leave and come.
   *
   * @param node the edge node's link, which may suppress the new ones
   * @param now milliseconds since 1970 UTC
   * @return false when the rules are those it has
   */
  boolean become(Collection<AlarmType> types, LinkAlarm node, long now) {
    Map<String, TagAlarm> before = alarms;
    if (List.copyOf(types).equals(before.values().stream().map(TagAlarm::type).toList())) {
      return false;
    }
    List<TagAlarm> gone = new ArrayList<>(before.values());
    gone.removeIf(alarm -> types.stream().anyMatch(type -> isSameAlarm(alarm, type)));
    gone.forEach(alarm -> shelf.remove(alarm.kept(), now, AlarmShelf.NO_RULE));
    take(types, type -> next(before.get(type.name()), type, node, now));
    return true;
  }

  private static boolean isSameAlarm(TagAlarm alarm, AlarmType type) {
    return alarm.type().name().equals(type.name()) && alarm.continuesAs(type);
  }

  private TagAlarm next(@Nullable TagAlarm before, AlarmType type, LinkAlarm node, long now) {
    if (before != null && before.type().equals(type)) {
      return before;
    }
    KeptAlarm kept =
        before != null && before.continuesAs(type)
            ? shelf.replace(before.kept(), AlarmNames.facts(device, type))
            : shelf.keep(AlarmNames.facts(device, type));
    if (type.suppressWhile() == null) {
      kept.alarm().suppress(Suppressor.CONDITION, false, now, "", AlarmShelf.NO_RULE);
    }
    link.adopt(kept, now);
    node.adopt(kept, now);
    return make(type, kept);
  }

  /** Lets all alarms go: the project has the device no more. */
  void leave(long now) {
    alarms.values().forEach(alarm -> shelf.remove(alarm.kept(), now, AlarmShelf.NO_DEVICE));
    take(List.of(), type -> make(type, shelf.keep(AlarmNames.facts(device, type))));
    shelf.remove(link.kept(), now, AlarmShelf.NO_DEVICE);
  }

  LinkAlarm link() {
    return link;
  }

  /** The watch of a tag; null when no alarm looks at it. */
  @Nullable AlarmWatch watch(String tag) {
    return watches.get(tag);
  }

  Iterable<AlarmWatch> watches() {
    return watches.values();
  }

  /** The alarms of the tags. */
  List<KeptAlarm> tagAlarms() {
    return alarms.values().stream().map(TagAlarm::kept).toList();
  }
}
