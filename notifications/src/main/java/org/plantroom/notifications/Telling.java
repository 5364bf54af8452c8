package org.plantroom.notifications;

import java.util.Locale;
import java.util.Set;

/**
 * That some people are to be told of an incident.
 *
 * @param kind why now
 * @param incident as it stands
 * @param people their names
 */
record Telling(Kind kind, Incident incident, Set<String> people) {
  /** Why people are told. */
  enum Kind {
    /** It has begun. */
    BEGUN,
    /** Nobody has acknowledged, so more people are told. */
    ESCALATED,
    /** Nobody has acknowledged, so the same people are told again. */
    REPEATED,
    /** All is well again. */
    RETURNED;

    /** The word in messages. */
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
