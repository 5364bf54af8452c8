package org.plantroom.host;

import org.jspecify.annotations.Nullable;
import org.plantroom.alarms.AlarmFacts;
import org.plantroom.alarms.AlarmState;
import org.plantroom.alarms.AlarmStatus;
import org.plantroom.core.Sample;
import org.plantroom.core.Value;
import org.plantroom.history.AlarmEntry;
import org.plantroom.history.AlarmStanding;

/**
 * An alarm as the API shows it.
 *
 * @param id unique, the same in every run of the host
 * @param path what it is on: a tag's, a device's or an edge node's path
 * @param name of the alarm
 * @param priority critical, high, medium or low
 * @param state where it stands, see {@link #label}
 * @param active whether its condition holds
 * @param since when it came into this state, RFC 3339 UTC
 * @param raised source time of the latest raise, or null for never
 * @param cleared source time of the latest clear after it, or null while there is none
 * @param value the tag's value at the latest raise, or its state's word; empty for none
 * @param unit of the value; empty for none
 * @param rule when it is an alarm, in words; empty for an alarm without a rule
 * @param message what is wrong
 * @param consequence what happens if nobody acts; may be empty
 * @param action what the operator should do; may be empty
 * @param firstOut true for the first to come of its group
 * @param shelvedUntil when it comes back by itself, or null
 * @param who the operator who did something last; empty for none
 * @param reason the words given for the state; may be empty
 */
record AlarmView(
    String id,
    String path,
    String name,
    String priority,
    String state,
    boolean active,
    @Nullable String since,
    @Nullable String raised,
    @Nullable String cleared,
    String value,
    String unit,
    String rule,
    String message,
    String consequence,
    String action,
    boolean firstOut,
    @Nullable String shelvedUntil,
    String who,
    String reason) {

  static AlarmView of(AlarmFacts facts, AlarmStatus status, AlarmDetails.Detail detail) {
    return new AlarmView(
        facts.id(),
        facts.path(),
        facts.name(),
        facts.priority().label(),
        label(status.state()),
        status.state().isActive(),
        time(status.since()),
        time(status.raised()),
        status.cleared() >= status.raised() ? time(status.cleared()) : null,
        detail.value(status.value()),
        detail.unit(),
        detail.rule(),
        facts.message(),
        facts.consequence(),
        facts.action(),
        status.isFirstOut(),
        status.state() instanceof AlarmState.Shelved shelved ? Json.time(shelved.until()) : null,
        status.who(),
        status.reason());
  }

  /** An alarm as it stood at a moment; the journal does not tell what should have been done. */
  static AlarmView ofPast(AlarmStanding standing, AlarmDetails.Detail detail) {
    AlarmEntry last = standing.last();
    boolean isActive =
        !last.state().startsWith("returned") && standing.raised() > standing.cleared();
    return new AlarmView(
        last.id(),
        last.path(),
        last.name(),
        last.priority(),
        last.state(),
        isActive,
        Json.time(last.time()),
        time(standing.raised()),
        standing.cleared() >= standing.raised() ? time(standing.cleared()) : null,
        detail.value(last.value()),
        detail.unit(),
        detail.rule(),
        last.message(),
        "",
        "",
        false,
        null,
        last.who(),
        last.reason());
  }

  private static @Nullable String time(long millis) {
    return millis == 0 ? null : Json.time(millis);
  }

  /** The word for a state in JSON, in the journal and on pages. */
  static String label(AlarmState state) {
    return switch (state) {
      case AlarmState.Shown shown ->
          switch (shown) {
            case NORMAL -> "normal";
            case UNACKNOWLEDGED -> "unacknowledged";
            case ACKNOWLEDGED -> "acknowledged";
            case RETURNED_UNACKNOWLEDGED -> "returned-unacknowledged";
            case LATCHED_UNACKNOWLEDGED -> "latched-unacknowledged";
            case LATCHED_ACKNOWLEDGED -> "latched-acknowledged";
          };
      case AlarmState.Shelved _ -> "shelved";
      case AlarmState.SuppressedByDesign _ -> "suppressed";
      case AlarmState.OutOfService _ -> "out-of-service";
    };
  }

  /** A sample's value in a few words; its quality where it has none. */
  static String words(Sample sample) {
    Value value = sample.value();
    return value == null ? sample.quality().label() : value.toString();
  }
}
