package org.plantroom.host;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Glob;
import org.plantroom.core.Time;

/**
 * One browser's end of {@code /api/live}. One message is on its way at a time: while the browser
 * does not take it, changes coalesce in the feed and answers wait in a short queue. Thread-safe by
 * a lock that {@link #tick} never waits for: what one browser asks for must not hold up the others.
 */
final class LiveBrowser {
  private static final int MAX_ANSWERS = 100;

  /** Characters that may wait beside the answer that waits alone, which may be of any length. */
  private static final int MAX_WAITING = 8 << 20;

  private static final long BEAT_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(30);

  /** The WebSocket code for a browser whose user must sign in again. */
  private static final int SIGN_IN = 4401;

  private final ReentrantLock lock = new ReentrantLock();
  private final String user;
  private final Session session;
  private final LiveFeed feed;
  private final AlarmFeed alarms;
  private final BooleanSupplier admitted;
  private final Time time;
  private final Queue<String> answers = new ArrayDeque<>();
  private long waiting; // guarded by the lock, as all below
  private boolean alarmsHaveTurn;
  private boolean sending;
  private long sentAt;
  private long admittedAt;

  /**
   * Takes a browser's end.
   *
   * @param user whose it is
   * @param admitted whether its user may still see what they could when it connected
   */
  LiveBrowser(
      String user,
      Session session,
      LiveFeed feed,
      AlarmFeed alarms,
      BooleanSupplier admitted,
      Time time) {
    this.user = user;
    this.session = session;
    this.feed = feed;
    this.alarms = alarms;
    this.admitted = admitted;
    this.time = time;
    this.sentAt = time.nanos();
    this.admittedAt = sentAt;
  }

  /** Whose it is. */
  String user() {
    return user;
  }

  /** Begins to tell of alarms. */
  void followAlarms() {
    locked(alarms::start);
  }

  /** Ends a subscription; unknown ids are no error. */
  void unsubscribe(long id) {
    locked(() -> feed.unsubscribe(id));
  }

  private void locked(Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }

  /** Follows nothing any more. */
  void leave() {
    feed.close();
    alarms.close();
  }

  /**
   * Begins a subscription and answers with its first picture. Under the lock of {@link #tick}, so
   * that a change never overtakes the picture that names its tag.
   *
   * @throws IllegalArgumentException when the feed takes no more
   */
  void subscribe(long id, List<Glob> globs) {
    locked(() -> begin(id, globs));
  }

  private void begin(long id, List<Glob> globs) {
    List<LiveTag> tags = feed.subscribe(id, globs);
    StringBuilder json = opened("snapshot").append(",\"id\":").append(id);
    answer(list(json, "tags", tags, LiveFeed::writeWhole).append('}').toString());
  }

  void error(long id, String detail) {
    Map<String, Object> message = message("error");
    message.put("id", id);
    message.put("detail", detail);
    answer(Json.write(message));
  }

  /** Tells that the project is another now, so that what the page knows of it is old. */
  void projectChanged() {
    answer(Json.write(message("project")));
  }

  private Map<String, Object> message(String op) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("op", op);
    message.put("now", Json.time(time.millis()));
    return message;
  }

  private void answer(String text) {
    locked(() -> append(text));
  }

  private void append(String text) {
    boolean fits = answers.isEmpty() || waiting + text.length() <= MAX_WAITING;
    if (!fits || answers.size() >= MAX_ANSWERS) {
      close();
      return;
    }
    answers.add(text);
    waiting += text.length();
  }

  /** Sends what is due, if the browser has taken what went before and nothing else is at work. */
  void tick() {
    if (lock.tryLock()) {
      try {
        sendDue();
      } finally {
        lock.unlock();
      }
    }
  }

  private void sendDue() {
    long now = time.nanos();
    if (now - admittedAt >= BEAT_NANOS) {
      admittedAt = now;
      if (!admitted.getAsBoolean()) {
        session.close(SIGN_IN, "sign in again", Callback.NOOP);
        return;
      }
    }
    if (sending) {
      if (now - sentAt > STUCK_NANOS) {
        close();
      }
      return;
    }
    String text = next(now);
    if (text != null) {
      sending = true;
      sentAt = now;
      session.sendText(text, Callback.from(this::taken, failure -> close()));
    }
  }

  private @Nullable String next(long now) {
    String answer = answers.poll();
    if (answer != null) {
      waiting -= answer.length();
      return answer;
    }
    String news = news();
    return news == null && now - sentAt >= BEAT_NANOS ? Json.write(message("beat")) : news;
  }

  /** Alarms and values take turns, so that a flood of the one does not hold up the other. */
  private @Nullable String news() {
    alarmsHaveTurn = !alarmsHaveTurn;
    String turn = alarmsHaveTurn ? changedAlarms() : changedTags();
    if (turn != null) {
      return turn;
    }
    return alarmsHaveTurn ? changedTags() : changedAlarms();
  }

  private @Nullable String changedAlarms() {
    AlarmFeed.Changes told = alarms.takeChanges();
    if (told == null) {
      return null;
    }
    StringBuilder json = opened("alarms").append(",\"whole\":").append(told.whole());
    list(json, "alarms", told.listed(), (words, out) -> out.append(words));
    list(json, "gone", told.gone(), (id, out) -> out.append(Json.write(id)));
    return json.append('}').toString();
  }

  private @Nullable String changedTags() {
    List<LiveTag> changes = feed.takeChanges();
    return changes.isEmpty()
        ? null
        : list(opened("changes"), "changes", changes, feed::writeChange).append('}').toString();
  }

  /** The start of a message; its end is missing. */
  private StringBuilder opened(String op) {
    String head = Json.write(message(op));
    return new StringBuilder(256).append(head, 0, head.length() - 1);
  }

  private static <T> StringBuilder list(
      StringBuilder json, String name, List<T> all, BiConsumer<T, StringBuilder> writer) {
    json.append(",\"").append(name).append("\":[");
    for (int i = 0; i < all.size(); i++) {
      if (i > 0) {
        json.append(',');
      }
      writer.accept(all.get(i), json);
    }
    return json.append(']');
  }

  private void taken() {
    locked(() -> sending = false);
  }

  /** Ends the connection at once; the browser will come back by itself. */
  void close() {
    session.disconnect();
  }
}
