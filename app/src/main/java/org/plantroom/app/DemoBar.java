package org.plantroom.app;

import java.io.PrintStream;
import org.plantroom.simulation.DemoPlants;

/**
 * Draws how far the demo's start is as one line that overwrites itself; nothing where no terminal
 * is. Closed, it ends a line that was begun.
 *
 * <p>Owner: the command's thread.
 */
final class DemoBar implements DemoPlants.Progress, AutoCloseable {
  private static final int WIDTH = 40;
  private static final int LONGEST = 24;

  private final PrintStream out;
  private final boolean isShown;
  private boolean isOpen;

  /**
   * A bar.
   *
   * @param out usually standard error, so that standard output stays clean
   * @param isShown false where no terminal is
   */
  DemoBar(PrintStream out, boolean isShown) {
    this.out = out;
    this.isShown = isShown;
  }

  @Override
  public void begins(String what, int done, int all) {
    draw(what, WIDTH * done / all);
  }

  /** The whole bar, and the end of its line. */
  void finish() {
    draw("up", WIDTH);
    close();
  }

  @Override
  public void close() {
    if (isOpen) {
      out.println();
    }
    isOpen = false;
  }

  private void draw(String what, int filled) {
    if (!isShown) {
      return;
    }
    isOpen = true;
    String bar = "#".repeat(filled) + ".".repeat(WIDTH - filled);
    // Blanks over what a longer name left.
    out.printf("\r[%s] %-" + LONGEST + "s", bar, what);
    out.flush();
  }
}
