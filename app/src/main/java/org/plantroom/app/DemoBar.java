package org.plantroom.app;

import java.io.PrintStream;
import org.plantroom.simulation.DemoPlants;

/**
 * Draws how far the demo's start is as one line that overwrites itself.
 *
 * <p>Owner: the command's thread.
 */
final class DemoBar implements DemoPlants.Progress {
  private static final int WIDTH = 40;
  private static final int LONGEST = 24;

  private final PrintStream out;

  /**
   * A bar.
   *
   * @param out usually standard error, so that standard output stays clean
   */
  DemoBar(PrintStream out) {
    this.out = out;
  }

  @Override
  public void begins(String what, int done, int all) {
    draw(what, WIDTH * done / all);
  }

  /** The whole bar, and the end of its line. */
  void finish() {
    draw("up", WIDTH);
    out.println();
  }

  private void draw(String what, int filled) {
    String bar = "#".repeat(filled) + ".".repeat(WIDTH - filled);
    // Blanks over what a longer name left.
    out.printf("\r[%s] %-" + LONGEST + "s", bar, what);
    out.flush();
  }
}
