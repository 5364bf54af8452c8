package org.plantroom.host;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.plantroom.alarms.AlarmState;
import org.plantroom.core.AlarmPriority;

/**
 * The alarms an operator has to look at, counted by site. Told by the alarm thread, asked by
 * anyone, under its own lock.
 */
final class AlarmTallies implements Consumer<KeptAlarm> {
  /**
   * The alarms of one site.
   *
   * @param critical how many of this priority; so the others
   * @param unacknowledged how many of all that nobody has acknowledged
   */
  record Count(int critical, int high, int medium, int low, int unacknowledged) {
    static final Count NONE = new Count(0, 0, 0, 0, 0);

    /** Both together. */
    Count plus(Count other) {
      return new Count(
          critical + other.critical,
          high + other.high,
          medium + other.medium,
          low + other.low,
          unacknowledged + other.unacknowledged);
    }

    private Count with(AlarmPriority priority, boolean isNew) {
      int more = unacknowledged + (isNew ? 1 : 0);
      return switch (priority) {
        case CRITICAL -> new Count(critical + 1, high, medium, low, more);
        case HIGH -> new Count(critical, high + 1, medium, low, more);
        case MEDIUM -> new Count(critical, high, medium + 1, low, more);
        case LOW -> new Count(critical, high, medium, low + 1, more);
      };
    }
  }

  private final Map<String, Set<KeptAlarm>> bySite = new HashMap<>();

  /** Follows the alarms from where they stand. */
  void follow(AlarmKeeper alarms) {
    alarms.journal().tellTo(this);
    alarms.all().forEach(this);
  }

  /** An alarm may stand elsewhere; read under the lock, so that the latest word is the last. */
  @Override
  public synchronized void accept(KeptAlarm alarm) {
    String site = site(alarm.alarm().facts().path());
    if (alarm.told().state().isAnnunciated()) {
      bySite.computeIfAbsent(site, _ -> new HashSet<>()).add(alarm);
    } else if (bySite.containsKey(site)) {
      Set<KeptAlarm> there = bySite.get(site);
      there.remove(alarm);
      if (there.isEmpty()) {
        bySite.remove(site);
      }
    }
  }

  /** How the alarms of each site stand; sites without any are left out. */
  synchronized Map<String, Count> counts() {
    Map<String, Count> counts = new HashMap<>();
    bySite.forEach((site, alarms) -> counts.put(site, count(alarms)));
    return counts;
  }

  private static Count count(Set<KeptAlarm> alarms) {
    Count count = Count.NONE;
    for (KeptAlarm alarm : alarms) {
      count = count.with(alarm.alarm().facts().priority(), isNew(alarm.told().state()));
    }
    return count;
  }

  private static boolean isNew(AlarmState state) {
    return state == AlarmState.Shown.UNACKNOWLEDGED
        || state == AlarmState.Shown.RETURNED_UNACKNOWLEDGED
        || state == AlarmState.Shown.LATCHED_UNACKNOWLEDGED;
  }

  private static String site(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }
}
