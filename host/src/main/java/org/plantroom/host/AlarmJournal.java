package org.plantroom.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.plantroom.alarms.Alarm;
import org.plantroom.alarms.AlarmFacts;
import org.plantroom.alarms.AlarmHappening;
import org.plantroom.alarms.AlarmState;
import org.plantroom.alarms.AlarmStatus;
import org.plantroom.core.Time;
import org.plantroom.history.AlarmEntry;
import org.plantroom.history.AlarmStore;
import org.plantroom.history.HistoryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers what happened to alarms and stores it with where they stand now, before anybody is told.
 * When it cannot be stored, as on a full disk, the operators are told all the same, and it is tried
 * again; of the lines that wait, the oldest give way. Owned by the alarm thread.
 */
final class AlarmJournal implements Alarm.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(AlarmJournal.class);
  private static final int MAX_WAITING = 100_000;
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final AlarmStore store;
  private final Time time;
  private final List<AlarmEntry> lines = new ArrayList<>();
  private final Set<KeptAlarm> touched = new LinkedHashSet<>();
  private final Map<KeptAlarm, AlarmStatus> unstored = new LinkedHashMap<>();
  private final Map<KeptAlarm, AlarmStatus> untold = new LinkedHashMap<>();
  private final Map<String, String> removed = new LinkedHashMap<>();
  private final List<Consumer<KeptAlarm>> listeners = new CopyOnWriteArrayList<>();
  private long number;
  private long nextTry;
  private boolean isFailing;
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();

  AlarmJournal(AlarmStore store, Time time) {
    this.store = store;
    this.time = time;
    this.number = store.lastNumber();
    this.nextTry = time.nanos();
  }

  /** Where alarms stood when the host ended, by id. */
  Map<String, AlarmStatus> stored() {
    Map<String, AlarmStatus> stored = new HashMap<>();
    store
        .statuses()
        .forEach(
            (id, text) -> {
              AlarmStatus status = AlarmStatusText.read(text);
              if (status == null) {
                LOG.warn("An alarm begins anew, its stored standing makes no sense [id={}]", id);
              } else {
                stored.put(id, status);
              }
            });
    return stored;
  }

  @Override
  public void happened(Alarm alarm, AlarmHappening what) {
    AlarmFacts facts = alarm.facts();
    lines.add(
        new AlarmEntry(
            ++number,
            what.time(),
            time.millis(),
            facts.id(),
            facts.path(),
            facts.name(),
            facts.priority().label(),
            what.what().label(),
            AlarmView.label(what.state()),
            what.value(),
            facts.message(),
            what.who(),
            what.reason()));
  }

  /**
   * Writes the end of alarms whose rules were taken out of the project while the host was stopped.
   * Those of links stay as they are: an edge node or device that no project names may yet be heard.
   *
   * @param left where alarms stood that have no rule, by id
   */
  void removeLeft(Map<String, AlarmStatus> left) {
    List<String> ids =
        left.entrySet().stream()
            .filter(one -> one.getValue().state().isAnnunciated() || isSetAside(one.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    if (ids.isEmpty()) {
      return;
    }
    for (AlarmEntry last : store.latest(ids)) {
      if (isOnTag(last.path())) {
        lines.add(removed(last));
        removed.put(last.id(), AlarmStatusText.write(AlarmStatus.NEW));
      }
    }
  }

  private static boolean isSetAside(AlarmStatus status) {
    return status.state() instanceof AlarmState.Hidden && status.state().isActive();
  }

  private static boolean isOnTag(String path) {
    return path.chars().filter(c -> c == '/').count() == 3;
  }

  private AlarmEntry removed(AlarmEntry last) {
    long now = time.millis();
    return new AlarmEntry(
        ++number,
        now,
        now,
        last.id(),
        last.path(),
        last.name(),
        last.priority(),
        AlarmHappening.What.REMOVED.label(),
        AlarmView.label(AlarmState.Shown.NORMAL),
        "",
        last.message(),
        "",
        AlarmShelf.NO_RULE);
  }

  /** Tells of every alarm that stands elsewhere, on the alarm thread. */
  void tellTo(Consumer<KeptAlarm> listener) {
    listeners.add(listener);
  }

  /** Tells no more. */
  void tellNoMoreTo(Consumer<KeptAlarm> listener) {
    listeners.remove(listener);
  }

  /** Takes note of an alarm that may stand elsewhere now. */
  void touch(KeptAlarm alarm) {
    touched.add(alarm);
  }

  /**
   * Stores and tells what there is.
   *
   * @param isUrgent true when somebody waits for it: then it is tried also right after a failure
   * @return true when all that has happened is stored
   */
  boolean flush(boolean isUrgent) {
    settleSuppression();
    settleFirsts();
    for (KeptAlarm alarm : touched) {
      if (alarm.isChanged()) {
        unstored.put(alarm, alarm.alarm().status());
        untold.put(alarm, alarm.alarm().status());
      }
    }
    touched.clear();
    boolean isDue = isUrgent || !isFailing || time.nanos() - nextTry >= 0;
    if (isDue && !isStored()) {
      store();
    }
    tell();
    return isStored();
  }

  private boolean isStored() {
    return lines.isEmpty() && unstored.isEmpty() && removed.isEmpty();
  }

  /**
   * Being suppressed changes neither whether an alarm's condition holds nor whether it is in
   * service, so that one step down is enough.
   */
  private void settleSuppression() {
    long now = time.millis();
    for (KeptAlarm alarm : List.copyOf(touched)) {
      touched.addAll(alarm.settleSuppression(now));
    }
  }

  /** Only after all that came together is seen can it be told which was the first. */
  private void settleFirsts() {
    for (KeptAlarm alarm : List.copyOf(touched)) {
      if (alarm.isChanged()) {
        touched.addAll(alarm.settle());
      }
    }
  }

  private void tell() {
    untold.forEach(
        (alarm, status) -> {
          alarm.tell(status);
          listeners.forEach(listener -> listener.accept(alarm));
        });
    untold.clear();
  }

  private void store() {
    Map<String, String> statuses = new LinkedHashMap<>(removed);
    unstored.forEach(
        (alarm, status) -> statuses.put(alarm.alarm().facts().id(), AlarmStatusText.write(status)));
    try {
      store.store(lines, statuses);
      written.addAndGet(lines.size());
      lines.clear();
      removed.clear();
      unstored.clear();
      isFailing = false;
    } catch (HistoryException e) {
      failures.incrementAndGet();
      if (!isFailing) {
        LOG.error("Alarms cannot be stored and are shown all the same", e);
      }
      isFailing = true;
      nextTry = time.nanos() + RETRY_NANOS;
      giveWay();
    }
  }

  private void giveWay() {
    int tooMany = lines.size() - MAX_WAITING;
    if (tooMany > 0) {
      lines.subList(0, tooMany).clear();
      lost.addAndGet(tooMany);
    }
  }

  /** Lines written since the start. */
  long written() {
    return written.get();
  }

  /** Lines given up because they could not be stored for too long. */
  long lost() {
    return lost.get();
  }

  /** Attempts to store that failed. */
  long failures() {
    return failures.get();
  }
}
