package org.plantroom.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.plantroom.core.Time;
import org.plantroom.history.CommandEntry;
import org.plantroom.history.HistoryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps commands that have ended with the history, on a clock of its own, so that a slow disk holds
 * up no write. What cannot be stored waits and is tried again; of too many the oldest give way, and
 * the audit has them still. Thread-safe.
 */
final class CommandKeeping implements Consumer<CommandView>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CommandKeeping.class);

  /** More than a start finds in the audit, so that none of those gives way. */
  private static final int MOST_WAITING = 25_000;

  private static final int MOST_AT_ONCE = 1_000;
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Consumer<List<CommandEntry>> store;
  private final Time time;
  private final Deque<CommandView> waiting = new ArrayDeque<>(); // guarded by this
  private long lost; // guarded by this
  private boolean isFailing; // of the thread that ticks, like the next
  private long nextTry;

  /**
   * Begins with nothing that waits.
   *
   * @param store takes all of some or none; throws {@link HistoryException} when it cannot now
   */
  CommandKeeping(Consumer<List<CommandEntry>> store, Time time) {
    this.store = store;
    this.time = time;
  }

  @Override
  public synchronized void accept(CommandView command) {
    if (waiting.size() >= MOST_WAITING) {
      waiting.removeFirst();
      lost++;
    }
    waiting.addLast(command);
  }

  /** Stores what waits; to be called by one thread every second or so. */
  void tick() {
    if (isFailing && time.nanos() - nextTry < 0) {
      return;
    }
    for (List<CommandView> some = some(); !some.isEmpty() && isStored(some); some = some()) {
      drop(some);
    }
  }

  private synchronized List<CommandView> some() {
    return waiting.stream().limit(MOST_AT_ONCE).toList();
  }

  private boolean isStored(List<CommandView> some) {
    try {
      store.accept(some.stream().map(CommandKeeping::entry).toList());
      isFailing = false;
    } catch (HistoryException e) {
      if (!isFailing) {
        LOG.error("Commands that have ended cannot be stored and are tried again", e);
      }
      isFailing = true;
      nextTry = time.nanos() + RETRY_NANOS;
    }
    return !isFailing;
  }

  private synchronized void drop(List<CommandView> some) {
    // Those that gave way meanwhile are not there any more.
    while (!waiting.isEmpty() && some.contains(waiting.getFirst())) {
      waiting.removeFirst();
    }
  }

  private static CommandEntry entry(CommandView command) {
    return new CommandEntry(
        command.id(), command.tag(), command.begun(), command.reached(), Json.write(command));
  }

  /** The command an entry holds; empty when a later or an earlier Plantroom wrote it otherwise. */
  static Optional<CommandView> command(CommandEntry entry) {
    try {
      return Optional.of(Json.MAPPER.readValue(entry.text(), CommandView.class));
    } catch (JsonProcessingException e) {
      LOG.warn("A command of the past cannot be read [id={}]", entry.id(), e);
      return Optional.empty();
    }
  }

  /** Those that have ended and are not stored yet. */
  synchronized List<CommandView> waiting() {
    return new ArrayList<>(waiting);
  }

  /** Commands given up because they could not be stored for too long. */
  synchronized long lost() {
    return lost;
  }

  /** Stores what waits a last time; to be called when nobody ticks any more. */
  @Override
  public void close() {
    isFailing = false;
    tick();
  }
}
