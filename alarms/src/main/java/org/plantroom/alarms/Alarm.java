package org.plantroom.alarms;

import java.util.EnumSet;
import java.util.Set;
import org.plantroom.alarms.AlarmEvent.Plain;
import org.plantroom.alarms.AlarmHappening.What;
import org.plantroom.alarms.AlarmState.Shown;
import org.plantroom.alarms.AlarmState.SuppressedByDesign;

/**
 * One alarm at work: takes where samples lie, what operators do and what suppresses it, and tells
 * what happened. Not thread-safe; the host's alarm thread owns it.
 */
public final class Alarm {
  /** Told of everything that belongs into the journal. */
  public interface Listener {
    /** Something happened to an alarm. */
    void happened(Alarm alarm, AlarmHappening what);
  }

  private static final String TOLD_LATE = "told late";

  private final AlarmFacts facts;
  private final AlarmTransitions transitions;
  private final ChatterGuard chatter = new ChatterGuard();
  private final Listener listener;
  private AlarmStatus status;
  private ConditionState late = new ConditionState.Clear();
  private long lateTime = Long.MIN_VALUE;
  private long lateRaised;
  private boolean isToldAlready; // of the late raise

  /**
   * An alarm that goes on from where it stood.
   *
   * @param status {@link AlarmStatus#NEW}, or what was stored
   */
  public Alarm(AlarmFacts facts, AlarmStatus status, Listener listener) {
    this.facts = facts;
    this.transitions = new AlarmTransitions(facts.latching());
    this.status = status;
    this.listener = listener;
  }

  /** What does not change. */
  public AlarmFacts facts() {
    return facts;
  }

  /** Where it stands; another object after each change. */
  public AlarmStatus status() {
    return status;
  }

  /** True when neither a condition nor a late one is under way. */
  public boolean isQuiet() {
    return status.condition() instanceof ConditionState.Clear
        && late instanceof ConditionState.Clear;
  }

  /** True while a delay runs. */
  public boolean isRunning() {
    return status.condition() instanceof ConditionState.Rising
        || status.condition() instanceof ConditionState.Falling;
  }

  /** True while it is set aside, which only {@link #tick} ends. */
  public boolean isShelved() {
    return status.state() instanceof AlarmState.Shelved;
  }

  /**
   * Takes where the present sample lies.
   *
   * @param time source time, milliseconds since 1970 UTC
   * @param value the sample's value in words; empty for none
   */
  public void see(Place place, long time, String value) {
    DelayRule delays = delays();
    move(delays.next(status.condition(), place, time), delays, time, value);
  }

  /**
   * Lets source time pass while the last sample stands.
   *
   * @param time up to when, milliseconds since 1970 UTC
   * @param value that sample's value in words; empty for none
   */
  public void stands(long time, String value) {
    DelayRule delays = delays();
    move(delays.stands(status.condition(), time), delays, time, value);
  }

  private DelayRule delays() {
    return chatter.isChattering()
        ? facts.delays().withOffDelayOf(ChatterGuard.QUIET)
        : facts.delays();
  }

  private void move(ConditionState next, DelayRule delays, long time, String value) {
    ConditionState before = status.condition();
    if (next.equals(before)) {
      return;
    }
    status = status.with(next);
    if (next.isActive() && !before.isActive()) {
      raise(begun(before, delays, time), value, "");
    } else if (before.isActive() && !next.isActive()) {
      clear(Math.max(ended(before, delays, time), status.raised()), value, "");
    }
  }

  /** When the condition was sure to hold, however late anybody looked. */
  private static long begun(ConditionState before, DelayRule delays, long time) {
    return before instanceof ConditionState.Rising(long since)
        ? since + delays.onDelay().toMillis()
        : time;
  }

  private static long ended(ConditionState before, DelayRule delays, long time) {
    return before instanceof ConditionState.Falling(long since)
        ? since + delays.offDelay().toMillis()
        : time;
  }

  private void raise(long time, String value, String reason) {
    chatter.raised(time);
    boolean again =
        status.state() == Shown.RETURNED_UNACKNOWLEDGED
            || status.state() == Shown.LATCHED_UNACKNOWLEDGED;
    status = status.raisedAt(time, value);
    apply(Plain.RAISE, again ? What.RAISED_AGAIN : What.RAISED, time, time, "", reason);
  }

  private void clear(long time, String value, String reason) {
    chatter.cleared();
    status = status.clearedAt(time);
    apply(Plain.CLEAR, What.CLEARED, time, time, "", reason, value);
  }

  /**
   * Takes where a sample of the past lies, which came after younger ones. What it tells stands in
   * the journal; an alarm that came and went meanwhile waits for its acknowledgement, but none is
   * raised now for what is over.
   *
   * @param time source time, milliseconds since 1970 UTC; in order among those of the past
   * @param value the sample's value in words; empty for none
   */
  public void seeLate(Place place, long time, String value) {
    ConditionState before = time < lateTime ? new ConditionState.Clear() : late;
    lateTime = time;
    late = facts.delays().next(before, place, time);
    if (late.isActive() && !before.isActive()) {
      lateRaised = begun(before, facts.delays(), time);
      isToldAlready = lateRaised == status.raised();
      if (!isToldAlready) {
        tell(What.RAISED, lateRaised, value, "", TOLD_LATE);
      }
    } else if (before.isActive() && !late.isActive() && !isToldAlready) {
      endLate(Math.max(lateRaised, ended(before, facts.delays(), time)), value);
    }
  }

  private void endLate(long time, String value) {
    if (status.state() == Shown.NORMAL && status.raised() < lateRaised) {
      status = status.raisedAt(lateRaised, value).clearedAt(time);
      AlarmState raised = transitions.next(status.state(), Plain.RAISE, time);
      enter(transitions.next(raised, Plain.CLEAR, time), time, "", TOLD_LATE);
    }
    tell(What.CLEARED, time, value, "", TOLD_LATE);
  }

  /**
   * Takes what an operator does.
   *
   * @param now milliseconds since 1970 UTC, by the host's clock
   * @param who the operator
   * @param reason the operator's words; may be empty
   * @return false when it does not fit where the alarm stands, and nothing has changed
   */
  public boolean act(AlarmEvent event, long now, String who, String reason) {
    return switch (event) {
      case AlarmEvent.Shelve _ -> apply(event, What.SHELVED, now, now, who, reason);
      case AlarmEvent.TakeOutOfService _ ->
          apply(event, What.OUT_OF_SERVICE, now, now, who, reason);
      case Plain plain ->
          switch (plain) {
            case ACKNOWLEDGE -> apply(plain, What.ACKNOWLEDGED, now, now, who, reason);
            case RESET -> apply(plain, What.RESET, now, now, who, reason);
            case UNSHELVE -> apply(plain, What.UNSHELVED, now, now, who, reason);
            case RETURN_TO_SERVICE -> apply(plain, What.RETURNED_TO_SERVICE, now, now, who, reason);
            case SUPPRESS -> suppress(Suppressor.OPERATOR, true, now, who, reason);
            case UNSUPPRESS -> suppress(Suppressor.OPERATOR, false, now, who, reason);
            case RAISE, CLEAR, TICK ->
                throw new IllegalArgumentException("no operator does this [event=" + plain + "]");
          };
    };
  }

  /**
   * Ends the alarm because its rule is gone. Nobody is told of one that nobody saw.
   *
   * @param now milliseconds since 1970 UTC, by the host's clock
   * @param reason why, in words
   */
  public void leave(long now, String reason) {
    AlarmState before = status.state();
    status = AlarmStatus.NEW;
    if (before != Shown.NORMAL && !before.equals(new SuppressedByDesign(false))) {
      tell(What.REMOVED, now, "", "", reason);
    }
  }

  /** Takes the mark of the first of its group. */
  void markFirstOut(String group) {
    status = status.firstOut(status.raised());
    tell(What.FIRST_OUT, status.raised(), status.value(), "", "first of " + group);
  }

  /** Gives the mark back, without a word. */
  void unmarkFirstOut() {
    status = status.firstOut(0);
  }

  /** Ends a shelving whose time is over. */
  public void tick(long now) {
    apply(Plain.TICK, What.UNSHELVED, now, now, "", "its time was over");
  }

  /**
   * Begins or ends one of the reasons for suppressing it by design.
   *
   * @param time milliseconds since 1970 UTC
   * @return false when it was so already
   */
  public boolean suppress(Suppressor by, boolean holds, long time, String who, String reason) {
    if (status.suppressors().contains(by) == holds) {
      return false;
    }
    Set<Suppressor> suppressors = EnumSet.noneOf(Suppressor.class);
    suppressors.addAll(status.suppressors());
    if (holds) {
      suppressors.add(by);
    } else {
      suppressors.remove(by);
    }
    status = status.with(suppressors);
    if (suppressors.isEmpty()) {
      apply(Plain.UNSUPPRESS, What.UNSUPPRESSED, time, time, who, reason);
    } else {
      settle(time, who, reason);
    }
    return true;
  }

  /** What shows itself while something suppresses it goes into hiding at once. */
  private void settle(long time, String who, String reason) {
    if (!status.suppressors().isEmpty() && status.state() instanceof Shown) {
      apply(Plain.SUPPRESS, What.SUPPRESSED, time, time, who, reason);
    }
  }

  private boolean apply(
      AlarmEvent event, What what, long time, long now, String who, String reason) {
    return apply(event, what, time, now, who, reason, status.value());
  }

  private boolean apply(
      AlarmEvent event, What what, long time, long now, String who, String reason, String value) {
    AlarmState before = status.state();
    AlarmState next = transitions.next(before, event, now);
    if (next.equals(before)) {
      return false;
    }
    if (next instanceof AlarmState.Hidden && (event == Plain.RAISE || event == Plain.CLEAR)) {
      status = status.still(next);
    } else {
      enter(next, time, who, reason);
    }
    if (!isRoutine(before, next)) {
      tell(what, time, value, who, reason);
    }
    settle(time, "", reasonOfSuppression());
    return true;
  }

  /** A quiet alarm that is suppressed and shown again is nothing to write home about. */
  private static boolean isRoutine(AlarmState before, AlarmState next) {
    return (before == Shown.NORMAL && next.equals(new SuppressedByDesign(false)))
        || (before.equals(new SuppressedByDesign(false)) && next == Shown.NORMAL);
  }

  private void enter(AlarmState next, long time, String who, String reason) {
    AlarmState before = status.state();
    boolean wasSuppressed = before instanceof SuppressedByDesign;
    boolean isBack = wasSuppressed && next == Shown.UNACKNOWLEDGED && status.isKnown();
    boolean isKnown = before == Shown.ACKNOWLEDGED || (wasSuppressed && status.isKnown());
    status =
        status
            .in(isBack ? Shown.ACKNOWLEDGED : next, time, who, reason)
            .known(isKnown && next instanceof SuppressedByDesign && next.isActive());
  }

  private String reasonOfSuppression() {
    return status.suppressors().stream().sorted().findFirst().map(Suppressor::sentence).orElse("");
  }

  private void tell(What what, long time, String value, String who, String reason) {
    listener.happened(this, new AlarmHappening(what, time, status.state(), value, who, reason));
  }
}
