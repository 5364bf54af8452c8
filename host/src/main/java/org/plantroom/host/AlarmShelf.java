package org.plantroom.host;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.plantroom.alarms.Alarm;
import org.plantroom.alarms.AlarmFacts;
import org.plantroom.alarms.AlarmStatus;
import org.plantroom.core.AlarmReference;

/**
 * Every alarm by its id. Anyone may look and keep; {@link #replace}, {@link #remove} and {@link
 * #takeRemoved} belong to the alarm thread.
 */
final class AlarmShelf {
  /** Why an alarm leaves whose rule is gone. */
  static final String NO_RULE = "the project has this alarm no more";

  /** Why the alarms of a device leave that is gone. */
  static final String NO_DEVICE = "the project has this device no more";

  /** Why the alarm of an edge node leaves that is gone. */
  static final String NO_EDGE = "the project has this edge node no more";

  private final Map<String, KeptAlarm> byId = new ConcurrentHashMap<>();
  private final Map<String, Collection<KeptAlarm>> below = new ConcurrentHashMap<>(); // by parent
  private final Map<String, AlarmStatus> stored;
  private final Alarm.Listener listener;
  private final List<KeptAlarm> removed = new ArrayList<>();

  /**
   * Begins empty.
   *
   * @param stored where alarms stood when the host ended, by id
   * @param listener told, on the alarm thread, what happens
   */
  AlarmShelf(Map<String, AlarmStatus> stored, Alarm.Listener listener) {
    this.stored = new ConcurrentHashMap<>(stored);
    this.listener = listener;
  }

  /** The alarm with these facts, which stands where it stood when the host ended. */
  KeptAlarm keep(AlarmFacts facts) {
    return byId.computeIfAbsent(
        facts.id(),
        id -> {
          // Taken once: an alarm that leaves and comes again begins anew.
          AlarmStatus status = stored.remove(id);
          return kept(facts, status == null ? AlarmStatus.NEW : status);
        });
  }

  private KeptAlarm kept(AlarmFacts facts, AlarmStatus status) {
    KeptAlarm kept = new KeptAlarm(new Alarm(facts, status, listener));
    Collection<KeptAlarm> children = below.get(facts.id());
    if (children != null) {
      kept.below(children);
    }
    return kept;
  }

  /**
   * Has an alarm suppressed while another stands; on the thread that makes the alarm.
   *
   * @param parent what it hangs on, which may come later
   */
  void hang(KeptAlarm child, AlarmReference parent) {
    String id = AlarmNames.id(parent);
    Collection<KeptAlarm> children =
        below.computeIfAbsent(id, missing -> ConcurrentHashMap.newKeySet());
    children.add(child);
    KeptAlarm known = byId.get(id);
    if (known != null) {
      known.below(children);
    }
  }

  /** Lets an alarm hang on another no more. */
  void unhang(KeptAlarm child, AlarmReference parent) {
    Collection<KeptAlarm> children = below.get(AlarmNames.id(parent));
    if (children != null) {
      children.remove(child);
    }
  }

  /** An alarm with other facts of the same id, which stands where it stands. */
  KeptAlarm replace(KeptAlarm before, AlarmFacts facts) {
    KeptAlarm next = kept(facts, before.alarm().status());
    byId.put(facts.id(), next);
    return next;
  }

  /** Lets an alarm go, with a line in the journal when anybody saw it. */
  void remove(KeptAlarm alarm, long now, String reason) {
    if (byId.remove(alarm.alarm().facts().id(), alarm)) {
      alarm.alarm().leave(now, reason);
      removed.add(alarm);
    }
  }

  /** The alarms removed since the last time, whose standing is still to be stored. */
  List<KeptAlarm> takeRemoved() {
    List<KeptAlarm> taken = List.copyOf(removed);
    removed.clear();
    return taken;
  }

  /** Where alarms stood that nothing of the project asked for yet, by id. */
  Map<String, AlarmStatus> left() {
    return Map.copyOf(stored);
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
