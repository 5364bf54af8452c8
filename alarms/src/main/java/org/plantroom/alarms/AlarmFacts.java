package org.plantroom.alarms;

import java.time.Duration;
import org.plantroom.core.AlarmCondition;
import org.plantroom.core.AlarmPriority;
import org.plantroom.core.AlarmType;

/**
 * What does not change about an alarm.
 *
 * @param id unique and the same in every run of the host
 * @param path what it is on: a tag's, a device's or an edge node's path
 * @param name of the alarm, unique within its device
 * @param priority how soon somebody must act
 * @param message what is wrong, in a few words
 * @param consequence what happens if nobody acts; may be empty
 * @param action what the operator should do; may be empty
 * @param latching true when it stays until an operator resets it
 * @param delays how long its condition must hold and be over
 */
public record AlarmFacts(
    String id,
    String path,
    String name,
    AlarmPriority priority,
    String message,
    String consequence,
    String action,
    boolean latching,
    DelayRule delays) {

  /** The facts of an alarm of the project. */
  public static AlarmFacts of(String id, String path, AlarmType type) {
    return new AlarmFacts(
        id,
        path,
        type.name(),
        type.priority(),
        type.message(),
        type.consequence(),
        type.action(),
        type.latching(),
        new DelayRule(onDelay(type), type.offDelay()));
  }

  private static Duration onDelay(AlarmType type) {
    return type.condition() instanceof AlarmCondition.Stale(Duration after)
        ? after
        : type.onDelay();
  }
}
