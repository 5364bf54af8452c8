package org.plantroom.history;

import java.nio.file.Path;
import java.time.Duration;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Quality;
import org.plantroom.core.Sample;
import org.plantroom.core.TagPath;
import org.plantroom.core.Value;
import org.plantroom.testkit.ManualTime;

/** What the tests of the store have in common. */
final class Stores {
  /** 2026-03-01T00:00:00Z, a whole hour and day. */
  static final long DAY = 1_772_323_200_000L;

  static final EdgeId EDGE = EdgeId.of("north/e1");
  static final TagPath FLOW = TagPath.of("north/e1/hp1/flow");

  private Stores() {}

  /** Settings with small files, so that little data makes many. */
  static HistorySettings small() {
    return new HistorySettings(
        128,
        2,
        2,
        Duration.ofSeconds(20),
        Duration.ofMinutes(5),
        Duration.ofMinutes(5),
        Duration.ofMinutes(10),
        1_000_000,
        100_000,
        3,
        64,
        1_000);
  }

  /** A store whose clock stands two days after {@link #DAY}. */
  static History open(Path folder) {
    return History.open(folder, small(), new ManualTime(DAY + Duration.ofDays(2).toMillis()));
  }

  static HistoryBatch batch() {
    return new HistoryBatch(1_000_000);
  }

  static Sample good(double value, long time) {
    return Sample.good(Value.of(value), time);
  }

  static Sample bad(Quality quality, long time) {
    return Sample.bad(quality, time);
  }
}
