package org.plantroom.host;

import org.plantroom.alarms.Alarm;
import org.plantroom.alarms.AlarmStatus;

/**
 * An alarm as the host keeps it: at work on the alarm thread, told to the others once it is stored.
 */
final class KeptAlarm {
  private final Alarm alarm;
  private volatile AlarmStatus told;

  KeptAlarm(Alarm alarm) {
    this.alarm = alarm;
    this.told = alarm.status();
  }

  /** The alarm at work; of the alarm thread alone, but for its facts. */
  Alarm alarm() {
    return alarm;
  }

  /** Where it stands as far as others may know. */
  AlarmStatus told() {
    return told;
  }

  /** True when there is something new to store and tell. */
  boolean isChanged() {
    return !alarm.status().equals(told);
  }

  void tell(AlarmStatus stored) {
    told = stored;
  }
}
