package org.plantroom.core;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Builds what {@code notifications.yaml} says, once nothing is wrong with it.
 *
 * @param folder the project's, which the paths in the file begin at
 */
record NotificationBuilder(Path folder) {

  Notifications build(Section all) {
    return new Notifications(
        all.get(NotificationKeys.PAGES).orElse(null),
        all.get(NotificationKeys.SMTP).map(this::smtp).orElse(null),
        each(all, NotificationKeys.WEBHOOKS, (name, hook) -> webhook(hook)),
        each(all, NotificationKeys.PEOPLE, NotificationBuilder::person),
        each(
            all,
            NotificationKeys.ROSTERS,
            (name, shifts) -> shifts.stream().map(shift -> shift(shift.value())).toList()),
        each(all, NotificationKeys.ROUTES, (name, route) -> route(route)));
  }

  private static <S, T> SequencedMap<String, T> each(
      Section all, Field<SequencedMap<String, Placed<S>>> field, BiFunction<String, S, T> builder) {
    SequencedMap<String, T> built = new LinkedHashMap<>();
    all.get(field)
        .ifPresent(
            parts ->
                parts.forEach((name, part) -> built.put(name, builder.apply(name, part.value()))));
    return Collections.unmodifiableSequencedMap(built);
  }

  private Notifications.Smtp smtp(Section smtp) {
    HostPort server = smtp.need(NotificationKeys.SMTP_SERVER);
    return new Notifications.Smtp(
        server.host(),
        server.port(),
        smtp.need(NotificationKeys.SECURITY),
        trust(smtp),
        smtp.get(NotificationKeys.USER).orElse(null),
        smtp.get(NotificationKeys.PASSWORD).map(secret -> secret.within(folder)).orElse(null),
        smtp.need(NotificationKeys.FROM));
  }

  private Notifications.Webhook webhook(Section hook) {
    return new Notifications.Webhook(
        hook.need(NotificationKeys.HOOK_URL),
        hook.get(NotificationKeys.HOOK_SECRET).map(secret -> secret.within(folder)).orElse(null),
        trust(hook));
  }

  private @Nullable Path trust(Section section) {
    return section.get(NotificationKeys.TRUST).map(folder::resolve).orElse(null);
  }

  private static Notifications.Person person(String name, Section person) {
    return new Notifications.Person(
        person.get(NotificationKeys.PERSON_NAME).orElse(name),
        person.get(NotificationKeys.EMAIL_ADDRESS).orElse(null),
        person.get(NotificationKeys.WEBHOOK).orElse(null),
        person.get(NotificationKeys.QUIET).map(NotificationBuilder::quiet).orElse(null));
  }

  private static Notifications.Quiet quiet(Section quiet) {
    return new Notifications.Quiet(
        quiet.need(NotificationKeys.QUIET_FROM),
        quiet.need(NotificationKeys.QUIET_TO),
        quiet.need(NotificationKeys.QUIET_BELOW));
  }

  private static Notifications.Shift shift(Section shift) {
    return new Notifications.Shift(
        EnumSet.copyOf(shift.need(NotificationKeys.DAYS).stream().map(Placed::value).toList()),
        shift.need(NotificationKeys.SHIFT_FROM),
        shift.need(NotificationKeys.SHIFT_TO),
        names(shift.need(NotificationKeys.SHIFT_PEOPLE)));
  }

  private static List<String> names(List<Placed<String>> names) {
    return names.stream().map(Placed::value).toList();
  }

  private static Notifications.Route route(Section route) {
    return new Notifications.Route(
        route.need(NotificationKeys.MATCH),
        route.need(NotificationKeys.PRIORITY),
        route.need(NotificationKeys.STEPS).stream().map(step -> step(step.value())).toList(),
        route.need(NotificationKeys.GROUP),
        route.need(NotificationKeys.WITHIN),
        route.need(NotificationKeys.GATHER),
        route.get(NotificationKeys.REPEAT).orElse(null),
        route.need(NotificationKeys.RETURNED));
  }

  private static Notifications.Step step(Section step) {
    return new Notifications.Step(
        step.need(NotificationKeys.AFTER),
        step.get(NotificationKeys.ROSTER).orElse(null),
        step.get(NotificationKeys.STEP_PEOPLE).map(NotificationBuilder::names).orElse(List.of()));
  }
}
