package org.plantroom.host;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The alarms as one browser follows them: first those listed, then each that stands elsewhere. A
 * slow browser makes changes coalesce, so it costs one entry an alarm however long it sleeps.
 *
 * <p>{@link #accept} is called by the alarm thread, the rest by the live feed's.
 */
final class AlarmFeed implements Consumer<KeptAlarm>, AutoCloseable {
  /** Alarms in one message at most; the others follow in the next. */
  private static final int MOST_AT_ONCE = 20_000;

  private final AlarmKeeper alarms;
  private final AlarmDetails details;
  private final Predicate<String> sight;
  private final Set<KeptAlarm> dirty = ConcurrentHashMap.newKeySet();
  private boolean isWhole;

  /**
   * Follows nothing yet.
   *
   * @param sight which paths the browser's user may see
   */
  AlarmFeed(AlarmKeeper alarms, AlarmDetails details, Predicate<String> sight) {
    this.alarms = alarms;
    this.details = details;
    this.sight = sight;
  }

  /** Begins to follow, or begins anew. */
  void start() {
    alarms.journal().tellNoMoreTo(this);
    alarms.journal().tellTo(this);
    for (KeptAlarm alarm : alarms.all()) {
      if (alarm.told().state().isAnnunciated()) {
        accept(alarm);
      }
    }
    isWhole = true;
  }

  @Override
  public void accept(KeptAlarm alarm) {
    if (sight.test(alarm.alarm().facts().path())) {
      dirty.add(alarm);
    }
  }

  /**
   * What is new for a browser.
   *
   * @param whole true when these are all
   * @param listed the alarms to look at, each an object of JSON
   * @param gone ids of those that need no look any more
   */
  record Changes(boolean whole, List<String> listed, List<String> gone) {}

  /** What is new, for a message; null when nothing is. */
  @Nullable Changes takeChanges() {
    if (dirty.isEmpty() && !isWhole) {
      return null;
    }
    List<String> listed = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    // Taken out before its standing is read, so that a later change marks it again.
    Iterator<KeptAlarm> marked = dirty.iterator();
    while (marked.hasNext() && listed.size() < MOST_AT_ONCE) {
      KeptAlarm alarm = marked.next();
      marked.remove();
      if (alarm.told().state().isAnnunciated()) {
        listed.add(details.words(alarm));
      } else {
        gone.add(alarm.alarm().facts().id());
      }
    }
    Changes changes = new Changes(isWhole, listed, gone);
    isWhole = false;
    return changes;
  }

  /** Follows nothing any more. */
  @Override
  public void close() {
    alarms.journal().tellNoMoreTo(this);
    dirty.clear();
  }
}
