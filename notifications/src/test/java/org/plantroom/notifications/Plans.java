package org.plantroom.notifications;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.AlarmPriority;
import org.plantroom.core.Glob;
import org.plantroom.core.Notifications;
import org.plantroom.core.Notifications.Person;
import org.plantroom.core.Notifications.Quiet;
import org.plantroom.core.Notifications.Route;
import org.plantroom.core.Notifications.Step;

/** Plans and news for all tests. */
final class Plans {
  static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

  private Plans() {}

  /** Ann at once, bo after ten minutes, both told again every half hour. */
  static Notifications plan(Notifications.@Nullable Smtp smtp, Notifications.Webhook... hooks) {
    return plan(smtp, null, hooks);
  }

  /** The same where ann has quiet hours. */
  static Notifications plan(
      Notifications.@Nullable Smtp smtp, @Nullable Quiet quiet, Notifications.Webhook... hooks) {
    SequencedMap<String, Notifications.Webhook> webhooks = new LinkedHashMap<>();
    for (Notifications.Webhook hook : hooks) {
      webhooks.put("hook", hook);
    }
    String way = hooks.length == 0 ? null : "hook";
    SequencedMap<String, Person> people = new LinkedHashMap<>();
    people.put("ann", new Person("Ann", "ann@example.org", way, quiet));
    people.put("bo", new Person("Bo", "bo@example.org", null, null));
    SequencedMap<String, Route> routes = new LinkedHashMap<>();
    routes.put("all", route());
    return new Notifications(
        URI.create("https://plant.example.org"),
        smtp,
        webhooks,
        people,
        Collections.emptySortedMap(),
        routes);
  }

  private static Route route() {
    return new Route(
        Glob.of("**"),
        AlarmPriority.MEDIUM,
        List.of(
            new Step(Duration.ZERO, null, List.of("ann")),
            new Step(Duration.ofMinutes(10), null, List.of("bo"))),
        Notifications.Grouping.SITE,
        Duration.ofMinutes(5),
        Duration.ofSeconds(10),
        Duration.ofMinutes(30),
        true);
  }

  /** An alarm nobody has acknowledged. */
  static AlarmNews raised(long number, String path) {
    return news(number, path, true, false);
  }

  static AlarmNews acknowledged(long number, String path) {
    return news(number, path, true, true);
  }

  static AlarmNews cleared(long number, String path) {
    return news(number, path, false, true);
  }

  private static AlarmNews news(long number, String path, boolean active, boolean acknowledged) {
    return new AlarmNews(
        number,
        1_700_000_000_000L + number,
        "id-" + path,
        path,
        "High",
        AlarmPriority.HIGH,
        "Too much flow",
        "50.0",
        active,
        acknowledged);
  }
}
