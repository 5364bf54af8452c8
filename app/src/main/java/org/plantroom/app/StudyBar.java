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

  private final PrintStream out;
  private final Time time;
  private int expected;
  private double done;
  private long drawn;

  StudyBar(PrintStream out, Time time) {
    this.out = out;
    this.time = time;
    drawn = time.nanos() - LEAST_PAUSE;
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

  private void draw() {
    drawn = time.nanos();
    int filled = expected == 0 ? 0 : (int) (WIDTH * done / expected);
    String bar = "#".repeat(filled) + ".".repeat(WIDTH - filled);
    out.print(String.format(Locale.ROOT, "\r[%s] %.1f of %d runs ", bar, done, expected));
    out.flush();
  }
}
