package org.plantroom.simulation;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.plantroom.core.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a plant's time run on a thread of its own, named {@code simulation}, at a speed, or stand
 * until it is told to step.
 *
 * <p>Thread-safe: whoever steps or looks holds the loop's lock; it is given in the order it is
 * asked for, so that a plant as fast as it can be still answers.
 */
final class PlantLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PlantLoop.class);

  /** So long may the lock be held, and a register be old, at any speed. */
  private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(50);

  /** A new speed counts within this time. */
  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(200);

  /** After a pause of the whole machine, or behind its speed, not more than this is made up for. */
  private static final double LONGEST_CATCH_UP = 1;

  private static final double NANOS_A_SECOND = 1e9;

  private final ServedPlant plant;
  private final Time time;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Thread thread;
  private volatile double speed;
  private double owed;
  private volatile boolean failed;

  private PlantLoop(ServedPlant plant, double speed, Time time) {
    this.plant = plant;
    this.speed = speed;
    this.time = time;
    thread = Thread.ofPlatform().daemon().name("simulation").unstarted(this::run);
  }

  /**
   * Starts.
   *
   * @param speed simulated seconds a second; 0 to stand
   */
  static PlantLoop start(ServedPlant plant, double speed, Time time) {
    PlantLoop loop = new PlantLoop(plant, speed, time);
    loop.thread.start();
    return loop;
  }

  private void run() {
    long last = time.nanos();
    try {
      while (!thread.isInterrupted()) {
        time.sleep(Duration.ofNanos(pause()));
        long now = time.nanos();
        pass((now - last) / NANOS_A_SECOND);
        last = now;
      }
    } catch (InterruptedException e) {
      thread.interrupt();
    }
  }

  private long pause() {
    double missing = plant.seconds() - owed;
    double seconds = speed > 0 ? Math.max(0, missing / speed) : Double.POSITIVE_INFINITY;
    return seconds * NANOS_A_SECOND < LONGEST_PAUSE
        ? (long) Math.ceil(seconds * NANOS_A_SECOND)
        : LONGEST_PAUSE;
  }

  private void pass(double seconds) {
    owed = Math.min(owed + seconds * speed, Math.max(plant.seconds(), LONGEST_CATCH_UP * speed));
    if (owed < plant.seconds() || failed) {
      return;
    }
    lock.lock();
    try {
      long deadline = time.nanos() + SLICE;
      while (owed >= plant.seconds() && time.nanos() - deadline < 0) {
        plant.step();
        owed -= plant.seconds();
      }
      plant.show();
    } catch (RuntimeException e) {
      // The boundary of the plant: its devices go on answering with what was last true.
      failed = true;
      LOG.error("The plant cannot be stepped any more; its devices show its last state", e);
    } finally {
      lock.unlock();
    }
  }

  /** Does something with the plant between two steps. */
  <T> T between(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  /** Simulated seconds a second wanted; 0 while time stands. */
  double speed() {
    return speed;
  }

  /**
   * Changes the speed.
   *
   * @param wanted simulated seconds a second, 0 or more
   */
  void speed(double wanted) {
    speed = wanted;
  }

  /** True once a step has failed; the plant then stands. */
  boolean hasFailed() {
    return failed;
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
