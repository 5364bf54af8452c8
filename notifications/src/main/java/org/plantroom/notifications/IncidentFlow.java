package org.plantroom.notifications;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Notifications;
import org.plantroom.core.Notifications.Person;
import org.plantroom.core.Notifications.Route;
import org.plantroom.core.Notifications.Step;

/**
 * How an incident goes on as time passes: a function of incident and time.
 *
 * <pre>
 *   begun ── gather ─▶ first step told ── nobody acknowledges ─▶ next step told …, repeated
 *     │                      │ acknowledged: nobody is told any more
 *     │ over before          │ over, and quiet for "within"
 *     ▼                      ▼
 *   nobody is told      those told hear that all is well; the end
 * </pre>
 *
 * @param plan who can be told
 * @param zoneOf the time zone of a site
 */
record IncidentFlow(Notifications plan, Function<String, ZoneId> zoneOf) {

  /**
   * What becomes of an incident.
   *
   * @param incident null when it is at its end
   * @param tellings who is to be told
   */
  record Next(@Nullable Incident incident, List<Telling> tellings) {}

  /**
   * Lets time pass.
   *
   * @param now milliseconds since 1970 UTC
   */
  Next next(Incident incident, long now) {
    Route route = plan.routes().get(incident.route());
    if (route == null) {
      return new Next(null, List.of());
    }
    if (!incident.isActive()) {
      return over(incident, route, now);
    }
    Incident active = incident.overSince() == 0 ? incident : incident.overSince(0);
    return active.isCalling() ? call(active, route, now) : new Next(active, List.of());
  }

  private static Next over(Incident incident, Route route, long now) {
    if (incident.overSince() == 0) {
      return new Next(incident.overSince(now), List.of());
    }
    if (now - incident.overSince() < route.within().toMillis()) {
      return new Next(incident, List.of());
    }
    boolean isTold = route.returned() && !incident.told().isEmpty();
    return new Next(
        null,
        isTold
            ? List.of(new Telling(Telling.Kind.RETURNED, incident, incident.told()))
            : List.of());
  }

  private Next call(Incident incident, Route route, long now) {
    List<Telling> tellings = new ArrayList<>();
    Incident next = tell(Telling.Kind.BEGUN, incident, incident.held(), tellings, now);
    next = escalate(next, route, tellings, now);
    return new Next(repeat(next, route, tellings, now), tellings);
  }

  /** A step that reaches nobody must not cost its time. */
  private Incident escalate(Incident incident, Route route, List<Telling> tellings, long now) {
    Incident next = incident;
    boolean reached = true;
    while (next.steps() < route.steps().size()) {
      Step step = route.steps().get(next.steps());
      Duration due = step.after().plus(route.gather());
      if (reached && now - next.begun() < due.toMillis()) {
        break;
      }
      Set<String> people = peopleOf(step, next.place(), now);
      people.removeAll(next.told());
      Telling.Kind kind = next.told().isEmpty() ? Telling.Kind.BEGUN : Telling.Kind.ESCALATED;
      next = tell(kind, next.stepped(), people, tellings, now);
      reached = !people.isEmpty();
    }
    return next;
  }

  private Incident repeat(Incident incident, Route route, List<Telling> tellings, long now) {
    Duration repeat = route.repeat();
    boolean isDue =
        repeat != null
            && !incident.told().isEmpty()
            && now - incident.toldAt() >= repeat.toMillis();
    return isDue ? tell(Telling.Kind.REPEATED, incident, incident.told(), tellings, now) : incident;
  }

  private Set<String> peopleOf(Step step, String place, long now) {
    Set<String> people = new LinkedHashSet<>();
    if (step.roster() != null) {
      people.addAll(
          Duty.onDuty(
              plan.rosters().getOrDefault(step.roster(), List.of()),
              Instant.ofEpochMilli(now),
              zone(place)));
    }
    people.addAll(step.people());
    return people;
  }

  private Incident tell(
      Telling.Kind kind, Incident incident, Set<String> people, List<Telling> all, long now) {
    Set<String> told = new LinkedHashSet<>();
    Set<String> held = new LinkedHashSet<>();
    for (String name : people) {
      Person person = plan.people().get(name);
      if (person != null) {
        boolean _ = (isDisturbed(person, incident, now) ? held : told).add(name);
      }
    }
    Incident next = incident.telling(told, held, now);
    if (!told.isEmpty()) {
      all.add(new Telling(kind, next, told));
    }
    return next;
  }

  private boolean isDisturbed(Person person, Incident incident, long now) {
    Instant moment = Instant.ofEpochMilli(now);
    return Duty.mayBeTold(person, incident.priority(), moment, zone(incident.place()))
        .isAfter(moment);
  }

  private ZoneId zone(String place) {
    int slash = place.indexOf('/');
    return zoneOf.apply(slash < 0 ? place : place.substring(0, slash));
  }
}
