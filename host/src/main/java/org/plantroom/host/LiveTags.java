package org.plantroom.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Glob;
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
  private final Map<String, SiteTally> sites = new ConcurrentHashMap<>();
  private final List<Consumer<LiveTag>> greeters = new CopyOnWriteArrayList<>();
  private int nextNumber;

  /**
   * Makes a tag or gives it a new state, as a birth does.
   *
   * @return the tag, or null when there are too many
   */
  @Nullable LiveTag declare(TagPath path, LiveTag.State state) {
    LiveTag known = byPath.get(path.toString());
    if (known != null) {
      known.set(state);
      return known;
    }
    if (nextNumber >= MAX_TAGS) {
      return null;
    }
    LiveTag made = new LiveTag(nextNumber++, path, state, site(path.site()));
    byPath.put(made.pathText(), made);
    greeters.forEach(greeter -> greeter.accept(made));
    return made;
  }

  /**
   * Adds a greeter, called on the Sparkplug thread for each tag made from now on: it must return at
   * once.
   */
  void greet(Consumer<LiveTag> greeter) {
    greeters.add(greeter);
  }

  void ungreet(Consumer<LiveTag> greeter) {
    greeters.remove(greeter);
  }

  /** The tag of a path, or null. */
  @Nullable LiveTag find(String path) {
    return byPath.get(path);
  }

  /** The tags whose path matches, in the order of their paths. */
  List<LiveTag> matching(Glob glob) {
    return matching(glob::matches);
  }

  /** The tags whose path is wanted, in the order of their paths. */
  List<LiveTag> matching(Predicate<String> wanted) {
    List<LiveTag> found = new ArrayList<>();
    for (LiveTag tag : byPath.values()) {
      if (wanted.test(tag.pathText())) {
        found.add(tag);
      }
    }
    return found;
  }

  /** How the qualities of a site's tags stand. */
  SiteTally site(String id) {
    return sites.computeIfAbsent(id, _ -> new SiteTally());
  }

  /** How many tags there are. */
  public int size() {
    return byPath.size();
  }
}
