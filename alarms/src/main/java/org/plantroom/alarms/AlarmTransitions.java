package org.plantroom.alarms;

import org.plantroom.alarms.AlarmEvent.Plain;
import org.plantroom.alarms.AlarmState.Hidden;
import org.plantroom.alarms.AlarmState.OutOfService;
import org.plantroom.alarms.AlarmState.Shelved;
import org.plantroom.alarms.AlarmState.Shown;
import org.plantroom.alarms.AlarmState.SuppressedByDesign;

/**
 * The ways from one alarm state to the next (ANSI/ISA-18.2-2016, alarm state transition diagram).
 *
 * <pre>
 *                RAISE                    ACKNOWLEDGE
 *   NORMAL ───────────────▶ UNACKNOWLEDGED ──────────▶ ACKNOWLEDGED
 *     ▲ ▲                     │  ▲                       │
 *     │ │ ACKNOWLEDGE   CLEAR │  │ RAISE           CLEAR │
 *     │ │                     ▼  │                       ▼
 *     │ └──────── RETURNED_UNACKNOWLEDGED              NORMAL
 *     │
 *     │   a latching alarm clears otherwise:
 *     │     UNACKNOWLEDGED ── CLEAR ─▶ LATCHED_UNACKNOWLEDGED ── RESET ─▶ RETURNED_UNACKNOWLEDGED
 *     │                                  │ ACKNOWLEDGE
 *     │ RESET                            ▼
 *     └─────────────────────── LATCHED_ACKNOWLEDGED ◀─ CLEAR ── ACKNOWLEDGED
 *         RAISE leads from both latched states to UNACKNOWLEDGED
 *
 *   any state ── Shelve, SUPPRESS, TakeOutOfService ─▶ hidden ── end of it ─▶ UNACKNOWLEDGED
 *                                                               when active, else NORMAL
 * </pre>
 *
 * <p>Out of service outranks suppressed by design, which outranks shelved: the higher takes the
 * alarm over and the lower is forgotten; a lower one changes nothing while a higher lasts, so logic
 * that suppresses repeats its event. What does not fit a state leaves it as it is; a caller who
 * asks on behalf of an operator sees so by the state being equal.
 *
 * @param latching true when the alarm stays after its condition has gone, until it is reset
 */
public record AlarmTransitions(boolean latching) {

  /**
   * The state after an event. Pure; a shelving that is over by now ends before the event counts.
   *
   * @param now milliseconds since 1970 UTC, on the clock of {@link AlarmEvent.Shelve#until}
   */
  public AlarmState next(AlarmState state, AlarmEvent event, long now) {
    AlarmState current = state instanceof Shelved shelved ? unlessOver(shelved, now) : state;
    return switch (event) {
      case AlarmEvent.Shelve(long until, String reason) -> shelve(current, until, reason, now);
      case AlarmEvent.TakeOutOfService(String reason) ->
          new OutOfService(current.isActive(), reason);
      case Plain plain ->
          switch (current) {
            case Shown shown -> next(shown, plain);
            case Hidden hidden -> next(hidden, plain);
          };
    };
  }

  private AlarmState next(Shown state, Plain event) {
    return switch (event) {
      case RAISE -> state.isActive() ? state : Shown.UNACKNOWLEDGED;
      case CLEAR -> cleared(state);
      case ACKNOWLEDGE -> acknowledged(state);
      case RESET -> reset(state);
      case SUPPRESS -> new SuppressedByDesign(state.isActive());
      case UNSHELVE, UNSUPPRESS, RETURN_TO_SERVICE, TICK -> state;
    };
  }

  private Shown cleared(Shown state) {
    return switch (state) {
      case UNACKNOWLEDGED ->
          latching ? Shown.LATCHED_UNACKNOWLEDGED : Shown.RETURNED_UNACKNOWLEDGED;
      case ACKNOWLEDGED -> latching ? Shown.LATCHED_ACKNOWLEDGED : Shown.NORMAL;
      case NORMAL, RETURNED_UNACKNOWLEDGED, LATCHED_UNACKNOWLEDGED, LATCHED_ACKNOWLEDGED -> state;
    };
  }

  private static Shown acknowledged(Shown state) {
    return switch (state) {
      case UNACKNOWLEDGED -> Shown.ACKNOWLEDGED;
      case RETURNED_UNACKNOWLEDGED -> Shown.NORMAL;
      case LATCHED_UNACKNOWLEDGED -> Shown.LATCHED_ACKNOWLEDGED;
      case NORMAL, ACKNOWLEDGED, LATCHED_ACKNOWLEDGED -> state;
    };
  }

  private static Shown reset(Shown state) {
    return switch (state) {
      case LATCHED_UNACKNOWLEDGED -> Shown.RETURNED_UNACKNOWLEDGED;
      case LATCHED_ACKNOWLEDGED -> Shown.NORMAL;
      case NORMAL, UNACKNOWLEDGED, ACKNOWLEDGED, RETURNED_UNACKNOWLEDGED -> state;
    };
  }

  private static AlarmState next(Hidden state, Plain event) {
    return switch (event) {
      case RAISE -> state.withActive(true);
      case CLEAR -> state.withActive(false);
      case SUPPRESS -> state instanceof Shelved ? new SuppressedByDesign(state.isActive()) : state;
      case UNSHELVE -> state instanceof Shelved ? shown(state) : state;
      case UNSUPPRESS -> state instanceof SuppressedByDesign ? shown(state) : state;
      case RETURN_TO_SERVICE -> state instanceof OutOfService ? shown(state) : state;
      case ACKNOWLEDGE, RESET, TICK -> state;
    };
  }

  private static AlarmState shelve(AlarmState state, long until, String reason, long now) {
    boolean outranked = state instanceof SuppressedByDesign || state instanceof OutOfService;
    return outranked || until <= now ? state : new Shelved(state.isActive(), until, reason);
  }

  private static AlarmState unlessOver(Shelved state, long now) {
    return now >= state.until() ? shown(state) : state;
  }

  /** Who hid the alarm knew of what came before; only a condition that holds now is told anew. */
  private static Shown shown(Hidden state) {
    return state.isActive() ? Shown.UNACKNOWLEDGED : Shown.NORMAL;
  }
}
