package org.plantroom.host;

import java.util.Arrays;
import java.util.List;
import org.plantroom.core.AlarmPriority;
import org.plantroom.history.AlarmEntry;
import org.plantroom.history.AlarmStore;
import org.plantroom.history.HistoryQueryException;
import org.plantroom.notifications.AlarmNews;
import org.plantroom.notifications.Notifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the lines of the alarm journal to the notifier, each once: it asks for those after the last
 * one the notifier has kept, so neither a crash nor a slow store leaves one out. Of one thread.
 */
final class NotificationFeed {
  private static final Logger LOG = LoggerFactory.getLogger(NotificationFeed.class);
  private static final int PAGE = 2_000;

  private final AlarmStore store;
  private final AlarmJournal journal;
  private final Notifier notifier;
  private long seen = -1;

  NotificationFeed(AlarmStore store, AlarmJournal journal, Notifier notifier) {
    this.store = store;
    this.journal = journal;
    this.notifier = notifier;
  }

  /** To be called some times a second. */
  void tick() {
    long written = journal.written();
    if (written == seen) {
      notifier.take(List.of());
      return;
    }
    try {
      int taken = PAGE;
      while (taken == PAGE) {
        List<AlarmNews> news =
            store.after(notifier.position(), PAGE).stream().map(NotificationFeed::news).toList();
        notifier.take(news);
        taken = news.size();
      }
      seen = written;
    } catch (HistoryQueryException e) {
      LOG.warn("Notifications wait for the alarm journal: {}", e.getMessage());
    }
  }

  private static AlarmNews news(AlarmEntry line) {
    boolean isUnacknowledged = line.state().endsWith("unacknowledged");
    boolean isActive = line.state().equals("unacknowledged") || line.state().equals("acknowledged");
    return new AlarmNews(
        line.number(),
        line.time(),
        line.id(),
        line.path(),
        line.name(),
        priority(line.priority()),
        line.message(),
        line.value(),
        isActive,
        !isUnacknowledged);
  }

  private static AlarmPriority priority(String label) {
    return Arrays.stream(AlarmPriority.values())
        .filter(priority -> priority.label().equals(label))
        .findFirst()
        .orElse(AlarmPriority.LOW);
  }
}
