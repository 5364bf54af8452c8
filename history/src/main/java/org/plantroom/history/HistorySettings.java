package org.plantroom.history;

import java.time.Duration;

/**
 * What the store may use and when it seals.
 *
 * @param memoryMb DuckDB's memory limit in MB, 64 or more; beyond it DuckDB spills to disk
 * @param threads DuckDB's worker threads, 1 or more
 * @param concurrentQueries questions answered at the same time, 1 or more; others wait
 * @param queryTimeout how long one question may take, waiting included; 1 s or more
 * @param exportTimeout the same for an export, whose reader may be slow; 1 s or more
 * @param sealEvery how often the background task looks for samples to seal and files to merge
 * @param sealAfter how old a sample is before it is sealed
 * @param maxTableRows rows in the table beyond which everything is sealed at once
 * @param maxFileRows rows of one sealed file at most, 100,000 or more
 * @param mergeFiles files of one site and day that are merged once there are so many, 2 or more
 * @param reserveMb free disk space in MB below which nothing more is written
 * @param maxTags tags the dictionary takes at most, so that a stranger cannot fill it
 */
public record HistorySettings(
    int memoryMb,
    int threads,
    int concurrentQueries,
    Duration queryTimeout,
    Duration exportTimeout,
    Duration sealEvery,
    Duration sealAfter,
    long maxTableRows,
    long maxFileRows,
    int mergeFiles,
    int reserveMb,
    int maxTags) {
  /** Checks the ranges. */
  public HistorySettings {
    require("memoryMb", memoryMb, 64);
    require("threads", threads, 1);
    require("concurrentQueries", concurrentQueries, 1);
    require("queryTimeout", queryTimeout.toMillis(), 1_000);
    require("exportTimeout", exportTimeout.toMillis(), 1_000);
    require("sealEvery", sealEvery.toMillis(), 1);
    require("sealAfter", sealAfter.toMillis(), 0);
    require("maxTableRows", maxTableRows, 1);
    require("maxFileRows", maxFileRows, 100_000);
    require("mergeFiles", mergeFiles, 2);
    require("reserveMb", reserveMb, 0);
    require("maxTags", maxTags, 1);
  }

  /** For one plant on a small machine: 256 MB, 2 threads, sealed after 10 minutes. */
  public static HistorySettings defaults() {
    return new HistorySettings(
        256,
        2,
        4,
        Duration.ofSeconds(30),
        Duration.ofMinutes(15),
        Duration.ofMinutes(5),
        Duration.ofMinutes(10),
        20_000_000,
        4_000_000,
        8,
        128,
        5_000_000);
  }

  /** The same but sealed after another age. */
  public HistorySettings withSealAfter(Duration age) {
    return new HistorySettings(
        memoryMb,
        threads,
        concurrentQueries,
        queryTimeout,
        exportTimeout,
        sealEvery,
        age,
        maxTableRows,
        maxFileRows,
        mergeFiles,
        reserveMb,
        maxTags);
  }

  private static void require(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s must be %d or more [%s=%d]".formatted(name, least, name, value));
    }
  }
}
