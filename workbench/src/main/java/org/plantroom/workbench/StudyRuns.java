package org.plantroom.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runs of studies: one at work, a few waiting, and the last ones with their results.
 * Thread-safe.
 *
 * <p>Runs are over when the program ends; those that waited or were at work are found as {@link
 * RunState#INTERRUPTED} at the next start.
 */
public final class StudyRuns implements AutoCloseable {
  /** The most runs that wait. */
  public static final int MOST_WAITING = 8;

  /** The most runs kept; the oldest that are over go. */
  public static final int MOST_KEPT = 50;

  /** The most bytes that runs that are over may take on disk; the oldest go. */
  public static final long MOST_BYTES = 2L << 30;

  private static final Logger LOG = LoggerFactory.getLogger(StudyRuns.class);
  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("yyyyMMdd't'HHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String WHY_INTERRUPTED = "the host ended before the run did";

  private final RunStore store;
  private final StudyTools tools;
  private final Time time;
  private final Thread worker;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final NavigableMap<WorkbenchId, StudyRun> runs = new TreeMap<>();
  private @Nullable RunProcess process;
  private long dropped;
  private boolean closed;

  /**
   * Takes up the runs that are on disk, and begins to work.
   *
   * @param beside the folder of the studies
   */
  StudyRuns(RunStore store, Path beside, StudyTools tools, Time time) throws IOException {
    this.store = store;
    this.tools = tools;
    this.time = time;
    store.read().forEach(this::takeUp);
    worker = Thread.ofPlatform().name("study runs").daemon().unstarted(() -> work(beside));
    worker.start();
  }

  private void takeUp(StudyRun run) {
    StudyRun now = run;
    if (!run.state().isOver()) {
      now = run.over(RunState.INTERRUPTED, WHY_INTERRUPTED, time.millis());
      store.note(now);
    }
    runs.put(now.id(), now);
  }

  /** All runs, the latest first. */
  public List<StudyRun> list() {
    lock.lock();
    try {
      return List.copyOf(runs.descendingMap().values());
    } finally {
      lock.unlock();
    }
  }

  /** A run; empty when there is none, or it has been dropped. */
  public Optional<StudyRun> find(WorkbenchId id) {
    lock.lock();
    try {
      return Optional.ofNullable(runs.get(id));
    } finally {
      lock.unlock();
    }
  }

  /** How many old runs have made room for new ones since the start. */
  public long dropped() {
    lock.lock();
    try {
      return dropped;
    } finally {
      lock.unlock();
    }
  }

  /**
   * One of a run's files.
   *
   * @param name without folders, e.g. {@code report.html}
   * @return empty when the run has no such file
   */
  public Optional<Path> file(WorkbenchId id, String name) {
    if (find(id).isEmpty() || !name.matches("[a-z]+\\.[a-z]+")) {
      return Optional.empty();
    }
    Path folder = store.folder(id);
    Path file =
        name.equals(RunStore.STUDY)
            ? folder.resolve(name)
            : folder.resolve(RunStore.RESULTS).resolve(name);
    return Optional.of(file).filter(Files::isRegularFile);
  }

  /**
   * Puts a run at the end of the queue.
   *
   * @return empty when the queue is full
   * @throws IOException when the disk refuses
   */
  Optional<StudyRun> queue(StudyText study) throws IOException {
    lock.lock();
    try {
      if (closed || waiting().size() >= MOST_WAITING) {
        return Optional.empty();
      }
      StudyRun run = StudyRun.waiting(freshId(), study, time.millis());
      store.create(run, study.text());
      runs.put(run.id(), run);
      dropOld();
      changed.signalAll();
      return Optional.of(run);
    } finally {
      lock.unlock();
    }
  }

  private WorkbenchId freshId() {
    long millis = time.millis();
    WorkbenchId id = id(millis);
    while (runs.containsKey(id)) {
      id = id(++millis);
    }
    return id;
  }

  private static WorkbenchId id(long millis) {
    return new WorkbenchId(ID.format(Instant.ofEpochMilli(millis)));
  }

  private List<StudyRun> waiting() {
    return runs.values().stream().filter(run -> run.state() == RunState.QUEUED).toList();
  }

  /**
   * Ends a run that waits or is at work.
   *
   * @return false when it was over
   */
  public boolean cancel(WorkbenchId id) {
    lock.lock();
    try {
      StudyRun run = runs.get(id);
      if (run == null || run.state().isOver()) {
        return false;
      }
      if (run.state() == RunState.RUNNING && process != null) {
        process.kill();
      }
      put(run.over(RunState.CANCELLED, "", time.millis()));
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Deletes a run with its results.
   *
   * @return false when it is not over yet
   */
  public boolean delete(WorkbenchId id) {
    lock.lock();
    try {
      StudyRun run = runs.get(id);
      if (run == null || !run.state().isOver()) {
        return false;
      }
      runs.remove(id);
      store.delete(id);
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void put(StudyRun run) {
    runs.put(run.id(), run);
    store.note(run);
    changed.signalAll();
  }

  /** One run after the other, until the end. */
  private void work(Path beside) {
    try {
      for (StudyRun run = next(); ; run = next()) {
        runOne(run, beside);
      }
    } catch (InterruptedException e) {
      LOG.debug("The runs of studies end with the host");
    }
  }

  private StudyRun next() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (waiting().isEmpty()) {
        changed.await();
      }
      StudyRun run = waiting().getFirst().begun(time.millis());
      put(run);
      return run;
    } finally {
      lock.unlock();
    }
  }

  /** The boundary of a run: whatever is wrong with it, the next has its turn. */
  private void runOne(StudyRun run, Path beside) throws InterruptedException {
    Path folder = store.folder(run.id());
    try {
      RunProcess started = start(run, folder, beside);
      boolean done = started.await(progress -> advance(run.id(), progress));
      end(run.id(), done ? RunState.DONE : RunState.FAILED, done ? "" : started.reason());
    } catch (IOException | RuntimeException e) {
      LOG.warn("A study cannot be run [run={}]", run.id(), e);
      end(run.id(), RunState.FAILED, "the run cannot be started: " + e.getMessage());
    }
  }

  private RunProcess start(StudyRun run, Path folder, Path beside) throws IOException {
    lock.lock();
    try {
      RunProcess started =
          RunProcess.start(
              tools.command(
                  folder.resolve(RunStore.STUDY), beside, folder.resolve(RunStore.RESULTS)),
              folder.resolve(RunStore.COMPLAINTS));
      process = started;
      if (closed || isOver(run.id())) {
        started.kill();
      }
      return started;
    } finally {
      lock.unlock();
    }
  }

  private boolean isOver(WorkbenchId id) {
    StudyRun run = runs.get(id);
    return run == null || run.state().isOver();
  }

  private void advance(WorkbenchId id, RunProgress progress) {
    lock.lock();
    try {
      runs.computeIfPresent(id, (key, run) -> run.further(progress));
    } finally {
      lock.unlock();
    }
  }

  private void end(WorkbenchId id, RunState state, String sentence) {
    lock.lock();
    try {
      process = null;
      StudyRun run = runs.get(id);
      if (run != null && !run.state().isOver()) {
        put(run.over(state, sentence, time.millis()));
      }
      dropOld();
    } finally {
      lock.unlock();
    }
  }

  /** Lets the oldest runs that are over go, until number and bytes are within bounds. */
  private void dropOld() {
    List<StudyRun> over =
        new ArrayList<>(runs.values().stream().filter(run -> run.state().isOver()).toList());
    Collections.reverse(over);
    long bytes = 0;
    for (int i = 0; i < over.size(); i++) {
      WorkbenchId id = over.get(i).id();
      bytes += store.bytes(id);
      // The latest stays whatever its size: somebody waits for it.
      if (i >= MOST_KEPT || (bytes > MOST_BYTES && i > 0)) {
        runs.remove(id);
        store.delete(id);
        dropped++;
        LOG.info("An old run of a study made room [run={}, study={}]", id, over.get(i).study());
      }
    }
  }

  /** Ends the run at work and waits for its process to be gone. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      for (StudyRun run : List.copyOf(runs.values())) {
        if (!run.state().isOver()) {
          put(run.over(RunState.INTERRUPTED, WHY_INTERRUPTED, time.millis()));
        }
      }
      if (process != null) {
        process.kill();
      }
    } finally {
      lock.unlock();
    }
    worker.interrupt();
    join();
  }

  private void join() {
    try {
      worker.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
