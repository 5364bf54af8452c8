package org.plantroom.core;

import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of alarms, when and how: what {@code notifications.yaml} holds.
 *
 * @param pages where the pages are reached, for links in messages; null for no links
 * @param smtp how mail goes out; null when none does
 * @param webhooks by name
 * @param people by name
 * @param rosters shifts by the roster's name
 * @param routes by name
 */
public record Notifications(
    @Nullable URI pages,
    @Nullable Smtp smtp,
    SequencedMap<String, Webhook> webhooks,
    SequencedMap<String, Person> people,
    SequencedMap<String, List<Shift>> rosters,
    SequencedMap<String, Route> routes) {

  /** Nobody is told of anything. */
  public static final Notifications NONE =
      new Notifications(
          null,
          null,
          Collections.emptySortedMap(),
          Collections.emptySortedMap(),
          Collections.emptySortedMap(),
          Collections.emptySortedMap());

  /**
   * A mail server.
   *
   * @param host a name or address
   * @param port 1 to 65535
   * @param security how the connection is protected
   * @param trust PEM certificates to trust; null for the Java runtime's own
   * @param user to log in as; null for no log-in
   * @param password of the user; null for no log-in
   * @param from the sender's address
   */
  public record Smtp(
      String host,
      int port,
      Security security,
      @Nullable Path trust,
      @Nullable String user,
      @Nullable SecretSource password,
      String from) {}

  /** How a connection to a mail server is protected. */
  public enum Security {
    /** Not at all; for a server on the same machine. */
    NONE,
    /** Plain at first, then TLS, or no mail. */
    STARTTLS,
    /** TLS from the start. */
    TLS
  }

  /**
   * A program that is told over HTTP.
   *
   * @param url http or https
   * @param secret signs each message; null for none
   * @param trust PEM certificates to trust; null for the Java runtime's own
   */
  public record Webhook(URI url, @Nullable SecretSource secret, @Nullable Path trust) {}

  /**
   * Somebody who can be told.
   *
   * @param name for people
   * @param email address; null for no mail
   * @param webhook name of one; null for none
   * @param quiet when not to be disturbed; null for never
   */
  public record Person(
      String name, @Nullable String email, @Nullable String webhook, @Nullable Quiet quiet) {}

  /**
   * Hours in which only what is urgent is told; the rest waits for their end.
   *
   * @param from local time of the incident's site
   * @param to local time; before {@code from} when the hours span midnight
   * @param below what is less urgent than this waits
   */
  public record Quiet(LocalTime from, LocalTime to, AlarmPriority below) {}

  /**
   * Who is on duty when, by the site's clock.
   *
   * @param days on which the shift begins
   * @param from local time
   * @param to local time; not after {@code from} when the shift ends on the next day
   * @param people names of those on duty
   */
  public record Shift(Set<DayOfWeek> days, LocalTime from, LocalTime to, List<String> people) {}

  /** Which alarms make one incident. */
  public enum Grouping {
    /** All of a site. */
    SITE,
    /** All of an edge node. */
    EDGE,
    /** All of a device. */
    DEVICE
  }

  /**
   * The way from alarms to people.
   *
   * @param match paths of the alarms it takes
   * @param priority it takes alarms of this priority and more urgent ones
   * @param steps who is told, and whom next when nobody acknowledges; by growing {@code after}
   * @param group which alarms make one incident
   * @param within an alarm that comes so soon after the last joins its incident
   * @param gather how long the first message waits for what belongs to it
   * @param repeat how often those told are told again until somebody acknowledges; null for never
   * @param returned true when they are told that all is well again
   */
  public record Route(
      Glob match,
      AlarmPriority priority,
      List<Step> steps,
      Grouping group,
      Duration within,
      Duration gather,
      @Nullable Duration repeat,
      boolean returned) {}

  /**
   * Who is told when nobody has acknowledged for so long.
   *
   * @param after the incident's begin
   * @param roster whose shift is told; null for none
   * @param people names of further people
   */
  public record Step(Duration after, @Nullable String roster, List<String> people) {}
}
