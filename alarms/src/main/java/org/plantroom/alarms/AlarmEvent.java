package org.plantroom.alarms;

/** What happens to an alarm: from the process, an operator, the plant's logic, or time. */
public sealed interface AlarmEvent {

  /** Events that say all by their name. */
  enum Plain implements AlarmEvent {
    /** The condition has begun to hold, see {@link DelayRule}. */
    RAISE,
    /** The condition holds no longer. */
    CLEAR,
    /** An operator has taken notice. */
    ACKNOWLEDGE,
    /** An operator ends a latched alarm. */
    RESET,
    /** An operator ends the shelving before its time. */
    UNSHELVE,
    /** The plant's logic suppresses it; repeating it changes nothing. */
    SUPPRESS,
    /** The plant's logic suppresses it no longer. */
    UNSUPPRESS,
    /** Maintenance is over. */
    RETURN_TO_SERVICE,
    /** Only time has passed. */
    TICK
  }

  /**
   * An operator sets it aside for a time.
   *
   * @param until when it comes back by itself, milliseconds since 1970 UTC
   * @param reason the operator's words, not blank
   */
  record Shelve(long until, String reason) implements AlarmEvent {
    /** Checks that a reason is given. */
    public Shelve {
      requireReason(reason);
    }
  }

  /**
   * It is taken out of service for maintenance.
   *
   * @param reason why, in words, not blank
   */
  record TakeOutOfService(String reason) implements AlarmEvent {
    /** Checks that a reason is given. */
    public TakeOutOfService {
      requireReason(reason);
    }
  }

  private static void requireReason(String reason) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("an alarm is hidden for a reason [reason=\"\"]");
    }
  }
}
