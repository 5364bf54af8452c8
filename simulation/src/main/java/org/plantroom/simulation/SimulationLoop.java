package org.plantroom.simulation;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.plantroom.core.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Steps sites once a second on a thread of its own, named {@code simulation}. */
final class SimulationLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SimulationLoop.class);
  private static final long PERIOD = TimeUnit.SECONDS.toNanos(1);

  /** After a pause of the whole machine, not more than this is made up for. */
  private static final long LONGEST_CATCH_UP = TimeUnit.SECONDS.toNanos(10);

  private static final double NANOS_A_SECOND = 1e9;

  private final List<SimulatedSite> sites;
  private final double speed;
  private final Time time;
  private final Thread thread;
  private final AtomicLong failures = new AtomicLong();

  private SimulationLoop(List<SimulatedSite> sites, double speed, Time time) {
    this.sites = List.copyOf(sites);
    this.speed = speed;
    this.time = time;
    thread = Thread.ofPlatform().daemon().name("simulation").unstarted(this::run);
  }

  /**
   * Starts stepping.
   *
   * @param speed simulated seconds a second, more than 0
   */
  static SimulationLoop start(List<SimulatedSite> sites, double speed, Time time) {
    SimulationLoop loop = new SimulationLoop(sites, speed, time);
    loop.thread.start();
    return loop;
  }

  private void run() {
    long last = time.nanos();
    long due = last;
    try {
      while (!thread.isInterrupted()) {
        due = Math.max(due + PERIOD, time.nanos());
        time.sleep(Duration.ofNanos(due - time.nanos()));
        long now = time.nanos();
        step(Math.min(now - last, LONGEST_CATCH_UP) / NANOS_A_SECOND * speed);
        last = now;
      }
    } catch (InterruptedException e) {
      thread.interrupt();
    }
  }

  private void step(double seconds) {
    for (SimulatedSite site : sites) {
      try {
        site.step(seconds);
      } catch (RuntimeException e) {
        // The boundary of a site: a mistake in one model must not stop the others.
        fail(e);
      }
    }
  }

  private void fail(RuntimeException cause) {
    if (failures.getAndIncrement() == 0) {
      LOG.error("a simulated site cannot be stepped; further failures are only counted", cause);
    }
  }

  /** How many steps of a site have failed. */
  long failures() {
    return failures.get();
  }

  /** Stops and waits for the step under way. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
