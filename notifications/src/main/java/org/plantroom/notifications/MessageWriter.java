package org.plantroom.notifications;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.plantroom.core.Notifications;
import org.plantroom.core.Notifications.Person;

/**
 * Puts incidents into words.
 *
 * @param plan how people are reached
 * @param zoneOf the time zone of a site
 */
record MessageWriter(Notifications plan, Function<String, ZoneId> zoneOf) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MOST_NAMED = 20;
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss zzz", Locale.ROOT);

  /**
   * The messages of a telling: one a person and way.
   *
   * @param now milliseconds since 1970 UTC
   */
  List<Message> write(Telling telling, long now) {
    List<Message> messages = new ArrayList<>();
    for (String name : telling.people()) {
      Person person = plan.people().get(name);
      if (person != null) {
        messages.addAll(onWaysOf(person, message(telling, name, now, due(telling, person, now))));
      }
    }
    return messages;
  }

  /** Whoever was told before their quiet hours hears after them that all is well. */
  private long due(Telling telling, Person person, long now) {
    Incident incident = telling.incident();
    return Duty.mayBeTold(person, incident.priority(), Instant.ofEpochMilli(now), zone(incident))
        .toEpochMilli();
  }

  private Message message(Telling telling, String person, long now, long due) {
    Incident incident = telling.incident();
    String kind = telling.kind().label();
    String id = "%s-%d-%s-%s".formatted(incident.id(), incident.tellings(), kind, person);
    return new Message(
        id,
        Message.Way.MAIL,
        person,
        kind,
        incident.id(),
        subject(telling),
        text(telling),
        body(telling, id, now),
        now,
        0,
        due,
        "");
  }

  /** The messages that show somebody that messages arrive. */
  List<Message> test(String name, String id, long now) {
    String subject = "[Plantroom] Test message";
    String text = "This is a test. Messages about alarms reach you this way.\n" + link();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", id);
    body.put("kind", "test");
    body.put("time", Instant.ofEpochMilli(now).toString());
    Person person = Objects.requireNonNull(plan.people().get(name));
    return onWaysOf(
        person,
        new Message(
            id, Message.Way.MAIL, name, "test", "", subject, text, json(body), now, 0, now, ""));
  }

  private static List<Message> onWaysOf(Person person, Message message) {
    List<Message> messages = new ArrayList<>();
    if (person.email() != null) {
      messages.add(message.by(Message.Way.MAIL));
    }
    if (person.webhook() != null) {
      messages.add(message.by(Message.Way.WEBHOOK));
    }
    return messages;
  }

  private static String subject(Telling telling) {
    Incident incident = telling.incident();
    Incident.Member first = incident.members().firstEntry().getValue();
    int others = incident.members().size() - 1;
    String what =
        switch (telling.kind()) {
          case BEGUN -> incident.priority().label().toUpperCase(Locale.ROOT);
          case ESCALATED -> "NOT ACKNOWLEDGED";
          case REPEATED -> "STILL NOT ACKNOWLEDGED";
          case RETURNED -> "OVER";
        };
    return "[Plantroom] %s %s: %s%s"
        .formatted(
            what,
            incident.place(),
            first.message(),
            others == 0 ? "" : " and %d more".formatted(others));
  }

  private String text(Telling telling) {
    Incident incident = telling.incident();
    ZoneId zone = zone(incident);
    StringBuilder text = new StringBuilder();
    text.append("Incident ").append(incident.id()).append(" at ").append(incident.place());
    text.append(", begun ").append(clock(incident.begun(), zone)).append("\n\n");
    incident.members().values().stream()
        .limit(MOST_NAMED)
        .forEach(member -> text.append(line(member, zone)));
    int unnamed = incident.members().size() - MOST_NAMED;
    if (unnamed > 0) {
      text.append("and %d more\n".formatted(unnamed));
    }
    return text.append(link()).toString();
  }

  private ZoneId zone(Incident incident) {
    int slash = incident.place().indexOf('/');
    return zoneOf.apply(slash < 0 ? incident.place() : incident.place().substring(0, slash));
  }

  private static String line(Incident.Member member, ZoneId zone) {
    String standing =
        member.isActive() ? (member.isAcknowledged() ? "acknowledged" : "holds") : "over";
    return "%s  %s  %s%n    %s%s, %s%n"
        .formatted(
            clock(member.raised(), zone),
            member.priority().label(),
            member.message(),
            member.path(),
            member.value().isEmpty() ? "" : " = " + member.value(),
            standing);
  }

  private static String clock(long time, ZoneId zone) {
    return CLOCK.format(Instant.ofEpochMilli(time).atZone(zone));
  }

  private String link() {
    URI pages = plan.pages();
    return pages == null ? "" : "\n%s#/alarms\n".formatted(slashed(pages.toString()));
  }

  private static String slashed(String address) {
    return address.endsWith("/") ? address : address + "/";
  }

  private static String body(Telling telling, String id, long now) {
    Incident incident = telling.incident();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", id);
    body.put("kind", telling.kind().label());
    body.put("time", Instant.ofEpochMilli(now).toString());
    body.put("incident", incident.id());
    body.put("route", incident.route());
    body.put("place", incident.place());
    body.put("priority", incident.priority().label());
    body.put("begun", Instant.ofEpochMilli(incident.begun()).toString());
    body.put("alarmCount", incident.members().size());
    body.put(
        "alarms",
        incident.members().entrySet().stream()
            .limit(MOST_NAMED)
            .map(member -> alarm(member.getKey(), member.getValue()))
            .toList());
    return json(body);
  }

  private static Map<String, Object> alarm(String id, Incident.Member member) {
    Map<String, Object> alarm = new LinkedHashMap<>();
    alarm.put("id", id);
    alarm.put("path", member.path());
    alarm.put("name", member.name());
    alarm.put("message", member.message());
    alarm.put("priority", member.priority().label());
    alarm.put("value", member.value());
    alarm.put("raised", Instant.ofEpochMilli(member.raised()).toString());
    alarm.put("active", member.isActive());
    alarm.put("acknowledged", member.isAcknowledged());
    return alarm;
  }

  private static String json(Map<String, Object> body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a message that is no JSON", e);
    }
  }
}
