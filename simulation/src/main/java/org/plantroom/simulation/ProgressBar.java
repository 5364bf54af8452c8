package org.plantroom.simulation;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import org.plantroom.core.Time;

/**
 * Draws a replay's progress as one line that overwrites itself, a few times a second at most.
 *
 * <p>Owner: the replay's thread.
 */
public final class ProgressBar implements Replay.Progress {
  private static final int WIDTH = 40;
  private static final long LEAST_PAUSE = TimeUnit.MILLISECONDS.toNanos(250);

  private final PrintStream out;
  private final Time time;
  private long drawn;
  private boolean hasDrawn;

  /**
   * A bar.
   *
   * @param out usually standard error, so that standard output stays clean
   * @param time tells when to draw again
   */
  public ProgressBar(PrintStream out, Time time) {
    this.out = out;
    this.time = time;
  }

  @Override
  public void shown(int row, int rows) {
    long now = time.nanos();
    if (hasDrawn && row < rows && now - drawn < LEAST_PAUSE) {
      return;
    }
    hasDrawn = true;
    drawn = now;
    int filled = (int) ((long) WIDTH * row / rows);
    String bar = "#".repeat(filled) + ".".repeat(WIDTH - filled);
    out.printf("\r[%s] row %d of %d", bar, row, rows);
    if (row == rows) {
      out.println();
    }
    out.flush();
  }
}
