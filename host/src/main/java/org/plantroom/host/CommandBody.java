package org.plantroom.host;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.TagPath;
import org.plantroom.core.TagType;
import org.plantroom.core.WriteRule;

/** Reads what somebody asks for; every mistake becomes a problem. */
final class CommandBody {
  private static final long DEFAULT_PATIENCE_MILLIS = Duration.ofSeconds(15).toMillis();
  private static final long LONGEST_PATIENCE_MILLIS = Duration.ofHours(1).toMillis();
  private static final long LONGEST_OVERRIDE_MILLIS = Duration.ofDays(30).toMillis();
  private static final double LONGEST_RAMP_SECONDS = 86_400;
  private static final double DEFAULT_STEP_SECONDS = 10;
  private static final int MAX_REASON = 500;

  private final Body body;
  private final long now;

  CommandBody(Context context, long now) {
    this.body =
        Body.of(context, "{\"tag\":\"site/edge/device/tag\",\"value\":21.5,\"reason\":\"\"}");
    this.now = now;
  }

  TagPath tag() {
    return Params.tag(body.text("tag"));
  }

  CommandOrder order(TagPath path, TagType tag, Caller caller) {
    CommandOrder order =
        new CommandOrder(
            path,
            tag,
            CommandValues.of(tag, body.field("value")),
            caller.name(),
            caller.token() == null ? "" : caller.token().createdBy(),
            caller.address(),
            body.optionalText("reason", MAX_REASON),
            patience(),
            ramp(tag),
            overrideUntil());
    WriteRule rule = tag.write();
    if (rule != null && rule.reasonRequired() && order.reason().isBlank()) {
      throw Problem.badRequest("a write of this tag needs a reason");
    }
    return order;
  }

  private long patience() {
    return isLeftOut("expires")
        ? DEFAULT_PATIENCE_MILLIS
        : ahead("expires", LONGEST_PATIENCE_MILLIS, "an hour");
  }

  private long overrideUntil() {
    return isLeftOut("overrideUntil")
        ? 0
        : now + ahead("overrideUntil", LONGEST_OVERRIDE_MILLIS, "30 days");
  }

  private boolean isLeftOut(String name) {
    return body.field(name).isMissingNode() || body.field(name).isNull();
  }

  private long ahead(String name, long most, String words) {
    long millis = moment(name, body.field(name).asText()) - now;
    if (millis <= 0 || millis > most) {
      throw Problem.badRequest("%s must lie ahead, by %s at most".formatted(name, words));
    }
    return millis;
  }

  private static long moment(String name, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant().toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      throw Problem.badRequest("%s must be a time such as 2026-11-22T08:00:00Z".formatted(name));
    }
  }

  private CommandOrder.@Nullable Ramp ramp(TagType tag) {
    if (isLeftOut("ramp")) {
      return null;
    }
    JsonNode ramp = body.field("ramp");
    if (!ramp.isObject() || !tag.valueType().isNumeric()) {
      throw Problem.badRequest(
          "ramp must be an object such as {\"seconds\":600}, and the tag a number");
    }
    if (ramp.has("seconds") == ramp.has("perMinute")) {
      throw Problem.badRequest("ramp must have either seconds or perMinute");
    }
    double step =
        ramp.has("stepSeconds")
            ? number(ramp, "stepSeconds", 1, LONGEST_RAMP_SECONDS)
            : DEFAULT_STEP_SECONDS;
    return ramp.has("seconds")
        ? new CommandOrder.Ramp(
            millis(number(ramp, "seconds", 1, LONGEST_RAMP_SECONDS)), 0, millis(step))
        : new CommandOrder.Ramp(0, number(ramp, "perMinute", 1e-9, 1e12), millis(step));
  }

  private static long millis(double seconds) {
    return Math.round(seconds * 1_000);
  }

  private static double number(JsonNode node, String name, double least, double most) {
    JsonNode number = node.path(name);
    if (!number.isNumber() || !(number.asDouble() >= least && number.asDouble() <= most)) {
      throw Problem.badRequest(
          "ramp.%s must be a number from %s to %s".formatted(name, least, most));
    }
    return number.asDouble();
  }
}
