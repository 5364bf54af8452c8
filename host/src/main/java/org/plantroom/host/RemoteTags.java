package org.plantroom.host;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.plantroom.core.TagPath;

/** The tags of other devices that rules look at. Of the alarm thread once samples flow. */
final class RemoteTags {
  private final Map<TagPath, RemoteTag> remotes = new HashMap<>();
  private final LiveTags tags;
  private final Predicate<AlarmWork> queue;

  RemoteTags(LiveTags tags, Predicate<AlarmWork> queue) {
    this.tags = tags;
    this.queue = queue;
  }

  /** The tag of a path. */
  synchronized RemoteTag of(TagPath path) {
    return remotes.computeIfAbsent(path, missing -> new RemoteTag(missing.toString(), tags, queue));
  }

  /** Looks for live tags that have come since; those found are looked at. */
  synchronized void follow(Consumer<RemoteTag> found) {
    for (RemoteTag remote : remotes.values()) {
      if (remote.follow()) {
        found.accept(remote);
      }
    }
  }
}
