package org.plantroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plantroom.notifications.Plans.acknowledged;
import static org.plantroom.notifications.Plans.cleared;
import static org.plantroom.notifications.Plans.raised;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plantroom.core.AlarmPriority;
import org.plantroom.core.Notifications;
import org.plantroom.core.Notifications.Quiet;

class IncidentsTest {
  private static final long NOON = Instant.parse("2026-11-23T11:00:00Z").toEpochMilli();

  private final Incidents incidents = new Incidents(List.of());
  private Notifications plan = Plans.plan(null);
  private long now = NOON;
  private final List<String> told = new ArrayList<>();

  @Test
  void alarmsOfASiteAreOneMessageAPerson() {
    for (int i = 1; i <= 100; i++) {
      take(raised(i, "mill/edge/d%d/Flow".formatted(i)));
    }
    pass(Duration.ofSeconds(9));
    assertThat(told).isEmpty();
    pass(Duration.ofSeconds(1));
    assertThat(told).containsExactly("begun ann 100");
    take(raised(101, "mill/edge/d101/Flow"));
    pass(Duration.ofMinutes(1));
    assertThat(told).hasSize(1);
  }

  @Test
  void sitesHaveIncidentsOfTheirOwn() {
    take(raised(1, "mill/edge/d/Flow"));
    take(raised(2, "harbour/edge/d/Flow"));
    pass(Duration.ofSeconds(10));
    assertThat(told).containsExactly("begun ann 1", "begun ann 1");
  }

  @Test
  void nobodyAcknowledgesAndMoreAreToldThenAllAgain() {
    take(raised(1, "mill/e/d/Flow"));
    pass(Duration.ofSeconds(10));
    pass(Duration.ofMinutes(10));
    assertThat(told).containsExactly("begun ann 1", "escalated bo 1");
    pass(Duration.ofMinutes(30));
    assertThat(told).endsWith("repeated ann+bo 1").hasSize(3);
  }

  @Test
  void acknowledgementEndsEscalation() {
    take(raised(1, "mill/e/d/Flow"));
    pass(Duration.ofSeconds(10));
    take(acknowledged(2, "mill/e/d/Flow"));
    pass(Duration.ofHours(5));
    assertThat(told).containsExactly("begun ann 1");
  }

  @Test
  void thoseToldHearThatAllIsWellOnceItStaysSo() {
    take(raised(1, "mill/e/d/Flow"));
    pass(Duration.ofSeconds(10));
    take(cleared(2, "mill/e/d/Flow"));
    pass(Duration.ofMinutes(4));
    take(raised(3, "mill/e/d/Flow"));
    pass(Duration.ofMinutes(1));
    take(cleared(4, "mill/e/d/Flow"));
    assertThat(told).containsExactly("begun ann 1");
    pass(Duration.ofSeconds(1));
    pass(Duration.ofMinutes(5));
    assertThat(told).containsExactly("begun ann 1", "returned ann 1");
    assertThat(incidents.all()).isEmpty();
  }

  @Test
  void whatIsOverBeforeAnybodyIsToldIsNoNews() {
    take(raised(1, "mill/e/d/Flow"));
    take(cleared(2, "mill/e/d/Flow"));
    pass(Duration.ofSeconds(10));
    pass(Duration.ofMinutes(6));
    assertThat(told).isEmpty();
    assertThat(incidents.all()).isEmpty();
  }

  @Test
  void newAlarmAfterAWhileIsAnIncidentOfItsOwn() {
    take(raised(1, "mill/e/d/Flow"));
    pass(Duration.ofSeconds(10));
    take(acknowledged(2, "mill/e/d/Flow"));
    pass(Duration.ofMinutes(6));
    take(raised(3, "mill/e/d/Level"));
    pass(Duration.ofSeconds(10));
    assertThat(told).containsExactly("begun ann 1", "begun ann 1");
  }

  @Test
  void stepThatReachesNobodyCostsNoTime() {
    plan = Plans.plan(null);
    Notifications.Route usual = plan.routes().firstEntry().getValue();
    LinkedHashMap<String, Notifications.Route> routes = new LinkedHashMap<>();
    routes.put(
        "all",
        new Notifications.Route(
            usual.match(),
            usual.priority(),
            List.of(
                new Notifications.Step(Duration.ZERO, "nobody", List.of()),
                new Notifications.Step(Duration.ofHours(1), null, List.of("bo"))),
            usual.group(),
            usual.within(),
            usual.gather(),
            null,
            true));
    plan =
        new Notifications(
            plan.pages(), null, plan.webhooks(), plan.people(), plan.rosters(), routes);
    take(raised(1, "mill/e/d/Flow"));
    pass(Duration.ofSeconds(10));
    assertThat(told).containsExactly("begun bo 1");
  }

  @Test
  void whoIsNotToBeDisturbedIsToldAfterwardsUnlessItIsOver() {
    Quiet quiet = new Quiet(LocalTime.of(11, 0), LocalTime.of(13, 0), AlarmPriority.CRITICAL);
    plan = Plans.plan(null, quiet);
    take(raised(1, "mill/e/d/Flow"));
    pass(Duration.ofSeconds(10));
    assertThat(told).isEmpty();
    pass(Duration.ofHours(1));
    assertThat(told).contains("begun ann 1");
  }

  private void take(AlarmNews news) {
    incidents.take(news, plan, now);
    tick();
  }

  private void pass(Duration time) {
    now += time.toMillis();
    tick();
  }

  private void tick() {
    for (Telling telling : incidents.tick(new IncidentFlow(plan, site -> Plans.ZONE), now)) {
      told.add(
          "%s %s %d"
              .formatted(
                  telling.kind().label(),
                  String.join("+", telling.people()),
                  telling.incident().members().size()));
    }
  }
}
