package org.plantroom.app;

import java.util.List;

/** What each bench is to reach on two cores, load included. */
final class Goals {
  /**
   * One figure and its goal.
   *
   * @param bench the bench's name
   * @param figure the figure's name
   * @param what in words, with its unit
   * @param atLeast true when more is better
   * @param goal the figure to reach
   */
  record Goal(String bench, String figure, String what, boolean atLeast, double goal) {
    String text() {
      return (atLeast ? "≥ " : "≤ ") + BenchFigures.text(goal);
    }

    boolean isReached(double measured) {
      return atLeast ? measured >= goal : measured <= goal;
    }
  }

  static final List<Goal> ALL =
      List.of(
          new Goal("ingest", "valuesPerSecond", "values stored a second", true, 1_000_000),
          new Goal("ingest", "p99LatencyMs", "99 of 100 values live within, ms", false, 1_000),
          new Goal("ingest", "lost", "values lost", false, 0),
          new Goal("ingest", "duplicated", "values stored twice", false, 0),
          new Goal("nodes", "devices", "devices on one host", true, 100_000),
          new Goal("nodes", "rebornSeconds", "all reborn after the host was killed, s", false, 60),
          new Goal("nodes", "rebirthsOfOthers", "others disturbed when one returns", false, 0),
          new Goal("nodes", "lost", "values lost over the kill", false, 0),
          new Goal("poll", "valuesPerSecond", "Modbus tags polled a second", true, 100_000),
          new Goal("poll", "cores", "cores of the edge at that", false, 0.6),
          new Goal("poll", "residentMb", "memory of the edge, MB", false, 256),
          new Goal("history", "valuesPerSecond", "values a second into the store alone", true, 1e6),
          new Goal(
              "history",
              "sampleBytesPerValue",
              "bytes a value on disk, sealed, without roll-ups",
              false,
              0.6),
          new Goal("history", "penDayMs", "one tag's day of 1 s data drawn, ms", false, 20),
          new Goal(
              "history",
              "twentyPenYearMs",
              "20 tags' year of a sample in ten minutes drawn, ms (of 1 s: T3)",
              false,
              1_000),
          new Goal("history", "twentyPenYearColdMs", "the same for the first time", false, 2_000),
          new Goal("history", "twentyPenDayMs", "20 tags' day drawn, ms", false, 200),
          new Goal("wire", "bytesPerValue", "bytes a value on the network, plain", false, 20),
          new Goal("wire", "compressedBytesPerValue", "the same compressed", false, 10),
          new Goal("simulate", "secondsPerPlantYear", "a plant's year simulated, s", false, 3),
          new Goal("simulate", "plantsInRealTimePerCore", "plants in real time", true, 1_000));

  private Goals() {}
}
