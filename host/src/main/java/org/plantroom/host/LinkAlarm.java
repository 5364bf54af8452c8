package org.plantroom.host;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.plantroom.alarms.Alarm;
import org.plantroom.alarms.Place;
import org.plantroom.alarms.Suppressor;

/**
 * The communication alarm of one broker, edge node or device, and what it suppresses. The Sparkplug
 * thread says how the link stands, the alarm thread draws the conclusions; changes in between are
 * passed over, which is no loss, since only the last one counts.
 */
final class LinkAlarm {
  /** How long a link must be down before anybody is told. */
  static final Duration ON_DELAY = Duration.ofSeconds(5);

  /** How long a link that was never heard of may take. */
  static final Duration FIRST_WAIT = Duration.ofSeconds(30);

  /** How long after its return what lies behind a link gets to tell its present values. */
  static final Duration CATCH_UP = Duration.ofSeconds(10);

  /** The same after a broker's return, when edge nodes have to come first. No wait is longer. */
  static final Duration BROKER_CATCH_UP = FIRST_WAIT.plus(CATCH_UP);

  private enum Level {
    UNKNOWN,
    HELD,
    UP,
    DOWN
  }

  private record Standing(Level level, long since) {}

  private volatile KeptAlarm kept;
  private final Suppressor suppressor;
  private final Supplier<List<KeptAlarm>> below;
  private final Duration catchUp;
  private volatile Standing standing;
  private boolean isSuppressing; // of the alarm thread

  /**
   * A link not yet heard of.
   *
   * @param suppressor what it is to those it suppresses
   * @param below the alarms that mean nothing while it is down
   * @param catchUp how long after its return they go on to mean nothing
   * @param now milliseconds since 1970 UTC
   */
  LinkAlarm(
      KeptAlarm kept,
      Suppressor suppressor,
      Supplier<List<KeptAlarm>> below,
      Duration catchUp,
      long now) {
    this.kept = kept;
    this.suppressor = suppressor;
    this.below = below;
    this.catchUp = catchUp;
    this.standing = new Standing(Level.UNKNOWN, now);
    // What an earlier run left suppressed stays so until the link is known to be up.
    this.isSuppressing =
        below.get().stream()
            .anyMatch(alarm -> alarm.alarm().status().suppressors().contains(suppressor));
  }

  KeptAlarm kept() {
    return kept;
  }

  /** Goes on with another alarm, as the first one has left; on the alarm thread. */
  void become(KeptAlarm next) {
    kept = next;
  }

  /** Takes an alarm that is new below it; on the alarm thread. */
  void adopt(KeptAlarm alarm, long now) {
    alarm.alarm().suppress(suppressor, isSuppressing, now, "", suppressor.sentence());
  }

  /** Values flow. */
  void up(long now) {
    become(Level.UP, now);
  }

  /** Nothing can come. */
  void down(long now) {
    become(Level.DOWN, now);
  }

  /** It has to show itself anew. */
  void unknown(long now) {
    become(Level.UNKNOWN, now);
  }

  /** What it hangs on is lost, so that nothing can be said of it. */
  void held(long now) {
    become(Level.HELD, now);
  }

  private void become(Level level, long now) {
    if (standing.level() != level) {
      standing = new Standing(level, now);
    }
  }

  /** What held it up is there again, so that it has to show itself anew. */
  void release(long now) {
    if (standing.level() == Level.HELD) {
      unknown(now);
    }
  }

  boolean isUp() {
    return standing.level() == Level.UP;
  }

  /**
   * Looks at the link, on the alarm thread.
   *
   * @return the alarms below that may have changed
   */
  List<KeptAlarm> look(long now) {
    Alarm alarm = kept.alarm();
    Standing seen = standing;
    boolean isLost = now >= lostAt(seen);
    if (isLost) {
      alarm.see(Place.BEYOND, seen.since(), "");
    } else if (seen.level() == Level.UP) {
      alarm.see(Place.INSIDE, seen.since(), "");
    }
    if (isLost || seen.level() == Level.UP) {
      alarm.stands(now, "");
    }
    if (isLost != isSuppressing && (isLost || now >= caughtUpAt(seen))) {
      isSuppressing = isLost;
      List<KeptAlarm> all = below.get();
      all.forEach(
          one -> one.alarm().suppress(suppressor, isSuppressing, now, "", suppressor.sentence()));
      return all;
    }
    return List.of();
  }

  /**
   * When {@link #look} can find something new though the link stands as it did; on the alarm
   * thread, after a look.
   *
   * @return milliseconds since 1970 UTC, {@link Long#MAX_VALUE} for never
   */
  long nextLook(long now) {
    Standing seen = standing;
    long firstWaitEnds = seen.since() + FIRST_WAIT.toMillis();
    if (seen.level() == Level.UNKNOWN && now < firstWaitEnds) {
      return firstWaitEnds;
    }
    if (seen.level() != Level.HELD && kept.alarm().isRunning()) {
      return now;
    }
    return isSuppressing ? caughtUpAt(seen) : Long.MAX_VALUE;
  }

  /**
   * From when on it counts as lost, as it stands now.
   *
   * @return milliseconds since 1970 UTC, {@link Long#MAX_VALUE} for never
   */
  long lostAt() {
    return lostAt(standing);
  }

  private static long lostAt(Standing seen) {
    return switch (seen.level()) {
      case UP, HELD -> Long.MAX_VALUE;
      case DOWN -> 0;
      case UNKNOWN -> seen.since() + FIRST_WAIT.toMillis();
    };
  }

  /**
   * From when on what lies behind it has had its time to tell its present values, as it stands now.
   *
   * @return milliseconds since 1970 UTC, {@link Long#MAX_VALUE} for never
   */
  long caughtUpAt() {
    return caughtUpAt(standing);
  }

  private long caughtUpAt(Standing seen) {
    return seen.level() == Level.UP ? seen.since() + catchUp.toMillis() : Long.MAX_VALUE;
  }
}
