package org.plantroom.host;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.EdgeId;
import org.plantroom.core.OffsetRanges;
import org.plantroom.core.Sample;
import org.plantroom.core.Time;
import org.plantroom.history.History;
import org.plantroom.history.HistoryBatch;
import org.plantroom.history.HistoryWriteException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers samples and commits them with the offsets they came under, on the thread {@code history
 * writer}. A batch that cannot be committed, as on a full disk, is tried again for ever; meanwhile
 * the next one fills, and when that is full too the Sparkplug thread waits. Nothing is receipted
 * before it is committed, so the edges keep what the host could not.
 */
final class HistoryWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HistoryWriter.class);

  static final int MAX_SAMPLES = 500_000;
  private static final int EAGER_SAMPLES = 100_000;
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final History history;
  private final Duration commitEvery;
  private final Time time;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<EdgeId, OffsetRanges> known = new HashMap<>();
  private final AtomicLong stored = new AtomicLong();
  private final AtomicLong duplicates = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private HistoryBatch filling = new HistoryBatch(MAX_SAMPLES);
  private HistoryBatch spare = new HistoryBatch(MAX_SAMPLES);
  private Set<EdgeId> edges = new HashSet<>();
  private boolean closing;
  private @Nullable Thread thread;
  private volatile @Nullable String trouble;

  /** Makes a writer that does nothing until {@link #start}. */
  HistoryWriter(History history, Duration commitEvery, Time time) {
    this.history = history;
    this.commitEvery = commitEvery;
    this.time = time;
  }

  /**
   * Begins to commit.
   *
   * @param committed told, on the writer's thread, which edges' offsets have just become durable
   */
  void start(Consumer<Set<EdgeId>> committed) {
    thread = Thread.ofPlatform().name("history writer").start(() -> run(committed));
  }

  /** Stores a message that came without an offset, waiting while there is no room. */
  void store(StagedSamples message) throws InterruptedException {
    if (message.size() > 0) {
      lock.lockInterruptibly();
      try {
        add(message);
      } finally {
        lock.unlock();
      }
    }
  }

  /**
   * Stores a message with its offset, both in one transaction, waiting while there is no room.
   *
   * @return false when the offset had arrived before and nothing was added
   */
  boolean store(EdgeId edge, long offset, StagedSamples message) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      edges.add(edge);
      if (known(edge).contains(offset)) {
        duplicates.incrementAndGet();
        return false;
      }
      add(message);
      known(edge).add(offset);
      filling.received(edge, offset);
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void add(StagedSamples message) throws InterruptedException {
    while (filling.room() < message.size() && !closing) {
      changed.signalAll();
      changed.await();
    }
    for (int i = 0; i < message.size(); i++) {
      filling.add(message.tagId(i), message.sample(i));
    }
    if (filling.size() >= EAGER_SAMPLES) {
      changed.signalAll();
    }
  }

  /** Takes offsets that will never come, with the time they cover when values are lost. */
  void storeVoid(EdgeId edge, long from, long to, @Nullable Loss loss) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      edges.add(edge);
      if (known(edge).contains(from) && known(edge).contains(to)) {
        duplicates.incrementAndGet();
        return;
      }
      known(edge).addRange(from, to);
      filling.receivedRange(edge, from, to);
      if (loss != null) {
        filling.lost(edge, loss.fromTime(), loss.toTime() + 1, loss.reason());
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * What an edge says it lost.
   *
   * @param fromTime earliest source time, milliseconds since 1970 UTC
   * @param toTime latest source time
   * @param reason for people
   */
  record Loss(long fromTime, long toTime, String reason) {}

  private OffsetRanges known(EdgeId edge) {
    return known.computeIfAbsent(edge, history::received);
  }

  private void run(Consumer<Set<EdgeId>> committed) {
    try {
      boolean more = true;
      while (more) {
        more = awaitWork();
        Set<EdgeId> durable = commitOnce();
        if (!durable.isEmpty()) {
          committed.accept(durable);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean awaitWork() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long nanos = commitEvery.toNanos();
      while (nanos > 0 && filling.size() < EAGER_SAMPLES && !closing) {
        nanos = changed.awaitNanos(nanos);
      }
      return !closing;
    } finally {
      lock.unlock();
    }
  }

  /** Commits what has gathered; the edges to be told, also those that sent only what is known. */
  private Set<EdgeId> commitOnce() throws InterruptedException {
    HistoryBatch batch;
    Set<EdgeId> batchEdges;
    lock.lockInterruptibly();
    try {
      batchEdges = edges;
      if (filling.isEmpty()) {
        edges = new HashSet<>();
        return batchEdges;
      }
      batch = filling;
      filling = spare;
      spare = batch;
      edges = new HashSet<>();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    commitUntilDone(batch);
    stored.addAndGet(batch.size());
    batch.clear();
    return batchEdges;
  }

  private void commitUntilDone(HistoryBatch batch) throws InterruptedException {
    while (true) {
      try {
        history.commit(batch);
        trouble = null;
        return;
      } catch (HistoryWriteException e) {
        failures.incrementAndGet();
        if (trouble == null) {
          LOG.error("History cannot be written; it is tried again every second, nothing is lost", e);
        }
        trouble = "history cannot be written: " + e.getMessage();
        if (closing) {
          throw new InterruptedException("closing while history cannot be written");
        }
        time.sleep(RETRY);
      }
    }
  }

  /** Why nothing can be written at present, or null. */
  @Nullable String trouble() {
    return trouble;
  }

  /** Samples committed since the start. */
  long stored() {
    return stored.get();
  }

  /** Messages that had arrived before. */
  long duplicates() {
    return duplicates.get();
  }

  /** Commits that failed and were tried again. */
  long failures() {
    return failures.get();
  }

  /** Commits what has gathered and ends. */
  @Override
  public void close() {
    lock.lock();
    try {
      closing = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    Thread running = thread;
    if (running != null) {
      try {
        running.join(Duration.ofSeconds(10).toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
