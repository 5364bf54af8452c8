package org.plantroom.app;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import org.plantroom.core.Time;
import org.plantroom.simulation.PlantSimulation;
import org.plantroom.simulation.PlantStatus;

/**
 * Shows once a second how far a plant is and how fast it runs, in a line that overwrites itself;
 * nothing where no terminal is.
 *
 * <p>Owner: a thread of its own, named {@code status}.
 */
final class StatusLine implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final PlantSimulation plant;
  private final PrintStream out;
  private final Time time;
  private final Thread thread;

  private StatusLine(PlantSimulation plant, PrintStream out, Time time) {
    this.plant = plant;
    this.out = out;
    this.time = time;
    thread = Thread.ofVirtual().name("status").unstarted(this::run);
  }

  /** Starts showing. */
  static StatusLine start(PlantSimulation plant, PrintStream out, Time time) {
    StatusLine line = new StatusLine(plant, out, time);
    if (Terminal.isThere()) {
      line.thread.start();
    }
    return line;
  }

  private void run() {
    double elapsed = plant.status().elapsed();
    long nanos = time.nanos();
    try {
      while (!thread.isInterrupted()) {
        time.sleep(PERIOD);
        PlantStatus status = plant.status();
        long now = time.nanos();
        double speed = (status.elapsed() - elapsed) / ((now - nanos) / 1e9);
        out.print(String.format(Locale.ROOT, "\r%s, %.0f times real time\u001b[K", status, speed));
        out.flush();
        elapsed = status.elapsed();
        nanos = now;
      }
    } catch (InterruptedException e) {
      thread.interrupt();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
