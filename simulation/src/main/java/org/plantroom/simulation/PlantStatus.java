package org.plantroom.simulation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How far a running plant is.
 *
 * @param elapsed simulated time since the start, s
 * @param steps taken
 * @param unsettled how often parts did not settle within a step
 * @param lastUnsettled what they disagreed on last
 * @param faults that are active, as they were written
 * @param hasFailed true when a step failed and the plant stands
 */
public record PlantStatus(
    double elapsed,
    long steps,
    long unsettled,
    Optional<UnsettledStep> lastUnsettled,
    List<String> faults,
    boolean hasFailed) {
  private static final int DAY = 86_400;

  /** Takes a copy. */
  public PlantStatus {
    faults = List.copyOf(faults);
  }

  /** In a line: day and time of day, steps, and what is not as it should be. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder("%s, %d steps".formatted(day(elapsed), steps));
    lastUnsettled.ifPresent(
        last -> line.append(", %d not settled, last %s".formatted(unsettled, last)));
    if (!faults.isEmpty()) {
      line.append(", failing: ").append(String.join("; ", faults));
    }
    if (hasFailed) {
      line.append(", stopped by an error");
    }
    return line.toString();
  }

  /** A time since the start, s, for people: {@code day 1 00:00:00} at first. */
  static String day(double elapsed) {
    long seconds = (long) elapsed;
    return String.format(
        Locale.ROOT,
        "day %d %02d:%02d:%02d",
        seconds / DAY + 1,
        seconds % DAY / 3600,
        seconds % 3600 / 60,
        seconds % 60);
  }
}
