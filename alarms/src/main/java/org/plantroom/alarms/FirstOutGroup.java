package org.plantroom.alarms;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Alarms that tend to come together, as when one trip brings others after it: the one whose
 * condition began first, by source time, is marked (ANSI/ISA-18.2-2016, first-out). The mark stays
 * until all of the group are over, so that the cause is still told when it went before its
 * consequences. Not thread-safe; the host's alarm thread owns it.
 *
 * <pre>
 *   all quiet ── an alarm comes ─▶ it is marked ── an earlier one is told late ─▶ that is marked
 *       ▲                                                                             │
 *       └──────────────────────────── the last one is over ───────────────────────────┘
 * </pre>
 */
public final class FirstOutGroup {
  private final String name;
  private final List<Alarm> members;

  /**
   * A group of a name.
   *
   * @param members one of them may bear the mark of an earlier run
   */
  public FirstOutGroup(String name, List<Alarm> members) {
    this.name = name;
    this.members = List.copyOf(members);
  }

  /**
   * Gives the mark to whom it belongs now.
   *
   * @return the alarms whose mark changed
   */
  public List<Alarm> settle() {
    Alarm first = first();
    List<Alarm> changed = new ArrayList<>();
    for (Alarm alarm : members) {
      if (alarm.status().isFirstOut() != (alarm == first)) {
        if (alarm == first) {
          alarm.markFirstOut(name);
        } else {
          alarm.unmarkFirstOut();
        }
        changed.add(alarm);
      }
    }
    return changed;
  }

  private @Nullable Alarm first() {
    Alarm first = null;
    boolean isUnderWay = false;
    for (Alarm alarm : members) {
      isUnderWay |= isUnderWay(alarm);
      if ((isUnderWay(alarm) || alarm.status().isFirstOut())
          && (first == null || began(alarm) < began(first))) {
        first = alarm;
      }
    }
    return isUnderWay ? first : null;
  }

  /** One that bears the mark and comes again came first all the same. */
  private static long began(Alarm alarm) {
    AlarmStatus status = alarm.status();
    return status.isFirstOut() ? status.firstOut() : status.raised();
  }

  /** What an operator set aside takes no part; what the plant's logic suppresses does. */
  private static boolean isUnderWay(Alarm alarm) {
    AlarmState state = alarm.status().state();
    return switch (state) {
      case AlarmState.Shown shown -> shown != AlarmState.Shown.NORMAL;
      case AlarmState.SuppressedByDesign(boolean isActive) -> isActive;
      case AlarmState.Shelved _, AlarmState.OutOfService _ -> false;
    };
  }
}
