package org.plantroom.core;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Does something again and again on a thread of its own, with a pause between or at a rate. An
 * action that throws is reported and done again all the same.
 */
public final class Ticker implements AutoCloseable {
  private final Thread thread;

  private Ticker(Thread thread) {
    this.thread = thread;
  }

  /**
   * Starts the thread.
   *
   * @param threadName by its role
   * @param pause between the end of one action and the next
   * @param time whose clock the pause runs on
   * @param action what to do; its bugs go to {@code onFailure}
   * @param onFailure told of what the action throws, on the same thread
   */
  public static Ticker every(
      String threadName,
      Duration pause,
      Time time,
      Runnable action,
      Consumer<RuntimeException> onFailure) {
    return start(threadName, action, onFailure, () -> time.sleep(pause));
  }

  /**
   * Starts the thread; otherwise as {@link #every}.
   *
   * @param period between the beginning of one action and that of the next; an action that takes
   *     longer is followed by the next at once
   */
  public static Ticker atRate(
      String threadName,
      Duration period,
      Time time,
      Runnable action,
      Consumer<RuntimeException> onFailure) {
    long[] begun = {time.nanos()};
    return start(
        threadName,
        action,
        onFailure,
        () -> {
          time.sleep(period.minusNanos(time.nanos() - begun[0]));
          begun[0] = time.nanos();
        });
  }

  /** What comes before each action. */
  @FunctionalInterface
  private interface Rest {
    void take() throws InterruptedException;
  }

  private static Ticker start(
      String threadName, Runnable action, Consumer<RuntimeException> onFailure, Rest rest) {
    return new Ticker(
        Thread.ofPlatform().name(threadName).daemon().start(() -> tick(rest, action, onFailure)));
  }

  private static void tick(Rest rest, Runnable action, Consumer<RuntimeException> onFailure) {
    try {
      while (true) {
        rest.take();
        try {
          action.run();
        } catch (RuntimeException e) {
          onFailure.accept(e);
        }
      }
    } catch (InterruptedException e) {
      // Only close interrupts, and nobody else owns this thread.
      Thread.currentThread().interrupt();
    }
  }

  /** Stops and waits for the action under way. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
