package org.plantroom.notifications;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.plantroom.core.AlarmPriority;

/**
 * Alarms of one place that people are told of together. Immutable; {@link IncidentFlow} leads to
 * the next. Times are milliseconds since 1970 UTC by the host's clock.
 *
 * @param id unique; begins the ids of its messages
 * @param route by which people are told
 * @param place path above its alarms
 * @param begun when its first alarm came
 * @param joined when its latest alarm came
 * @param members its alarms by id, in the order they came
 * @param steps how many steps of the route were taken
 * @param told who was told
 * @param held who will be told once their quiet hours are over
 * @param tellings how often anybody was told
 * @param toldAt when last; 0 for never
 * @param overSince since when no alarm's condition holds; 0 while one does
 */
record Incident(
    String id,
    String route,
    String place,
    long begun,
    long joined,
    @JsonDeserialize(as = LinkedHashMap.class) SequencedMap<String, Member> members,
    int steps,
    Set<String> told,
    Set<String> held,
    int tellings,
    long toldAt,
    long overSince) {
  /** So many alarms belong to it; who is told of these need not be told of more. */
  static final int MOST_MEMBERS = 2_000;

  /**
   * An alarm of the incident.
   *
   * @param raised when it came, by its source's clock
   */
  record Member(
      String path,
      String name,
      String message,
      AlarmPriority priority,
      String value,
      long raised,
      boolean isActive,
      boolean isAcknowledged) {
    static Member of(AlarmNews news) {
      return new Member(
          news.path(),
          news.name(),
          news.message(),
          news.priority(),
          news.value(),
          news.time(),
          news.isActive(),
          news.isAcknowledged());
    }

    Member with(AlarmNews news) {
      return new Member(
          path, name, message, priority, value, raised, news.isActive(), news.isAcknowledged());
    }

    private boolean isCalling() {
      return isActive && !isAcknowledged;
    }
  }

  /** Keeps what is given from changing. */
  Incident {
    members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
    told = Collections.unmodifiableSet(new LinkedHashSet<>(told));
    held = Collections.unmodifiableSet(new LinkedHashSet<>(held));
  }

  /** The incident that an alarm begins. */
  static Incident begin(String route, String place, AlarmNews news, long now) {
    SequencedMap<String, Member> members = new LinkedHashMap<>();
    members.put(news.id(), Member.of(news));
    return new Incident(
        "%s-%d".formatted(route, news.number()),
        route,
        place,
        now,
        now,
        members,
        0,
        Set.of(),
        Set.of(),
        0,
        0,
        0);
  }

  /** True while the condition of one of its alarms holds. */
  boolean isActive() {
    return members.values().stream().anyMatch(Member::isActive);
  }

  /** True while nobody has acknowledged one whose condition holds. */
  boolean isCalling() {
    return members.values().stream().anyMatch(Member::isCalling);
  }

  /** The most urgent of its alarms that are not over; of all when all are. */
  AlarmPriority priority() {
    boolean isActive = isActive();
    AlarmPriority urgent = AlarmPriority.LOW;
    for (Member member : members.values()) {
      if ((member.isActive() || !isActive) && member.priority().compareTo(urgent) < 0) {
        urgent = member.priority();
      }
    }
    return urgent;
  }

  /** An alarm has come, or has come again. */
  Incident joinedBy(AlarmNews news, long now) {
    SequencedMap<String, Member> more = new LinkedHashMap<>(members);
    if (more.size() < MOST_MEMBERS || more.containsKey(news.id())) {
      more.put(news.id(), Member.of(news));
    }
    return new Incident(id, route, place, begun, now, more, steps, told, held, tellings, toldAt, 0);
  }

  /** Something happened to one of its alarms. */
  Incident heard(AlarmNews news) {
    Map<String, Member> before = members;
    Member member = before.get(news.id());
    if (member == null) {
      return this;
    }
    SequencedMap<String, Member> after = new LinkedHashMap<>(members);
    after.put(news.id(), member.with(news));
    return new Incident(
        id, route, place, begun, joined, after, steps, told, held, tellings, toldAt, overSince);
  }

  Incident overSince(long time) {
    return new Incident(
        id, route, place, begun, joined, members, steps, told, held, tellings, toldAt, time);
  }

  Incident stepped() {
    return new Incident(
        id, route, place, begun, joined, members, steps + 1, told, held, tellings, toldAt,
        overSince);
  }

  /** Some are told now, and some only later. */
  Incident telling(Set<String> now, Set<String> later, long time) {
    Set<String> allTold = new LinkedHashSet<>(told);
    allTold.addAll(now);
    Set<String> stillHeld = new LinkedHashSet<>(held);
    stillHeld.addAll(later);
    stillHeld.removeAll(allTold);
    boolean isTelling = !now.isEmpty();
    return new Incident(
        id,
        route,
        place,
        begun,
        joined,
        members,
        steps,
        allTold,
        stillHeld,
        isTelling ? tellings + 1 : tellings,
        isTelling ? time : toldAt,
        overSince);
  }
}
