package org.plantroom.notifications;

import org.plantroom.core.AlarmPriority;

/**
 * Where an alarm stands after something happened to it.
 *
 * @param number of the journal's line; grows by one a line, also across restarts
 * @param time when it happened, milliseconds since 1970 UTC
 * @param id of the alarm
 * @param path what it is on: a tag's, a device's or an edge node's path
 * @param name of the alarm
 * @param priority how soon somebody must act
 * @param message what is wrong, in words
 * @param value the tag's value then; empty for none
 * @param isActive true while its condition holds and operators are told of it
 * @param isAcknowledged true when nobody needs to take notice
 */
public record AlarmNews(
    long number,
    long time,
    String id,
    String path,
    String name,
    AlarmPriority priority,
    String message,
    String value,
    boolean isActive,
    boolean isAcknowledged) {

  /** True when somebody has to be told. */
  boolean isCall() {
    return isActive && !isAcknowledged;
  }
}
