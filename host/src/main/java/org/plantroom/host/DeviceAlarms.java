package org.plantroom.host;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plantroom.alarms.AlarmFacts;
import org.plantroom.alarms.Suppressor;
import org.plantroom.core.AlarmCondition;
import org.plantroom.core.AlarmType;
import org.plantroom.core.DeviceId;

/** The alarms of one device: those of its tags, and that of its link. */
final class DeviceAlarms {
  private final Map<String, AlarmWatch> watches = new LinkedHashMap<>();
  private final LinkAlarm link;

  /**
   * Makes a device's alarms.
   *
   * @param types those of the project; none for a device the project does not know
   * @param keep gives an alarm with the standing it had
   */
  DeviceAlarms(
      DeviceId device,
      Iterable<AlarmType> types,
      Function<AlarmFacts, KeptAlarm> keep,
      Consumer<AlarmWork> queue,
      long now) {
    for (AlarmType type : types) {
      add(device, type, keep, queue);
    }
    KeptAlarm kept = keep.apply(AlarmNames.communication(device));
    this.link = new LinkAlarm(kept, Suppressor.DEVICE, this::tagAlarms, now);
  }

  private void add(
      DeviceId device,
      AlarmType type,
      Function<AlarmFacts, KeptAlarm> keep,
      Consumer<AlarmWork> queue) {
    AlarmWatch watch = watch(device, type.tag(), queue);
    KeptAlarm kept = keep.apply(AlarmNames.facts(device, type));
    TagAlarm alarm = new TagAlarm(kept, type, watch);
    watch.add(alarm);
    if (type.condition() instanceof AlarmCondition.Deviation deviation) {
      AlarmWatch from = watch(device, deviation.from(), queue);
      from.addCompared(alarm);
      alarm.compareWith(from);
    }
    AlarmType.Suppression by = type.suppressWhile();
    if (by != null) {
      watch(device, by.tag(), queue).addSuppressed(alarm);
    }
  }

  private AlarmWatch watch(DeviceId device, String tag, Consumer<AlarmWork> queue) {
    return watches.computeIfAbsent(
        tag, name -> new AlarmWatch(device.tag(name).toString(), this::isUp, queue));
  }

  private boolean isUp() {
    return link.isUp();
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
    return watches.values().stream()
        .flatMap(watch -> watch.alarms().stream())
        .map(TagAlarm::kept)
        .toList();
  }
}
