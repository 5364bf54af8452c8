package org.plantroom.host;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.EdgeId;
import org.plantroom.core.OffsetRanges;
import org.plantroom.core.Time;
import org.plantroom.history.HistoryBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers samples and commits them with the offsets they came under, on the thread {@code history
 * writer}.
 *
 * <p>A batch that cannot be committed, as on a full disk, is tried again for ever; meanwhile the
 * next one fills. When that is full too, the Sparkplug thread waits for a commit that goes well,
 * but never for one that fails, and for a slow one 2 s in all: live values must go on. What then
 * finds no room is not receipted, so an edge with a journal sends it again; of other edges it is a
 * loss, and stands in the gap ledger.
 */
final class HistoryWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HistoryWriter.class);

  /** Two of the store's row groups: measured a fifth cheaper a sample than lots of 100,000. */
  private static final int EAGER_SAMPLES = 250_000;

  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);
  private static final HistoryBatch NOTHING = new HistoryBatch(1_024);

  /** What became of a message. */
  enum Outcome {
    /** It is in the next commit. */
    TAKEN,
    /** It had arrived before; nothing was added. */
    KNOWN,
    /** There is no room, and nothing was added. */
    NO_ROOM
  }

  private final Function<EdgeId, OffsetRanges> committed;
  private final Consumer<HistoryBatch> commit;
  private final Duration commitEvery;
  private final Time time;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<EdgeId, OffsetRanges> known = new HashMap<>(); // guarded by lock
  private final Map<EdgeId, Loss> owed = new HashMap<>(); // guarded by lock
  private final AtomicLong stored = new AtomicLong();
  private final AtomicLong duplicates = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private Gathering filling = new Gathering(); // guarded by lock
  private Gathering spare = new Gathering(); // of the writer's thread
  private boolean closing; // guarded by lock
  private boolean waitedInVain; // guarded by lock
  private @Nullable Thread thread;
  private volatile LinkState state;

  /**
   * Makes a writer that does nothing until {@link #start}.
   *
   * @param committed what of an edge is durable
   * @param commit stores a batch, all or nothing; throws when nothing of it is stored
   * @param commitEvery how long samples gather
   */
  HistoryWriter(
      Function<EdgeId, OffsetRanges> committed,
      Consumer<HistoryBatch> commit,
      Duration commitEvery,
      Time time) {
    this.committed = committed;
    this.commit = commit;
    this.commitEvery = commitEvery;
    this.time = time;
    this.state = stored(time.millis());
  }

  private static LinkState stored(long since) {
    return new LinkState(LinkView.CONNECTED, since, "values are stored");
  }

  /**
   * Begins to commit.
   *
   * @param durable told, on the writer's thread, which edges' offsets have just become durable
   */
  void start(Consumer<Set<EdgeId>> durable) {
    thread = Thread.ofPlatform().name("history writer").start(() -> run(durable));
  }

  /** Stores a message that came without an offset. */
  Outcome store(EdgeId edge, HistoryBatch message) throws InterruptedException {
    if (message.size() == 0) {
      return Outcome.TAKEN;
    }
    lock.lockInterruptibly();
    try {
      if (!awaitRoom(message)) {
        refused.incrementAndGet();
        owed.merge(
            edge, Loss.of(message, "lost at the host, history could not be written"), Loss::and);
        return Outcome.NO_ROOM;
      }
      Loss before = owed.remove(edge);
      if (before != null && before.hasTimes()) {
        filling.addLoss(edge, before);
      }
      add(message);
      return Outcome.TAKEN;
    } finally {
      lock.unlock();
    }
  }

  /** Stores a message with its offset, both in one transaction. */
  Outcome store(EdgeId edge, long offset, HistoryBatch message) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (known(edge).contains(offset)) {
        return knownAlready(edge);
      }
      if (!awaitRoom(message)) {
        return refuse();
      }
      add(message);
      known(edge).add(offset);
      filling.batch().received(edge, offset);
      filling.heardFrom(edge);
      return Outcome.TAKEN;
    } finally {
      lock.unlock();
    }
  }

  /** Takes offsets that will never come, both inclusive, with what was lost under them. */
  Outcome storeVoid(EdgeId edge, long from, long to, @Nullable Loss loss)
      throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (covers(known(edge), from, to)) {
        return knownAlready(edge);
      }
      if (!awaitRoom(NOTHING)) {
        return refuse();
      }
      known(edge).addRange(from, to);
      filling.addVoid(edge, from, to);
      filling.heardFrom(edge);
      if (loss != null && loss.hasTimes()) {
        filling.addLoss(edge, loss);
      }
      return Outcome.TAKEN;
    } finally {
      lock.unlock();
    }
  }

  private Outcome refuse() {
    refused.incrementAndGet();
    return Outcome.NO_ROOM;
  }

  /** True when the payload of this offset has arrived before; {@link #store} would drop it. */
  boolean knows(EdgeId edge, long offset) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      return known(edge).contains(offset);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits as {@link #store} does; true when that will then find room. For the thread that stores.
   */
  boolean awaitRoomFor(HistoryBatch message) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      return awaitRoom(message);
    } finally {
      lock.unlock();
    }
  }

  private static boolean covers(OffsetRanges ranges, long from, long to) {
    return ranges.contains(from)
        && ranges.ranges().stream().anyMatch(r -> r.from() <= from && r.to() >= to);
  }

  /** The edge sends it again because it missed the receipt, so it gets another. */
  private Outcome knownAlready(EdgeId edge) {
    duplicates.incrementAndGet();
    filling.heardFrom(edge);
    return Outcome.KNOWN;
  }

  /**
   * Waits for room as long as commits go well; false when there is none. Once for each commit: were
   * each message to wait, a slow commit would hold up all edges until they seem silent.
   */
  private boolean awaitRoom(HistoryBatch message) throws InterruptedException {
    long left = LONGEST_WAIT_NANOS;
    while (!filling.hasRoomFor(message)) {
      waitedInVain |= left <= 0;
      if (closing || trouble() != null || waitedInVain) {
        return false;
      }
      changed.signalAll();
      left = changed.awaitNanos(left);
    }
    return true;
  }

  private void add(HistoryBatch message) {
    filling.add(message);
    if (isEager()) {
      changed.signalAll();
    }
  }

  private OffsetRanges known(EdgeId edge) {
    return known.computeIfAbsent(edge, committed);
  }

  private void run(Consumer<Set<EdgeId>> durable) {
    try {
      boolean more = true;
      while (more) {
        more = awaitWork();
        Gathering full = swap();
        commitUntilDone(full.batch());
        Set<EdgeId> edges = full.edges();
        full.clear();
        if (!edges.isEmpty()) {
          durable.accept(edges);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until it is time to commit; false when the writer is closing. */
  private boolean awaitWork() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long nanos = commitEvery.toNanos();
      while (nanos > 0 && !isEager() && !closing) {
        nanos = changed.awaitNanos(nanos);
      }
      return !closing;
    } finally {
      lock.unlock();
    }
  }

  private boolean isEager() {
    return filling.batch().size() >= EAGER_SAMPLES || !filling.hasRoomFor(NOTHING);
  }

  private Gathering swap() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      Gathering full = filling;
      filling = spare;
      spare = full;
      waitedInVain = false;
      changed.signalAll();
      return full;
    } finally {
      lock.unlock();
    }
  }

  private void commitUntilDone(HistoryBatch batch) throws InterruptedException {
    while (!batch.isEmpty() && !tryCommit(batch)) {
      awaitRetry();
    }
    stored.addAndGet(batch.size());
  }

  /** The writer's boundary: whatever the store throws, the batch is kept and tried again. */
  private boolean tryCommit(HistoryBatch batch) {
    try {
      commit.accept(batch);
      if (trouble() != null) {
        LOG.info("History is written again");
        state = stored(time.millis());
      }
      return true;
    } catch (RuntimeException e) {
      if (trouble() == null) {
        LOG.error("History cannot be written; it is tried again every second, nothing is lost", e);
        state =
            new LinkState(
                LinkView.DISCONNECTED,
                time.millis(),
                "history cannot be written: " + e.getMessage());
      }
      failures.incrementAndGet();
      return false;
    }
  }

  private void awaitRetry() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      changed.signalAll();
      long left = RETRY_NANOS;
      while (left > 0 && !closing) {
        left = changed.awaitNanos(left);
      }
      if (closing) {
        throw new InterruptedException("closing while history cannot be written");
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whether values are stored, since when, in words. */
  LinkState state() {
    return state;
  }

  /** Why nothing can be written at present, or null. */
  @Nullable String trouble() {
    LinkState now = state;
    return now.state().equals(LinkView.CONNECTED) ? null : now.sentence();
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

  /** Messages there was no room for. */
  long refused() {
    return refused.get();
  }

  /** Commits what has gathered and ends; waits 10 s at most. */
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
      join(running);
    }
  }

  private static void join(Thread running) {
    try {
      running.join(LONGEST_CLOSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
