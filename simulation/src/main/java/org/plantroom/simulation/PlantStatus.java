package org.plantroom.simulation;

import java.util.List;
import java.util.Locale;

/**
 * How far a running plant is.
 *
 * @param elapsed simulated time since the start, s
 * @param steps taken
 * @param unsettled how often parts did not settle within a step
 * @param faults that are active, as they were written
 * @param hasFailed true when a step failed and the plant stands
 */
public record PlantStatus(
    double elapsed, long steps, long unsettled, List<String> faults, boolean hasFailed) {
  private static final int DAY = 86_400;

  /** Takes a copy. */
  public PlantStatus {
    faults = List.copyOf(faults);
  }

  /** In a line: day and time of day, steps, and what is not as it should be. */
  @Override
  public String toString() {
    long seconds = (long) elapsed;
    StringBuilder line =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "day %d %02d:%02d:%02d, %d steps",
                seconds / DAY + 1,
                seconds % DAY / 3600,
                seconds % 3600 / 60,
                seconds % 60,
                steps));
    if (unsettled > 0) {
      line.append(", ").append(unsettled).append(" not settled");
    }
    if (!faults.isEmpty()) {
      line.append(", failing: ").append(String.join("; ", faults));
    }
    if (hasFailed) {
      line.append(", stopped by an error");
    }
    return line.toString();
  }
}
