package org.plantroom.edge;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * How a set point is to go to its value.
 *
 * @param millis over how long a time; 0 when the rate tells
 * @param perMinute how fast, in the tag's unit a minute; 0 when the time tells
 * @param stepMillis time between two writes
 */
record RampOrder(long millis, double perMinute, long stepMillis) {
  private static final long LONGEST_MILLIS = 86_400_000;
  private static final long SHORTEST_STEP_MILLIS = 1_000;
  private static final double MILLIS_A_MINUTE = 60_000;

  /** Reads it; null when it is none. */
  static @Nullable RampOrder read(JsonNode json) {
    RampOrder ramp =
        new RampOrder(
            json.path("millis").asLong(),
            json.path("perMinute").asDouble(),
            json.path("stepMillis").asLong());
    boolean isTime = ramp.millis > 0 && ramp.millis <= LONGEST_MILLIS && ramp.perMinute == 0;
    boolean isRate = ramp.perMinute > 0 && Double.isFinite(ramp.perMinute) && ramp.millis == 0;
    boolean isStep = ramp.stepMillis >= SHORTEST_STEP_MILLIS && ramp.stepMillis <= LONGEST_MILLIS;
    return (isTime || isRate) && isStep ? ramp : null;
  }

  /** How long it takes, at least a millisecond and at most a day. */
  long millisFor(double distance) {
    double wanted = perMinute > 0 ? Math.abs(distance) / perMinute * MILLIS_A_MINUTE : millis;
    return (long) Math.clamp(wanted, 1, LONGEST_MILLIS);
  }
}
