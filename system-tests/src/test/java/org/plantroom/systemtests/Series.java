package org.plantroom.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tag's raw samples as the API gives them, oldest first. */
record Series(String tag, List<Point> points) {
  /** One sample; no number when it is not good. */
  record Point(Instant time, @Nullable Double value, String quality) {}

  static Series of(JsonNode json) {
    if (json.path("truncated").asBoolean()) {
      throw new AssertionError("history was truncated");
    }
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < json.path("times").size(); i++) {
      JsonNode value = json.path("values").path(i);
      points.add(
          new Point(
              Instant.parse(json.path("times").path(i).asText()),
              value.isNumber() ? value.asDouble() : null,
              json.path("qualities").path(i).asText()));
    }
    return new Series(json.path("tag").asText(), points);
  }

  /** The numbers, each as often as it is stored. */
  List<Long> counts() {
    List<Long> counts = new ArrayList<>();
    for (Point point : points) {
      Double value = point.value();
      if (value != null) {
        counts.add(value.longValue());
      }
    }
    return counts;
  }

  /** Without what came before the device's first answer, for which a burdened machine is slow. */
  Series fromFirstAnswer() {
    return new Series(
        tag, points.stream().dropWhile(point -> point.quality().equals("bad-no-answer")).toList());
  }
}
