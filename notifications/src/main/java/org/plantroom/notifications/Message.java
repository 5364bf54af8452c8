package org.plantroom.notifications;

import java.util.Locale;

/**
 * One message to one person over one way. Immutable.
 *
 * @param id unique, and the same however often it is tried, so that its receiver can tell a second
 *     copy
 * @param way how it goes out
 * @param person who gets it
 * @param kind begun, escalated, repeated, returned or test
 * @param incident the incident's id; empty for none
 * @param subject one line
 * @param text for people
 * @param body for programs, JSON
 * @param created when it was written, milliseconds since 1970 UTC
 * @param attempts how often it was tried in vain
 * @param nextTry when it is to be tried next, milliseconds since 1970 UTC
 * @param trouble why the last try failed; empty for none
 */
record Message(
    String id,
    Way way,
    String person,
    String kind,
    String incident,
    String subject,
    String text,
    String body,
    long created,
    int attempts,
    long nextTry,
    String trouble) {

  /** How a message goes out. */
  enum Way {
    /** By mail. */
    MAIL,
    /** By HTTP. */
    WEBHOOK;

    /** The word in ids and answers. */
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The same on a way of its own, with an id of its own. */
  Message by(Way other) {
    return new Message(
        id + "-" + other.label(),
        other,
        person,
        kind,
        incident,
        subject,
        text,
        body,
        created,
        attempts,
        nextTry,
        trouble);
  }

  /** The same after a try that failed. */
  Message failed(String why, long next) {
    return new Message(
        id, way, person, kind, incident, subject, text, body, created, attempts + 1, next, why);
  }
}
