package org.plantroom.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Glob;
import org.plantroom.core.Quality;
import org.plantroom.core.TagPath;

/**
 * Every tag the host has heard of, with its latest sample. Tags come with births and stay for the
 * host's life, so the table is bounded by what the sites declare, up to {@link #MAX_TAGS}.
 *
 * <p>Changed by the Sparkplug thread alone; read by anyone.
 */
public final class LiveTags {
  /** The most tags kept; births beyond it are refused and counted. */
  static final int MAX_TAGS = 5_000_000;

  private final Map<String, LiveTag> byPath = new ConcurrentSkipListMap<>();
  private final List<Consumer<LiveTag>> listeners = new CopyOnWriteArrayList<>();
  private int nextNumber;

  /**
   * Makes a tag or gives it a new state, as a birth does.
   *
   * @return the tag, or null when there are too many
   */
  @Nullable LiveTag declare(TagPath path, LiveTag.State state) {
    LiveTag known = byPath.get(path.toString());
    if (known != null) {
      update(known, state);
      return known;
    }
    if (nextNumber >= MAX_TAGS) {
      return null;
    }
    LiveTag made = new LiveTag(nextNumber++, path, state);
    byPath.put(made.pathText(), made);
    announce(made);
    return made;
  }

  /** Gives a tag a new state and tells the listeners. */
  void update(LiveTag tag, LiveTag.State state) {
    tag.set(state);
    announce(tag);
  }

  /** Takes away the trust in a tag and tells the listeners. */
  void distrust(LiveTag tag, Quality quality, long now) {
    tag.distrust(quality, now);
    announce(tag);
  }

  private void announce(LiveTag tag) {
    for (Consumer<LiveTag> listener : listeners) {
      listener.accept(tag);
    }
  }

  /**
   * Adds a listener, called on the Sparkplug thread for each change: it must return at once and
   * take the state from the tag later.
   */
  void listen(Consumer<LiveTag> listener) {
    listeners.add(listener);
  }

  void unlisten(Consumer<LiveTag> listener) {
    listeners.remove(listener);
  }

  /** The tag of a path, or null. */
  @Nullable LiveTag find(String path) {
    return byPath.get(path);
  }

  /** The tags whose path matches, in the order of their paths. */
  List<LiveTag> matching(Glob glob) {
    List<LiveTag> found = new ArrayList<>();
    for (LiveTag tag : byPath.values()) {
      if (glob.matches(tag.pathText())) {
        found.add(tag);
      }
    }
    return found;
  }

  /** How many tags there are. */
  public int size() {
    return byPath.size();
  }
}
