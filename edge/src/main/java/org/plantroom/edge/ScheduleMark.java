package org.plantroom.edge;

/**
 * How far a tag's schedule has been carried out.
 *
 * @param lastSwitch the time of the switch that was written last, milliseconds since 1970 UTC; 0
 *     for none
 * @param overriddenSince when somebody wrote the tag by hand, milliseconds since 1970 UTC; 0 when
 *     the schedule holds
 * @param overriddenUntil until when that counts
 */
record ScheduleMark(long lastSwitch, long overriddenSince, long overriddenUntil) {
  static final ScheduleMark NONE = new ScheduleMark(0, 0, 0);

  boolean isOverridden(long now) {
    return overriddenSince != 0 && now < overriddenUntil;
  }

  /** The schedule's own value was written. */
  static ScheduleMark switched(long time) {
    return new ScheduleMark(time, 0, 0);
  }

  /** Somebody wrote by hand. */
  static ScheduleMark overridden(long now, long until) {
    return new ScheduleMark(0, now, until);
  }
}
