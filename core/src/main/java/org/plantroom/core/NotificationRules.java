package org.plantroom.core;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;

/**
 * What must hold between the keys of {@code notifications.yaml}.
 *
 * @param all the file's keys
 */
record NotificationRules(Section all) {

  void check() {
    all.get(NotificationKeys.SMTP).ifPresent(NotificationRules::checkSmtp);
    each(NotificationKeys.PEOPLE, this::checkPerson);
    all.get(NotificationKeys.ROSTERS)
        .ifPresent(
            rosters ->
                rosters
                    .values()
                    .forEach(shifts -> shifts.value().forEach(shift -> checkShift(shift.value()))));
    each(NotificationKeys.ROUTES, this::checkRoute);
  }

  private void each(Field<SequencedMap<String, Placed<Section>>> field, Consumer<Section> check) {
    all.get(field).ifPresent(parts -> parts.values().forEach(part -> check.accept(part.value())));
  }

  private static void checkSmtp(Section smtp) {
    if (smtp.has(NotificationKeys.USER) != smtp.has(NotificationKeys.PASSWORD)) {
      smtp.where(NotificationKeys.USER).report("one without the other", "user and password");
    }
    boolean isPlain =
        smtp.get(NotificationKeys.SECURITY)
            .filter(security -> security == Notifications.Security.NONE)
            .isPresent();
    if (isPlain && smtp.has(NotificationKeys.PASSWORD)) {
      smtp.where(NotificationKeys.SECURITY)
          .report("a password over a plain connection", "starttls or tls");
    }
  }

  private void checkPerson(Section person) {
    boolean hasMail = person.has(NotificationKeys.EMAIL_ADDRESS);
    if (!hasMail && !person.has(NotificationKeys.WEBHOOK)) {
      person.where(NotificationKeys.EMAIL_ADDRESS).report("missing", "email, webhook or both");
    }
    if (hasMail && !all.has(NotificationKeys.SMTP)) {
      person
          .where(NotificationKeys.EMAIL_ADDRESS)
          .report("an address without a mail server", "smtp beside people");
    }
    person
        .get(NotificationKeys.WEBHOOK)
        .ifPresent(
            name ->
                known(
                    name,
                    person.where(NotificationKeys.WEBHOOK),
                    NotificationKeys.WEBHOOKS,
                    "a webhook"));
  }

  private void checkShift(Section shift) {
    checkPeople(shift, NotificationKeys.SHIFT_PEOPLE);
  }

  private void checkPeople(Section section, Field<List<Placed<String>>> field) {
    section
        .get(field)
        .ifPresent(
            people ->
                people.forEach(
                    person ->
                        known(
                            person.value(), person.where(), NotificationKeys.PEOPLE, "a person")));
  }

  private void checkRoute(Section route) {
    Duration before = Duration.ofMillis(-1);
    for (Placed<Section> step : route.get(NotificationKeys.STEPS).orElse(List.of())) {
      checkStep(step);
      Optional<Duration> after = step.value().get(NotificationKeys.AFTER);
      if (after.isPresent() && after.get().compareTo(before) <= 0) {
        step.value()
            .where(NotificationKeys.AFTER)
            .report("not later than the step before", "a longer time with each step");
      }
      before = after.orElse(before);
    }
  }

  private void checkStep(Placed<Section> step) {
    boolean hasRoster = step.value().has(NotificationKeys.ROSTER);
    if (!hasRoster && !step.value().has(NotificationKeys.STEP_PEOPLE)) {
      step.where().report("nobody", "roster, people or both");
    }
    step.value()
        .get(NotificationKeys.ROSTER)
        .ifPresent(
            name ->
                known(
                    name,
                    step.value().where(NotificationKeys.ROSTER),
                    NotificationKeys.ROSTERS,
                    "a roster"));
    checkPeople(step.value(), NotificationKeys.STEP_PEOPLE);
  }

  private <T> void known(
      String name, Where where, Field<SequencedMap<String, Placed<T>>> field, String what) {
    Collection<String> names =
        all.get(field).<Collection<String>>map(SequencedMap::keySet).orElse(List.of());
    if (!names.contains(name)) {
      where.report(
          Excerpt.quoted(name),
          "the name of %s of this file%s".formatted(what, Suggestion.hint(name, names)));
    }
  }
}
