package org.plantroom.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.function.Predicate;
import org.plantroom.core.Device;
import org.plantroom.core.TagPath;
import org.plantroom.core.TagType;
import org.plantroom.core.Time;
import org.plantroom.core.Value;
import org.plantroom.security.Role;

/** {@code /api/commands}: writes through the one gate, and where they stand. */
final class CommandsApi {
  private static final long DEFAULT_EXPIRY_MILLIS = Duration.ofSeconds(15).toMillis();
  private static final long LONGEST_EXPIRY_MILLIS = Duration.ofHours(1).toMillis();
  private static final int MAX_REASON = 500;

  private final RunningProject running;
  private final Commands commands;
  private final Time time;

  CommandsApi(RunningProject running, Commands commands, Time time) {
    this.running = running;
    this.commands = commands;
    this.time = time;
  }

  void routes(RoutesConfig routes) {
    routes.post("/api/commands", this::request);
    routes.get("/api/commands", this::list);
    routes.get("/api/commands/{id}", this::find);
  }

  private void request(Context context) {
    JsonNode body = body(context);
    TagPath path = Params.tag(text(body, "tag"));
    Caller caller = Caller.of(context);
    caller.require(Role.OPERATOR, path.site());
    TagType tag = tagType(path);
    Value value = CommandValues.of(tag, body.path("value"));
    String reason = body.path("reason").asText("");
    if (reason.length() > MAX_REASON) {
      throw Problem.badRequest("reason must have at most %d characters".formatted(MAX_REASON));
    }
    Command command =
        commands.request(path, tag, value, caller.name(), caller.address(), reason, expires(body));
    context
        .status(202)
        .header("Location", "/api/commands/" + command.id())
        .json(Map.of("id", command.id()));
  }

  private static JsonNode body(Context context) {
    try {
      JsonNode body = Json.read(context.body());
      if (body.isObject()) {
        return body;
      }
    } catch (JsonProcessingException e) {
      // falls through: no JSON and no object get the same answer
    }
    throw Problem.badRequest(
        "expected a JSON object {\"tag\":\"site/edge/device/tag\",\"value\":21.5,\"reason\":\"\"}");
  }

  private static String text(JsonNode body, String name) {
    JsonNode node = body.path(name);
    if (!node.isTextual()) {
      throw Problem.badRequest("%s must be a text".formatted(name));
    }
    return node.asText();
  }

  private TagType tagType(TagPath path) {
    Device device = running.project().device(path.deviceId());
    TagType tag = device == null ? null : device.type().tags().get(path.tag());
    if (tag == null) {
      throw Problem.notFound("no tag of this path in the project [tag=%s]".formatted(path));
    }
    return tag;
  }

  private long expires(JsonNode body) {
    long now = time.millis();
    JsonNode node = body.path("expires");
    if (node.isMissingNode() || node.isNull()) {
      return now + DEFAULT_EXPIRY_MILLIS;
    }
    long expires = moment(node.asText());
    if (expires <= now || expires - now > LONGEST_EXPIRY_MILLIS) {
      throw Problem.badRequest("expires must lie ahead, by an hour at most");
    }
    return expires;
  }

  private static long moment(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant().toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      throw Problem.badRequest("expires must be a time such as 2026-11-22T08:00:00Z");
    }
  }

  private void list(Context context) {
    Predicate<String> sight = Caller.of(context).sight();
    context.json(
        commands.latest().stream()
            .filter(command -> sight.test(command.tag().toString()))
            .map(CommandView::of)
            .toList());
  }

  private void find(Context context) {
    Command command = commands.find(context.pathParam("id"));
    if (command == null || !Caller.of(context).sees(command.tag().toString())) {
      throw Problem.notFound("no command of this id, or it was too long ago");
    }
    context.json(CommandView.of(command));
  }
}
