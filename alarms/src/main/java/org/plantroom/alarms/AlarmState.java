package org.plantroom.alarms;

/**
 * Where one alarm stands (ANSI/ISA-18.2-2016, alarm state transition diagram). Immutable; {@link
 * AlarmTransitions} leads from one to the next.
 */
public sealed interface AlarmState {

  /** True while the process is in the alarm's condition, whether or not anybody is told. */
  boolean isActive();

  /** True when it belongs in the list of alarms an operator has to look at. */
  default boolean isAnnunciated() {
    return this instanceof Shown && this != Shown.NORMAL;
  }

  /** The states in which the operator is told. */
  enum Shown implements AlarmState {
    /** NORM: the process is well, nothing is left to do. */
    NORMAL,
    /** UNACK: the condition holds and nobody has taken notice. */
    UNACKNOWLEDGED,
    /** ACKED: the condition holds, the operator knows. */
    ACKNOWLEDGED,
    /** RTNUN: the condition has gone before anybody took notice. */
    RETURNED_UNACKNOWLEDGED,
    /** LTUNK: gone too, but the alarm stays until it is reset; nobody has taken notice. */
    LATCHED_UNACKNOWLEDGED,
    /** LTACK: gone, known, waiting for the reset. */
    LATCHED_ACKNOWLEDGED;

    @Override
    public boolean isActive() {
      return this == UNACKNOWLEDGED || this == ACKNOWLEDGED;
    }
  }

  /** The states in which the operator is not told, and the condition is followed unseen. */
  sealed interface Hidden extends AlarmState {
    /** The same with another condition. */
    Hidden withActive(boolean active);
  }

  /**
   * SHLVD: an operator has set it aside for a time.
   *
   * @param isActive whether the condition holds
   * @param until when it comes back by itself, milliseconds since 1970 UTC
   * @param reason the operator's words
   */
  record Shelved(boolean isActive, long until, String reason) implements Hidden {
    @Override
    public Shelved withActive(boolean active) {
      return new Shelved(active, until, reason);
    }
  }

  /**
   * DSUPR: the plant's own logic says that it means nothing now, e.g. low flow of a pump that is
   * off.
   *
   * @param isActive whether the condition holds
   */
  record SuppressedByDesign(boolean isActive) implements Hidden {
    @Override
    public SuppressedByDesign withActive(boolean active) {
      return new SuppressedByDesign(active);
    }
  }

  /**
   * OOSRV: taken out of service for maintenance, until somebody returns it.
   *
   * @param isActive whether the condition holds
   * @param reason why, in words
   */
  record OutOfService(boolean isActive, String reason) implements Hidden {
    @Override
    public OutOfService withActive(boolean active) {
      return new OutOfService(active, reason);
    }
  }
}
