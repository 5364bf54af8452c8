package org.plantroom.core;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One alarm of a machine type, or of a device that changes its type's. The project reader has
 * checked every rule named here.
 *
 * @param name unique within its type
 * @param tag name of the tag it watches
 * @param condition when the tag's value is an alarm
 * @param priority how soon somebody must act
 * @param onDelay how long the condition must hold before the alarm is raised; source time
 * @param offDelay how long it must have ended before the alarm is cleared; source time
 * @param latching true when it stays until an operator resets it
 * @param message what is wrong, in a few words for the list
 * @param consequence what happens if nobody acts; may be empty
 * @param action what the operator should do; may be empty
 * @param firstOut the group of the device's alarms whose first is marked; empty for none
 * @param suppressWhile when the alarm means nothing by design, or null for never
 */
public record AlarmType(
    String name,
    String tag,
    AlarmCondition condition,
    AlarmPriority priority,
    Duration onDelay,
    Duration offDelay,
    boolean latching,
    String message,
    String consequence,
    String action,
    String firstOut,
    @Nullable Suppression suppressWhile) {

  /**
   * What makes an alarm meaningless while it holds, e.g. low flow of a pump that is off
   * (ANSI/ISA-18.2-2016, suppressed by design).
   */
  public sealed interface Suppression {}

  /**
   * The state of the plant.
   *
   * @param tag name of a tag of the same device
   * @param condition on that tag; high, low, is or isNot
   */
  public record WhileTag(String tag, AlarmCondition condition) implements Suppression {}

  /**
   * Another alarm, of which this one is only a consequence: its parent.
   *
   * @param alarm as the rule names it, see {@link AlarmReference}
   */
  public record WhileAlarm(String alarm) implements Suppression {}
}
