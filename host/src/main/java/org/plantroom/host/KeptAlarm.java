package org.plantroom.host;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plantroom.alarms.Alarm;
import org.plantroom.alarms.AlarmState;
import org.plantroom.alarms.AlarmStatus;
import org.plantroom.alarms.FirstOutGroup;
import org.plantroom.alarms.Suppressor;
import org.plantroom.core.AlarmType;

/**
 * An alarm as the host keeps it: at work on the alarm thread, told to the others once it is stored.
 */
final class KeptAlarm {
  private final Alarm alarm;
  private volatile AlarmStatus told;
  private volatile @Nullable Words words;
  private @Nullable FirstOutGroup firstOut; // of the alarm thread, like the next
  private List<KeptAlarm> companions = List.of();
  private AlarmType.@Nullable Suppression suppression; // of the maker, then of the alarm thread
  private @Nullable Parent parent;
  private volatile Collection<KeptAlarm> below = List.of();

  KeptAlarm(Alarm alarm) {
    this.alarm = alarm;
    this.told = alarm.status();
  }

  /** The alarm at work; of the alarm thread alone, but for its facts. */
  Alarm alarm() {
    return alarm;
  }

  /**
   * Takes it into a group whose first to come is marked.
   *
   * @param group null for none
   * @param members all of the group
   */
  void firstOut(@Nullable FirstOutGroup group, List<KeptAlarm> members) {
    firstOut = group;
    companions = members;
  }

  /**
   * An alarm that suppresses others while it stands.
   *
   * @param path as its rule may be named from anywhere
   * @param shelf where it is found as long as the project has it
   * @param id of it
   */
  record Parent(String path, AlarmShelf shelf, String id) {
    /** True while its condition holds; what maintenance put out of service tells nothing. */
    boolean stands() {
      KeptAlarm found = shelf.find(id);
      AlarmState state = found == null ? AlarmState.Shown.NORMAL : found.alarm.status().state();
      return state.isActive() && !(state instanceof AlarmState.OutOfService);
    }

    String words(boolean stands) {
      return path + (stands ? " stands" : " stands no longer");
    }
  }

  /**
   * Takes what suppresses it by design.
   *
   * @param by what its rule says; null for nothing
   * @param hangsOn the other alarm when the rule names one, else null
   */
  void suppressedBy(AlarmType.@Nullable Suppression by, @Nullable Parent hangsOn) {
    suppression = by;
    parent = hangsOn;
  }

  /** Takes the alarms that it suppresses, a collection that others add to and take from. */
  void below(Collection<KeptAlarm> children) {
    below = children;
  }

  /**
   * Brings what it suppresses, and what suppresses it by its rule, to where it stands; on the alarm
   * thread.
   *
   * @param now milliseconds since 1970 UTC
   * @return those that may have changed
   */
  List<KeptAlarm> settleSuppression(long now) {
    followParent(now);
    if (!isChanged()) {
      return List.of();
    }
    List<KeptAlarm> followed = new ArrayList<>(below);
    followed.forEach(child -> child.followParent(now));
    return followed;
  }

  /** Also lets go what a rule of before has left, be it of before the host's start. */
  private void followParent(long now) {
    if (!(suppression instanceof AlarmType.WhileTag)) {
      alarm.suppress(Suppressor.CONDITION, false, now, "", AlarmShelf.NO_RULE);
    }
    boolean holds = parent != null && parent.stands();
    alarm.suppress(
        Suppressor.PARENT,
        holds,
        now,
        "",
        parent == null ? AlarmShelf.NO_RULE : parent.words(holds));
  }

  /** Marks the first of its group; those whose mark may have changed. */
  List<KeptAlarm> settle() {
    return firstOut == null || firstOut.settle().isEmpty() ? List.of() : companions;
  }

  /** Where it stands as far as others may know. */
  AlarmStatus told() {
    return told;
  }

  /**
   * An alarm put into words.
   *
   * @param basis what the words were made of; other words are due when it is another
   */
  record Words(Object basis, String json) {}

  /** What it was put into last; null before. Any thread may put another in, all make the same. */
  @Nullable Words words() {
    return words;
  }

  void words(Words made) {
    words = made;
  }

  /** True when there is something new to store and tell. */
  boolean isChanged() {
    return !alarm.status().equals(told);
  }

  void tell(AlarmStatus stored) {
    told = stored;
    if (!stored.state().isAnnunciated()) {
      words = null;
    }
  }
}
