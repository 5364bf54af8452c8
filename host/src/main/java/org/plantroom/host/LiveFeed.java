package org.plantroom.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.plantroom.core.Glob;

/**
 * What one browser follows: its subscriptions, and the tags that changed since it was last told. A
 * slow browser makes changes coalesce, so it costs one entry a tag at most however long it sleeps;
 * tags it does not follow cost nothing.
 *
 * <p>{@link #accept} and the greeter are called by the Sparkplug thread, the rest by the feed's own
 * thread or the socket's under the feed's lock.
 */
final class LiveFeed implements Consumer<LiveTag>, AutoCloseable {
  static final int MAX_SUBSCRIPTIONS = 64;
  static final int MAX_GLOBS = 200;

  /** Globs compared with newcomers in one go; what is left waits for the next. */
  private static final int MOST_LOOKS = 50_000;

  private final LiveTags tags;
  private final Predicate<String> sight;
  private final Map<Long, List<Glob>> subscriptions = new HashMap<>();
  private final Set<LiveTag> dirty = ConcurrentHashMap.newKeySet();
  private final Queue<LiveTag> newcomers = new ConcurrentLinkedQueue<>();
  private final Consumer<LiveTag> greeter = newcomers::add;
  private final Set<LiveTag> watched = new HashSet<>();
  private final Set<LiveTag> introduced = new HashSet<>();

  /**
   * Begins with no subscription.
   *
   * @param sight which paths the browser's user may see
   */
  LiveFeed(LiveTags tags, Predicate<String> sight) {
    this.tags = tags;
    this.sight = sight;
    tags.greet(greeter);
  }

  @Override
  public void accept(LiveTag tag) {
    dirty.add(tag);
  }

  /**
   * Begins a subscription.
   *
   * @return its first picture
   * @throws IllegalArgumentException when there are too many already, of subscriptions or of globs
   *     altogether: each costs a look at every tag
   */
  synchronized List<LiveTag> subscribe(long id, List<Glob> globs) {
    if (subscriptions.size() >= MAX_SUBSCRIPTIONS && !subscriptions.containsKey(id)) {
      throw new IllegalArgumentException(
          "at most %d subscriptions a socket".formatted(MAX_SUBSCRIPTIONS));
    }
    int before = subscriptions.getOrDefault(id, List.of()).size();
    if (globs() - before + globs.size() > MAX_GLOBS) {
      throw new IllegalArgumentException("at most %d globs a socket".formatted(MAX_GLOBS));
    }
    boolean again = subscriptions.put(id, globs) != null;
    if (again) {
      leaveUnwanted();
    }
    List<LiveTag> found = tags.matching(path -> sight.test(path) && isOneOf(globs, path));
    found.forEach(this::watch);
    introduced.addAll(found);
    return found;
  }

  private int globs() {
    return subscriptions.values().stream().mapToInt(List::size).sum();
  }

  private static boolean isOneOf(List<Glob> globs, String path) {
    return globs.stream().anyMatch(glob -> glob.matches(path));
  }

  /** Ends a subscription; unknown ids are no error. */
  synchronized void unsubscribe(long id) {
    subscriptions.remove(id);
    leaveUnwanted();
  }

  private void watch(LiveTag tag) {
    watched.add(tag);
    tag.watch(this);
  }

  private void leaveUnwanted() {
    for (Iterator<LiveTag> all = watched.iterator(); all.hasNext(); ) {
      LiveTag tag = all.next();
      if (!isWanted(tag)) {
        tag.unwatch(this);
        all.remove();
      }
    }
  }

  private boolean isWanted(LiveTag tag) {
    return sight.test(tag.pathText())
        && subscriptions.values().stream().anyMatch(globs -> isOneOf(globs, tag.pathText()));
  }

  /** The changed tags somebody subscribed to, each once; they count as told from now on. */
  synchronized List<LiveTag> takeChanges() {
    meetNewcomers();
    List<LiveTag> changes = new ArrayList<>();
    // Taken out before its state is read, so that a later change marks it again.
    for (Iterator<LiveTag> marked = dirty.iterator(); marked.hasNext(); ) {
      LiveTag tag = marked.next();
      marked.remove();
      if (watched.contains(tag)) {
        changes.add(tag);
      }
    }
    return changes;
  }

  private void meetNewcomers() {
    int most = MOST_LOOKS / Math.max(1, globs());
    for (int i = 0; i < most; i++) {
      LiveTag tag = newcomers.poll();
      if (tag == null) {
        return;
      }
      if (!watched.contains(tag) && isWanted(tag)) {
        watch(tag);
        dirty.add(tag);
      }
    }
  }

  /** Writes a change; the first word of a tag names its path, type and unit too. */
  synchronized void writeChange(LiveTag tag, StringBuilder json) {
    write(tag, introduced.add(tag), json);
  }

  /** Writes a tag as a snapshot tells it. */
  static void writeWhole(LiveTag tag, StringBuilder json) {
    write(tag, true, json);
  }

  private static void write(LiveTag tag, boolean whole, StringBuilder json) {
    json.append("{\"n\":").append(tag.number()).append(',');
    if (whole) {
      LiveTag.State state = tag.state();
      json.append("\"path\":").append(Json.write(tag.pathText()));
      json.append(",\"type\":\"").append(state.type().label());
      json.append("\",\"unit\":").append(Json.write(state.unit())).append(',');
    }
    json.append(tag.words()).append('}');
  }

  /** Follows nothing any more. */
  @Override
  public synchronized void close() {
    tags.ungreet(greeter);
    subscriptions.clear();
    leaveUnwanted();
    newcomers.clear();
  }
}
