package org.plantroom.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.plantroom.core.Time;

/**
 * What every bench needs to run.
 *
 * @param seconds how long to measure, 2 or more; warm-up comes on top
 * @param folder an empty folder of its own
 * @param time the clocks
 * @param progress takes a line now and then, so that nobody wonders
 */
record BenchRun(int seconds, Path folder, Time time, PrintWriter progress) {
  /** Tells people how far it is. */
  void say(String sentence) {
    progress.println("bench: " + sentence);
    progress.flush();
  }
}
