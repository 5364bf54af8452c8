package org.plantroom.app;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.plantroom.core.Time;
import org.plantroom.study.StudyProgress;

/**
 * Draws a study's progress as one line that overwrites itself, a few times a second at most. Called
 * by all threads that run plants.
 */
final class StudyBar implements StudyProgress {
  private static final int WIDTH = 40;
  private static final long LEAST_PAUSE = TimeUnit.MILLISECONDS.toNanos(250);

  /** Over what an earlier, longer line said. */
  private static final String BLANK = " ".repeat(16);

  private final PrintStream out;
  private final Time time;
  private int expected;
  private double done;
  private boolean isDrawn;
  private final long begun;
  private long drawn;

  StudyBar(PrintStream out, Time time) {
    this.out = out;
    this.time = time;
    begun = time.nanos();
    drawn = begun - LEAST_PAUSE;
  }

  @Override
  public synchronized void expected(int runs) {
    expected += runs;
  }

  @Override
  public synchronized void advanced(double runs) {
    done = Math.min(expected, done + runs);
    if (time.nanos() - drawn >= LEAST_PAUSE) {
      draw();
    }
  }

  /** The last state, and the end of the line. */
  synchronized void finish() {
    done = expected;
    draw();
    out.println();
  }

  /** The end of a line that was begun. */
  synchronized void giveUp() {
    if (isDrawn) {
      out.println();
    }
  }

  private void draw() {
    drawn = time.nanos();
    isDrawn = true;
    int filled = expected == 0 ? 0 : (int) (WIDTH * done / expected);
    String bar = "#".repeat(filled) + ".".repeat(WIDTH - filled);
    out.print(String.format(Locale.ROOT, "\r[%s] %.1f of %d runs%s ", bar, done, expected, left()));
    out.flush();
  }

  /** Simulated runs are alike, so the time left is in proportion to the time taken. */
  private String left() {
    double seconds = (drawn - begun) / 1e9;
    return done > 0 && done < expected && seconds > 1
        ? String.format(Locale.ROOT, ", %.0f s left", seconds * (expected - done) / done)
        : BLANK;
  }
}
