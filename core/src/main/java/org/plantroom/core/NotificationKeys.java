package org.plantroom.core;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** The keys of {@code notifications.yaml}. */
final class NotificationKeys {
  private static final String ADDRESS = "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+";
  private static final Pattern EMAIL = Pattern.compile(ADDRESS);
  private static final String CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9]";

  private static final ScalarKind<String> MAIL =
      new ScalarKind<>(
          "an e-mail address such as ann@example.org",
          text -> Optional.of(text).filter(t -> t.length() <= 254 && EMAIL.matcher(t).matches()),
          Shapes.pattern(ADDRESS));
  private static final ScalarKind<LocalTime> TIME =
      new ScalarKind<>(
          "a time of day such as 07:00", NotificationKeys::time, Shapes.pattern(CLOCK));
  private static final ScalarKind<URI> URL =
      new ScalarKind<>(
          "an address that begins with https:// or http:// and names no user",
          NotificationKeys::url,
          Shapes.pattern("https?://[^@\\s]+"));
  private static final ScalarKind<HostPort> SERVER =
      new ScalarKind<>(
          "host:port, e.g. mail.example.org:587",
          text -> HostPort.of(text, 587),
          Shapes.pattern("[A-Za-z0-9._-]+(?::[0-9]{1,5})?|\\[[0-9A-Fa-f:.]+\\](?::[0-9]{1,5})?"));
  private static final Kind<List<Placed<String>>> NAMES = new ListKind<>(Kinds.NAME, true);
  private static final ScalarKind<AlarmPriority> URGENCY =
      Kinds.choice(AlarmPriority.class, AlarmPriority::label);

  static final Field<URI> PAGES =
      Field.optional("pages", URL, "where the pages are reached, for links in messages");

  static final Field<HostPort> SMTP_SERVER =
      Field.required("server", SERVER, "mail server; the port defaults to 587");
  static final Field<Notifications.Security> SECURITY =
      Field.withDefault(
          "security",
          Kinds.choice(Notifications.Security.class, word -> word.name().toLowerCase(Locale.ROOT)),
          "starttls",
          "how the connection is protected; none only for a server on the same machine");
  static final Field<String> TRUST =
      Field.optional("trust", Kinds.FILE, "PEM certificates to trust; default: the runtime's own");
  static final Field<String> USER =
      Field.optional("user", Kinds.TEXT, "name to log in with; default: no log-in");
  static final Field<SecretSource> PASSWORD =
      Field.optional("password", new SecretKind(), "where the user's password is kept");
  static final Field<String> FROM =
      Field.required("from", MAIL, "the sender's address of all messages");
  static final Field<Section> SMTP =
      Field.optional(
          "smtp",
          Format.of(
              "the keys of a mail server", SMTP_SERVER, SECURITY, TRUST, USER, PASSWORD, FROM),
          "how mail goes out");

  static final Field<URI> HOOK_URL = Field.required("url", URL, "where messages are posted to");
  static final Field<SecretSource> HOOK_SECRET =
      Field.optional(
          "secret",
          new SecretKind(),
          "where the secret is kept that signs each message (HMAC-SHA256)");
  static final Field<SequencedMap<String, Placed<Section>>> WEBHOOKS =
      Field.optional(
          "webhooks",
          new MapKind<>(
              "a map of webhooks, at least one",
              Kinds.NAME,
              Format.of("the keys of a webhook", HOOK_URL, HOOK_SECRET, TRUST)),
          "programs that are told over HTTP, by name");

  static final Field<LocalTime> QUIET_FROM =
      Field.required("from", TIME, "begin of the quiet hours, by the site's clock");
  static final Field<LocalTime> QUIET_TO =
      Field.required("to", TIME, "their end; before the begin when they span midnight");
  static final Field<AlarmPriority> QUIET_BELOW =
      Field.withDefault("below", URGENCY, "critical", "what is less urgent than this waits");
  static final Field<Section> QUIET =
      Field.optional(
          "quiet",
          Format.of("the keys from, to and below", QUIET_FROM, QUIET_TO, QUIET_BELOW),
          "hours in which only what is urgent is told");

  static final Field<String> PERSON_NAME =
      Field.optional("name", Kinds.TEXT, "name for people; default: the key");
  static final Field<String> EMAIL_ADDRESS =
      Field.optional("email", MAIL, "where mail goes; needs smtp");
  static final Field<String> WEBHOOK =
      Field.optional("webhook", Kinds.NAME, "name of a webhook that is told too");
  static final Field<SequencedMap<String, Placed<Section>>> PEOPLE =
      Field.optional(
          "people",
          new MapKind<>(
              "a map of people, at least one",
              Kinds.NAME,
              Format.of("the keys of a person", PERSON_NAME, EMAIL_ADDRESS, WEBHOOK, QUIET)),
          "who can be told, by name");

  static final Field<List<Placed<DayOfWeek>>> DAYS =
      Field.withDefault(
          "days",
          new ListKind<>(
              Kinds.choice(
                  DayOfWeek.class, day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT)),
              true),
          "[mon, tue, wed, thu, fri, sat, sun]",
          "days on which the shift begins");
  static final Field<LocalTime> SHIFT_FROM =
      Field.withDefault("from", TIME, "00:00", "its begin, by the site's clock");
  static final Field<LocalTime> SHIFT_TO =
      Field.withDefault(
          "to", TIME, "00:00", "its end; not after the begin when it ends on the next day");
  static final Field<List<Placed<String>>> SHIFT_PEOPLE =
      Field.required("people", NAMES, "who is on duty");
  static final Field<SequencedMap<String, Placed<List<Placed<Section>>>>> ROSTERS =
      Field.optional(
          "rosters",
          new MapKind<>(
              "a map of rosters, each a list of shifts",
              Kinds.NAME,
              new ListKind<>(
                  Format.of("the keys of a shift", DAYS, SHIFT_FROM, SHIFT_TO, SHIFT_PEOPLE),
                  false)),
          "who is on duty when, by name");

  static final Field<Duration> AFTER =
      Field.withDefault(
          "after",
          Kinds.duration("0ms", "7d"),
          "0ms",
          "how long nobody has acknowledged when these are told");
  static final Field<String> ROSTER =
      Field.optional("roster", Kinds.NAME, "name of a roster whose shift on duty is told");
  static final Field<List<Placed<String>>> STEP_PEOPLE =
      Field.optional("people", NAMES, "people who are told");
  static final Field<Glob> MATCH =
      Field.withDefault(
          "match",
          new ScalarKind<>(
              "a glob over alarms' paths such as mill-road/**",
              text -> Optional.of(text).filter(Glob::isValid).map(Glob::of),
              Shapes.text().put("minLength", 1).put("maxLength", Glob.MAX_LENGTH)),
          "'**'",
          "the alarms it takes");
  static final Field<AlarmPriority> PRIORITY =
      Field.withDefault("priority", URGENCY, "high", "it takes alarms at least this urgent");
  static final Field<List<Placed<Section>>> STEPS =
      Field.required(
          "steps",
          new ListKind<>(
              Format.of("the keys after, roster and people", AFTER, ROSTER, STEP_PEOPLE), false),
          "who is told, and whom next when nobody acknowledges");
  static final Field<Notifications.Grouping> GROUP =
      Field.withDefault(
          "group",
          Kinds.choice(Notifications.Grouping.class, word -> word.name().toLowerCase(Locale.ROOT)),
          "site",
          "the alarms of which place make one incident");
  static final Field<Duration> WITHIN =
      Field.withDefault(
          "within",
          Kinds.duration("1s", "1d"),
          "10m",
          "an alarm that comes so soon after the last joins its incident");
  static final Field<Duration> GATHER =
      Field.withDefault(
          "gather",
          Kinds.duration("0ms", "10m"),
          "10s",
          "how long the first message waits for what belongs to it");
  static final Field<Duration> REPEAT =
      Field.optional(
          "repeat",
          Kinds.duration("1m", "7d"),
          "how often those told are told again until somebody acknowledges; default: never");
  static final Field<Boolean> RETURNED =
      Field.withDefault("returned", Kinds.FLAG, "true", "tells when all is well again");
  static final Field<SequencedMap<String, Placed<Section>>> ROUTES =
      Field.optional(
          "routes",
          new MapKind<>(
              "a map of routes, at least one",
              Kinds.NAME,
              Format.of(
                  "the keys of a route",
                  MATCH,
                  PRIORITY,
                  STEPS,
                  GROUP,
                  WITHIN,
                  GATHER,
                  REPEAT,
                  RETURNED)),
          "the ways from alarms to people, by name");

  static final Format FORMAT =
      Format.of("the keys of notifications", PAGES, SMTP, WEBHOOKS, PEOPLE, ROSTERS, ROUTES);

  private NotificationKeys() {}

  private static Optional<LocalTime> time(String text) {
    return Optional.of(text).filter(t -> t.matches(CLOCK)).map(LocalTime::parse);
  }

  private static Optional<URI> url(String text) {
    try {
      URI url = URI.create(text);
      boolean isWeb = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
      return Optional.of(url).filter(u -> isWeb && u.getHost() != null && u.getUserInfo() == null);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
