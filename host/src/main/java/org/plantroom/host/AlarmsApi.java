package org.plantroom.host;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.plantroom.alarms.AlarmEvent;
import org.plantroom.alarms.AlarmEvent.Plain;
import org.plantroom.alarms.AlarmFacts;
import org.plantroom.alarms.AlarmState;
import org.plantroom.core.AlarmPriority;
import org.plantroom.core.Glob;
import org.plantroom.core.Time;
import org.plantroom.security.AuditTrail;
import org.plantroom.security.Role;

/** {@code /api/alarms}: where alarms stand, and what operators do about them. */
final class AlarmsApi {
  private static final int LONGEST_SHELVING_MINUTES = 7 * 24 * 60;
  private static final int MAX_REASON = 500;
  private static final String EXAMPLE = "{\"reason\":\"\",\"minutes\":30}";
  private static final long LONGEST_WAIT_SECONDS = 10;

  private static final Set<AlarmEvent> OF_ENGINEERS =
      Set.of(Plain.RETURN_TO_SERVICE, Plain.SUPPRESS, Plain.UNSUPPRESS);

  /** The words a list may be asked for, beside the states' own. */
  private static final String ALL = "all";

  private static final Set<String> STATES =
      Set.of(
          ALL,
          "normal",
          "unacknowledged",
          "acknowledged",
          "returned-unacknowledged",
          "latched-unacknowledged",
          "latched-acknowledged",
          "shelved",
          "suppressed",
          "out-of-service");

  private final AlarmKeeper alarms;
  private final AlarmDetails details;
  private final AuditTrail audit;
  private final Time time;

  AlarmsApi(AlarmKeeper alarms, AlarmDetails details, AuditTrail audit, Time time) {
    this.alarms = alarms;
    this.details = details;
    this.audit = audit;
    this.time = time;
  }

  void routes(RoutesConfig routes) {
    routes.get("/api/alarms", this::list);
    routes.post("/api/alarms/{id}/{action}", this::act);
  }

  private void list(Context context) {
    Glob match = Params.match(context);
    String state = AlarmParams.word(context, "state", STATES);
    AlarmPriority priority = AlarmParams.priority(context);
    Predicate<String> sight = Caller.of(context).sight();
    List<String> found =
        alarms.all().stream()
            .filter(alarm -> sight.test(alarm.alarm().facts().path()))
            .filter(alarm -> isWanted(alarm, state))
            .filter(alarm -> priority == null || alarm.alarm().facts().priority() == priority)
            .filter(alarm -> match.matches(alarm.alarm().facts().path()))
            .sorted(MOST_URGENT_FIRST)
            .map(details::words)
            .toList();
    context.contentType("application/json").result("[" + String.join(",", found) + "]");
  }

  private static final Comparator<KeptAlarm> MOST_URGENT_FIRST =
      Comparator.comparing((KeptAlarm alarm) -> alarm.alarm().facts().priority())
          .thenComparing(alarm -> -alarm.told().raised())
          .thenComparing(alarm -> alarm.alarm().facts().path())
          .thenComparing(alarm -> alarm.alarm().facts().name());

  private static boolean isWanted(KeptAlarm alarm, @Nullable String state) {
    AlarmState standing = alarm.told().state();
    if (state == null) {
      return standing.isAnnunciated();
    }
    return state.equals(ALL) || AlarmView.label(standing).equals(state);
  }

  private void act(Context context) {
    KeptAlarm alarm = alarms.find(context.pathParam("id"));
    Caller caller = Caller.of(context);
    if (alarm == null || !caller.sees(alarm.alarm().facts().path())) {
      throw Problem.notFound("no alarm of this id, see /api/alarms?state=all");
    }
    Body body = Body.ofOptional(context, EXAMPLE);
    String reason = body.optionalText("reason", MAX_REASON);
    String action = context.pathParam("action");
    AlarmEvent event = event(action, body, reason);
    caller.require(role(event), alarm.alarm().facts().path());
    AlarmWork.Outcome outcome = await(alarm, event, caller.name(), reason);
    note(caller, alarm, action, reason, outcome != AlarmWork.Outcome.UNFITTING);
    switch (outcome) {
      case STORED -> context.json(details.view(alarm));
      case UNSTORED ->
          throw Problem.unavailable(
              "it is done, but cannot be stored: history cannot be written; until it can, a restart"
                  + " of the host would forget it");
      case UNFITTING ->
          throw Problem.conflict(
              "this does not fit an alarm that is " + AlarmView.label(alarm.told().state()));
    }
  }

  /** Whether an alarm is there at all is for those who know why it was made. */
  private static Role role(AlarmEvent event) {
    return event instanceof AlarmEvent.TakeOutOfService || OF_ENGINEERS.contains(event)
        ? Role.ENGINEER
        : Role.OPERATOR;
  }

  private void note(Caller caller, KeptAlarm alarm, String action, String reason, boolean done) {
    AlarmFacts facts = alarm.alarm().facts();
    audit.note(
        "alarm",
        caller.name(),
        caller.address(),
        Map.of(
            "action", action,
            "path", facts.path(),
            "name", facts.name(),
            "reason", reason,
            "done", done));
  }

  private AlarmWork.Outcome await(KeptAlarm alarm, AlarmEvent event, String who, String reason) {
    try {
      return alarms.act(alarm, event, who, reason).get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.unavailable("the host is closing");
    } catch (ExecutionException | TimeoutException e) {
      throw Problem.unavailable("the alarms have too much to do, look whether it was done");
    }
  }

  private AlarmEvent event(String action, Body body, String reason) {
    return switch (action) {
      case "acknowledge" -> Plain.ACKNOWLEDGE;
      case "reset" -> Plain.RESET;
      case "shelve" -> new AlarmEvent.Shelve(until(body), required(reason));
      case "unshelve" -> Plain.UNSHELVE;
      case "suppress" -> {
        required(reason);
        yield Plain.SUPPRESS;
      }
      case "unsuppress" -> Plain.UNSUPPRESS;
      case "out-of-service" -> new AlarmEvent.TakeOutOfService(required(reason));
      case "return-to-service" -> Plain.RETURN_TO_SERVICE;
      default ->
          throw Problem.notFound(
              "no such action, expected one of acknowledge, reset, shelve, unshelve, suppress,"
                  + " unsuppress, out-of-service, return-to-service");
    };
  }

  private long until(Body body) {
    int minutes = body.number("minutes", 1, LONGEST_SHELVING_MINUTES);
    return time.millis() + Duration.ofMinutes(minutes).toMillis();
  }

  private static String required(String reason) {
    if (reason.isBlank()) {
      throw Problem.badRequest("reason must say why");
    }
    return reason;
  }
}
