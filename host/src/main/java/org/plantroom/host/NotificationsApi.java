package org.plantroom.host;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plantroom.core.Time;
import org.plantroom.notifications.Notifier;
import org.plantroom.notifications.NotifierView;
import org.plantroom.security.AuditTrail;

/** {@code /api/notifications}: who was told of alarms, and a test of whether messages arrive. */
final class NotificationsApi {
  private final Notifier notifier;
  private static final Duration BETWEEN_TESTS = Duration.ofSeconds(10);

  private final AuditTrail audit;
  private final Time time;
  private long nextTest; // guarded by this

  NotificationsApi(Notifier notifier, AuditTrail audit, Time time) {
    this.notifier = notifier;
    this.audit = audit;
    this.time = time;
    this.nextTest = time.nanos();
  }

  void routes(RoutesConfig routes) {
    routes.get("/api/notifications", this::show);
    routes.post("/api/notifications/test", this::test);
  }

  private record View(
      List<String> people,
      int waiting,
      long givenUp,
      List<IncidentView> incidents,
      List<MessageView> messages) {}

  private record IncidentView(
      String id,
      String route,
      String place,
      String begun,
      int alarms,
      boolean active,
      Set<String> told) {}

  private record MessageView(
      String id,
      String way,
      String person,
      String kind,
      String subject,
      String state,
      String time,
      int attempts,
      String trouble) {}

  private void show(Context context) {
    NotifierView view = notifier.view();
    context.json(
        new View(
            view.people(),
            view.waiting(),
            view.givenUp(),
            view.incidents().stream().map(NotificationsApi::view).toList(),
            view.messages().stream().map(NotificationsApi::view).toList()));
  }

  private static IncidentView view(NotifierView.IncidentView incident) {
    return new IncidentView(
        incident.id(),
        incident.route(),
        incident.place(),
        Json.time(incident.begun()),
        incident.alarms(),
        incident.active(),
        incident.told());
  }

  private static MessageView view(NotifierView.MessageView message) {
    return new MessageView(
        message.id(),
        message.way(),
        message.person(),
        message.kind(),
        message.subject(),
        message.state(),
        Json.time(message.time()),
        message.attempts(),
        message.trouble());
  }

  private void test(Context context) {
    String person = Body.of(context, "{\"person\":\"NAME\"}").text("person");
    takeTurn();
    try {
      notifier.test(person);
      Caller caller = Caller.of(context);
      audit.note("notification-tested", caller.name(), caller.address(), Map.of("person", person));
      context.json(Map.of("person", person));
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest("person: " + e.getMessage());
    } catch (IOException e) {
      throw Problem.unavailable(String.valueOf(e.getMessage()));
    }
  }

  /** One test in ten seconds, whoever asks: each may be a text message that costs money. */
  private synchronized void takeTurn() {
    long now = time.nanos();
    if (now - nextTest < 0) {
      throw Problem.tooMany("one test in ten seconds, wait a little", BETWEEN_TESTS);
    }
    nextTest = now + BETWEEN_TESTS.toNanos();
  }
}
