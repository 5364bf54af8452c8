package org.plantroom.host;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.plantroom.alarms.FirstOutGroup;
import org.plantroom.alarms.Suppressor;
import org.plantroom.core.AlarmCondition;
import org.plantroom.core.AlarmReference;
import org.plantroom.core.AlarmType;
import org.plantroom.core.DeviceId;
import org.plantroom.core.TagReference;

/**
 * The alarms of one device: those of its tags, and that of its link. Made by any thread; {@link
 * #become} belongs to the alarm thread.
 */
final class DeviceAlarms {
  private final DeviceId device;
  private final AlarmShelf shelf;
  private final Consumer<AlarmWork> queue;
  private final RemoteTags remoteTags;
  private final Map<String, AlarmWatch> watches = new ConcurrentHashMap<>();
  private final LinkAlarm link;
  private volatile Map<String, TagAlarm> alarms = Map.of();

  /**
   * Makes a device's alarms.
   *
   * @param types those of the project; none for a device the project does not know
   * @param shelf where every alarm is kept
   * @param queue leads to the alarm thread
   * @param remoteTags the tags of other devices
   * @param now milliseconds since 1970 UTC
   */
  DeviceAlarms(
      DeviceId device,
      Collection<AlarmType> types,
      AlarmShelf shelf,
      Consumer<AlarmWork> queue,
      RemoteTags remoteTags,
      long now) {
    this.device = device;
    this.shelf = shelf;
    this.queue = queue;
    this.remoteTags = remoteTags;
    take(types, type -> make(type, shelf.keep(AlarmNames.facts(device, type))));
    KeptAlarm kept = shelf.keep(AlarmNames.communication(device));
    this.link = new LinkAlarm(kept, Suppressor.DEVICE, this::tagAlarms, LinkAlarm.CATCH_UP, now);
  }

  /** Makes one alarm for each rule, and lets the tags know them. */
  private void take(Collection<AlarmType> types, Function<AlarmType, TagAlarm> maker) {
    Map<String, TagAlarm> next = new LinkedHashMap<>();
    types.forEach(type -> next.put(type.name(), maker.apply(type)));
    alarms.values().stream().filter(alarm -> !next.containsValue(alarm)).forEach(this::release);
    alarms = next;
    group(next.values());
    watches.forEach(
        (tag, watch) ->
            watch.become(
                those(alarm -> alarm.isOn(tag)),
                those(alarm -> alarm.isComparedWith(tag)),
                those(alarm -> alarm.isSuppressedBy(tag))));
  }

  private static void group(Collection<TagAlarm> alarms) {
    Map<String, List<KeptAlarm>> groups = new LinkedHashMap<>();
    for (TagAlarm alarm : alarms) {
      alarm.kept().firstOut(null, List.of());
      String name = alarm.type().firstOut();
      if (!name.isEmpty()) {
        groups.computeIfAbsent(name, missing -> new ArrayList<>()).add(alarm.kept());
      }
    }
    groups.forEach(DeviceAlarms::group);
  }

  private static void group(String name, List<KeptAlarm> members) {
    FirstOutGroup group = new FirstOutGroup(name, members.stream().map(KeptAlarm::alarm).toList());
    members.forEach(member -> member.firstOut(group, members));
  }

  /** Nothing of another device is looked at for a rule that is gone. */
  private void release(TagAlarm gone) {
    for (String reference : references(gone.type().condition())) {
      if (!TagReference.isOwn(reference)) {
        remote(reference).remove(gone);
      }
    }
    if (gone.type().suppressWhile() instanceof AlarmType.WhileAlarm(String reference)) {
      shelf.unhang(gone.kept(), AlarmReference.resolve(reference, device));
    }
  }

  private List<TagAlarm> those(Predicate<TagAlarm> wanted) {
    return alarms.values().stream().filter(wanted).toList();
  }

  private TagAlarm make(AlarmType type, KeptAlarm kept) {
    suppress(kept, type.suppressWhile());
    Map<String, AlarmInput> inputs = new LinkedHashMap<>();
    Set<String> remotes = new LinkedHashSet<>();
    for (String reference : references(type.condition())) {
      if (TagReference.isOwn(reference)) {
        inputs.put(reference, watchFor(reference));
      } else {
        remotes.add(reference);
      }
    }
    remotes.forEach(reference -> inputs.put(reference, remote(reference)));
    TagAlarm alarm = new TagAlarm(kept, type, watchFor(type.tag()), inputs);
    remotes.forEach(reference -> remote(reference).add(alarm));
    return alarm;
  }

  private void suppress(KeptAlarm kept, AlarmType.@Nullable Suppression by) {
    switch (by) {
      case null -> kept.suppressedBy(null, null);
      case AlarmType.WhileTag(String tag, AlarmCondition _) -> {
        watchFor(tag);
        kept.suppressedBy(by, null);
      }
      case AlarmType.WhileAlarm(String reference) -> {
        AlarmReference parent = AlarmReference.resolve(reference, device);
        String id = AlarmNames.id(parent);
        kept.suppressedBy(by, new KeptAlarm.Parent(parent.toString(), shelf, id));
        shelf.hang(kept, parent);
      }
    }
  }

  private RemoteTag remote(String reference) {
    return remoteTags.of(TagReference.resolve(reference, device));
  }

  /** The tags a condition looks at beside the one it is on. */
  private static Set<String> references(AlarmCondition condition) {
    return switch (condition) {
      case AlarmCondition.Deviation deviation -> Set.of(deviation.from());
      case AlarmCondition.Formula formula -> formula.references();
      case AlarmCondition.High _,
          AlarmCondition.Low _,
          AlarmCondition.Rate _,
          AlarmCondition.Is _,
          AlarmCondition.IsNot _,
          AlarmCondition.Stale _ ->
          Set.of();
    };
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
