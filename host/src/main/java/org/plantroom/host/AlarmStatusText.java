package org.plantroom.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plantroom.alarms.AlarmState;
import org.plantroom.alarms.AlarmStatus;
import org.plantroom.alarms.ConditionState;
import org.plantroom.alarms.Suppressor;

/** How an alarm's standing is stored: one JSON object. */
final class AlarmStatusText {
  private AlarmStatusText() {}

  static String write(AlarmStatus status) {
    Map<String, Object> json = new LinkedHashMap<>();
    switch (status.condition()) {
      case ConditionState.Clear _ -> json.put("condition", "clear");
      case ConditionState.Active _ -> json.put("condition", "active");
      case ConditionState.Rising(long since) -> {
        json.put("condition", "rising");
        json.put("begun", since);
      }
      case ConditionState.Falling(long since) -> {
        json.put("condition", "falling");
        json.put("begun", since);
      }
    }
    json.put("state", AlarmView.label(status.state()));
    json.put("active", status.state().isActive());
    if (status.state() instanceof AlarmState.Shelved shelved) {
      json.put("until", shelved.until());
    }
    json.put("since", status.since());
    json.put("raised", status.raised());
    json.put("cleared", status.cleared());
    json.put("value", status.value());
    json.put("who", status.who());
    json.put("reason", status.reason());
    json.put("suppressors", status.suppressors().stream().map(Enum::name).sorted().toList());
    json.put("known", status.isKnown());
    json.put("firstOut", status.firstOut());
    return Json.write(json);
  }

  /** The standing of a text; null when it is none of ours. */
  static @Nullable AlarmStatus read(String text) {
    try {
      JsonNode json = Json.read(text);
      return new AlarmStatus(
          condition(json),
          state(json),
          json.path("since").asLong(),
          json.path("raised").asLong(),
          json.path("cleared").asLong(),
          json.path("value").asText(),
          json.path("who").asText(),
          json.path("reason").asText(),
          suppressors(json.path("suppressors")),
          json.path("known").asBoolean(),
          json.path("firstOut").asLong());
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return null;
    }
  }

  private static ConditionState condition(JsonNode json) {
    long begun = json.path("begun").asLong();
    return switch (json.path("condition").asText()) {
      case "rising" -> new ConditionState.Rising(begun);
      case "falling" -> new ConditionState.Falling(begun);
      case "active" -> new ConditionState.Active();
      case "clear" -> new ConditionState.Clear();
      case String other ->
          throw new IllegalArgumentException("no condition [condition=%s]".formatted(other));
    };
  }

  private static AlarmState state(JsonNode json) {
    String label = json.path("state").asText();
    boolean active = json.path("active").asBoolean();
    for (AlarmState.Shown shown : AlarmState.Shown.values()) {
      if (AlarmView.label(shown).equals(label)) {
        return shown;
      }
    }
    String reason = json.path("reason").asText();
    return switch (label) {
      case "shelved" -> new AlarmState.Shelved(active, json.path("until").asLong(), reason);
      case "suppressed" -> new AlarmState.SuppressedByDesign(active);
      case "out-of-service" -> new AlarmState.OutOfService(active, reason);
      default -> throw new IllegalArgumentException("no state [state=%s]".formatted(label));
    };
  }

  private static Set<Suppressor> suppressors(JsonNode names) {
    Set<Suppressor> suppressors = EnumSet.noneOf(Suppressor.class);
    names.forEach(name -> suppressors.add(Suppressor.valueOf(name.asText())));
    return suppressors;
  }
}
