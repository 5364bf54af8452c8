package org.plantroom.alarms;

import java.util.Locale;

/**
 * Something that happened to an alarm, for the journal.
 *
 * @param what what it was
 * @param time by the clock of the source; of operators' doings by the host's; milliseconds since
 *     1970 UTC
 * @param state where the alarm stands after it
 * @param value the tag's value; empty for none
 * @param who the operator who did it; empty for none
 * @param reason the operator's or the program's words; may be empty
 */
public record AlarmHappening(
    What what, long time, AlarmState state, String value, String who, String reason) {

  /** What can happen. */
  public enum What {
    /** Its condition began to hold; when the alarm is shown, the operator is told anew. */
    RAISED,
    /** Its condition holds again while nobody has acknowledged the time before. */
    RAISED_AGAIN,
    /** Its condition has ended. */
    CLEARED,
    /** An operator has taken notice. */
    ACKNOWLEDGED,
    /** An operator has ended its latching. */
    RESET,
    /** An operator has set it aside. */
    SHELVED,
    /** Its shelving is over. */
    UNSHELVED,
    /** It is suppressed by design. */
    SUPPRESSED,
    /** It is suppressed no longer. */
    UNSUPPRESSED,
    /** It is taken out of service. */
    OUT_OF_SERVICE,
    /** It is back in service. */
    RETURNED_TO_SERVICE,
    /** It is the first to come of its group. */
    FIRST_OUT,
    /** Its rule is no longer in the project. */
    REMOVED;

    /** The word used in JSON and in the journal. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
