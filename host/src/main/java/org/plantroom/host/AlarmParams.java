package org.plantroom.host;

import io.javalin.http.Context;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.AlarmPriority;

/** Query parameters of alarms; every mistake becomes a problem that says what was expected. */
final class AlarmParams {
  private AlarmParams() {}

  /** One of some words, or null when it is not given. */
  static @Nullable String word(Context context, String name, Set<String> words) {
    String text = context.queryParam(name);
    if (text == null || words.contains(text)) {
      return text;
    }
    throw Problem.badRequest(
        "%s must be one of %s".formatted(name, String.join(", ", new TreeSet<>(words))));
  }

  /** The priority of parameter {@code priority}, or null for all. */
  static @Nullable AlarmPriority priority(Context context) {
    String text = context.queryParam("priority");
    if (text == null) {
      return null;
    }
    for (AlarmPriority priority : AlarmPriority.values()) {
      if (priority.label().equals(text)) {
        return priority;
      }
    }
    throw Problem.badRequest("priority must be one of critical, high, medium, low");
  }
}
