package org.plantroom.host;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plantroom.alarms.Alarm;
import org.plantroom.alarms.AlarmStatus;
import org.plantroom.alarms.FirstOutGroup;

/**
 * An alarm as the host keeps it: at work on the alarm thread, told to the others once it is stored.
 */
final class KeptAlarm {
  private final Alarm alarm;
  private volatile AlarmStatus told;
  private volatile @Nullable Words words;
  private @Nullable FirstOutGroup firstOut; // of the alarm thread, like the next
  private List<KeptAlarm> companions = List.of();

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
