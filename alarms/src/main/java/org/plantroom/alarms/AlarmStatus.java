package org.plantroom.alarms;

import java.util.Set;

/**
 * Where one alarm stands, with all that must outlive the program. Immutable.
 *
 * @param condition how far its condition has come
 * @param state where it stands towards the operator
 * @param since when it came into this state; milliseconds since 1970 UTC, like all times here
 * @param raised source time of the latest raise; 0 for never
 * @param cleared source time of the latest clear; 0 for never
 * @param value the tag's value at the latest raise; empty for none
 * @param who the operator who did something last; empty for none
 * @param reason the words given for the state; may be empty
 * @param suppressors what suppresses it by design at present
 * @param isKnown true when it was acknowledged before it was suppressed and has held since
 * @param firstOut of the first to come of its group, source time of that raise; 0 for any other,
 *     see {@link FirstOutGroup}
 */
public record AlarmStatus(
    ConditionState condition,
    AlarmState state,
    long since,
    long raised,
    long cleared,
    String value,
    String who,
    String reason,
    Set<Suppressor> suppressors,
    boolean isKnown,
    long firstOut) {

  /** An alarm nothing has ever happened to. */
  public static final AlarmStatus NEW =
      new AlarmStatus(
          new ConditionState.Clear(),
          AlarmState.Shown.NORMAL,
          0,
          0,
          0,
          "",
          "",
          "",
          Set.of(),
          false,
          0);

  /** Copies the set. */
  public AlarmStatus {
    suppressors = Set.copyOf(suppressors);
  }

  AlarmStatus with(ConditionState newCondition) {
    return new AlarmStatus(
        newCondition,
        state,
        since,
        raised,
        cleared,
        value,
        who,
        reason,
        suppressors,
        isKnown,
        firstOut);
  }

  AlarmStatus raisedAt(long time, String newValue) {
    return new AlarmStatus(
        condition,
        state,
        since,
        time,
        cleared,
        newValue,
        who,
        reason,
        suppressors,
        isKnown,
        firstOut);
  }

  AlarmStatus clearedAt(long time) {
    return new AlarmStatus(
        condition, state, since, raised, time, value, who, reason, suppressors, false, firstOut);
  }

  AlarmStatus with(Set<Suppressor> newSuppressors) {
    return new AlarmStatus(
        condition,
        state,
        since,
        raised,
        cleared,
        value,
        who,
        reason,
        newSuppressors,
        isKnown,
        firstOut);
  }

  AlarmStatus in(AlarmState newState, long time, String newWho, String newReason) {
    return new AlarmStatus(
        condition,
        newState,
        time,
        raised,
        cleared,
        value,
        newWho,
        newReason,
        suppressors,
        isKnown,
        firstOut);
  }

  /** The same hiding with another condition behind it. */
  AlarmStatus still(AlarmState hidden) {
    return in(hidden, since, who, reason).known(isKnown && hidden.isActive());
  }

  AlarmStatus known(boolean known) {
    return new AlarmStatus(
        condition, state, since, raised, cleared, value, who, reason, suppressors, known, firstOut);
  }

  AlarmStatus firstOut(long first) {
    return new AlarmStatus(
        condition, state, since, raised, cleared, value, who, reason, suppressors, isKnown, first);
  }

  /** True for the first to come of its group. */
  public boolean isFirstOut() {
    return firstOut != 0;
  }
}
