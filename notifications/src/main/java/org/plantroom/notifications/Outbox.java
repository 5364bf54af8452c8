package org.plantroom.notifications;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Messages that wait, and the latest of those that are gone. When too many wait, the oldest is
 * given up and counted. Not thread-safe.
 */
final class Outbox {
  /** Messages that wait at most. */
  static final int CAPACITY = 1_000;

  /** Messages that are gone and still known. */
  static final int MEMORY = 200;

  private final List<Message> waiting;
  private final List<Gone> gone;
  private long givenUp;

  /**
   * A message that waits no more.
   *
   * @param time milliseconds since 1970 UTC
   * @param isSent false when it was given up
   */
  record Gone(Message message, long time, boolean isSent) {}

  /** What must outlive the program. */
  record Stored(List<Message> waiting, List<Gone> gone, long givenUp) {
    static final Stored EMPTY = new Stored(List.of(), List.of(), 0);
  }

  Outbox(Stored stored) {
    this.waiting = new ArrayList<>(stored.waiting());
    this.gone = new ArrayList<>(stored.gone());
    this.givenUp = stored.givenUp();
  }

  Stored stored() {
    return new Stored(List.copyOf(waiting), List.copyOf(gone), givenUp);
  }

  /** Adds messages; one whose id is known already is passed over. */
  void add(List<Message> messages, long now) {
    Set<String> known = new LinkedHashSet<>();
    waiting.forEach(message -> known.add(message.id()));
    gone.forEach(one -> known.add(one.message().id()));
    for (Message message : messages) {
      if (known.add(message.id())) {
        makeRoom(now);
        waiting.add(message);
      }
    }
  }

  private void makeRoom(long now) {
    if (waiting.size() >= CAPACITY) {
      Message oldest = waiting.removeFirst();
      remember(oldest.failed("too many messages waited", now), now, false);
    }
  }

  /** The message of a way that has waited longest of those due; null when none is. */
  @Nullable Message due(Message.Way way, long now) {
    return waiting.stream()
        .filter(message -> message.way() == way && message.nextTry() <= now)
        .min(Comparator.comparingLong(Message::nextTry))
        .orElse(null);
  }

  /** It was handed over. */
  void sent(Message message, long now) {
    if (take(message)) {
      remember(message, now, true);
    }
  }

  /** It was not; it waits for another try. */
  void failed(Message message, String why, long nextTry) {
    if (take(message)) {
      waiting.add(message.failed(why, nextTry));
    }
  }

  /** It is tried no more. */
  void giveUp(Message message, String why, long now) {
    if (take(message)) {
      remember(message.failed(why, now), now, false);
    }
  }

  private boolean take(Message message) {
    return waiting.removeIf(one -> one.id().equals(message.id()));
  }

  private void remember(Message message, long now, boolean isSent) {
    givenUp += isSent ? 0 : 1;
    gone.addFirst(new Gone(message, now, isSent));
    if (gone.size() > MEMORY) {
      gone.removeLast();
    }
  }
}
