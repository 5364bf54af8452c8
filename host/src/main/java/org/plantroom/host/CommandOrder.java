package org.plantroom.host;

import org.jspecify.annotations.Nullable;
import org.plantroom.core.TagPath;
import org.plantroom.core.TagType;
import org.plantroom.core.Value;
import org.plantroom.core.WriteRule;

/**
 * What somebody asked for, as it passed the checks of type and limits.
 *
 * @param tag what to write
 * @param tagType its type in the project
 * @param value in the tag's unit
 * @param who who asked
 * @param onBehalfOf who made the token that asked; empty for a person
 * @param address the machine they spoke from
 * @param reason why, in the asker's words; may be empty
 * @param patienceMillis for how long it may be executed once nothing but the way is before it
 * @param ramp how it is to go there; null for at once
 * @param overrideUntil until when it counts against the tag's schedule, milliseconds since 1970
 *     UTC; 0 for until the next switch
 */
record CommandOrder(
    TagPath tag,
    TagType tagType,
    Value value,
    String who,
    String onBehalfOf,
    String address,
    String reason,
    long patienceMillis,
    @Nullable Ramp ramp,
    long overrideUntil) {

  /**
   * A way to a value in steps.
   *
   * @param millis over how long a time; 0 when the rate tells
   * @param perMinute in the tag's unit; 0 when the time tells
   * @param stepMillis time between two writes
   */
  record Ramp(long millis, double perMinute, long stepMillis) {}

  boolean isPulse() {
    WriteRule rule = tagType.write();
    return rule != null && rule.pulse() != null;
  }

  boolean needsSecondPerson() {
    WriteRule rule = tagType.write();
    return rule != null && rule.secondPerson();
  }

  /** How long a pulse lasts; 0 for a plain write. */
  long pulseNanos() {
    WriteRule rule = tagType.write();
    return rule == null || rule.pulse() == null ? 0 : rule.pulse().toNanos();
  }
}
