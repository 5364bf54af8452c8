package org.plantroom.history;

/**
 * One line of the alarm journal: what happened to an alarm.
 *
 * @param number grows by one a line, also across restarts
 * @param time when it happened, by the clock of the source; milliseconds since 1970 UTC
 * @param hostTime when the host took note; milliseconds since 1970 UTC
 * @param id of the alarm
 * @param path what it is on: a tag's, a device's or an edge node's path
 * @param name of the alarm
 * @param priority critical, high, medium or low
 * @param event what happened, e.g. raised
 * @param state the alarm's state after it
 * @param value the tag's value then; empty for none
 * @param message what is wrong, in words
 * @param who the operator who did it; empty for none
 * @param reason the operator's or the program's words; may be empty
 */
public record AlarmEntry(
    long number,
    long time,
    long hostTime,
    String id,
    String path,
    String name,
    String priority,
    String event,
    String state,
    String value,
    String message,
    String who,
    String reason) {}
