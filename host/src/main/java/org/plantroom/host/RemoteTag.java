package org.plantroom.host;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Sample;

/**
 * A tag of another device that rules look at: it follows the live tag, and has the alarms that hang
 * on it looked at again. However often it changes, it waits for the alarm thread once.
 */
final class RemoteTag implements AlarmInput, Consumer<LiveTag> {
  private final String path;
  private final LiveTags tags;
  private final Predicate<AlarmWork> queue;
  private final AtomicBoolean isWaiting = new AtomicBoolean();
  private final List<TagAlarm> alarms = new CopyOnWriteArrayList<>();
  private @Nullable LiveTag followed; // of the alarm thread

  /**
   * A tag not followed yet.
   *
   * @param queue leads to the alarm thread; false when it is full
   */
  RemoteTag(String path, LiveTags tags, Predicate<AlarmWork> queue) {
    this.path = path;
    this.tags = tags;
    this.queue = queue;
  }

  /** Adds an alarm whose rule names it; on the thread that makes the device's alarms. */
  void add(TagAlarm alarm) {
    alarms.add(alarm);
  }

  /** Takes an alarm away; with the last one the tag is followed no more. */
  void remove(TagAlarm alarm) {
    alarms.remove(alarm);
    if (alarms.isEmpty() && followed != null) {
      followed.unwatch(this);
      followed = null;
    }
  }

  /** Looks for the live tag, which comes with its device's birth; true when it is new. */
  boolean follow() {
    LiveTag live = followed == null && !alarms.isEmpty() ? tags.find(path) : null;
    if (live == null) {
      return false;
    }
    followed = live;
    live.watch(this);
    return true;
  }

  /** The live tag has changed; on the thread that changed it. */
  @Override
  public void accept(LiveTag changed) {
    if (isWaiting.compareAndSet(false, true) && !queue.test(new AlarmWork.Changed(this))) {
      // Every rule is looked at again once the queue has room; the next change must be told anew.
      isWaiting.set(false);
    }
  }

  /** The alarms to look at again; a change from now on is told anew. */
  List<TagAlarm> takeChanged() {
    isWaiting.set(false);
    return alarms;
  }

  @Override
  public @Nullable Sample last() {
    return followed == null ? null : followed.state().sample();
  }

  /** Nobody keeps another device's past here. */
  @Override
  public @Nullable Sample asOf(long time) {
    Sample last = last();
    return last != null && last.sourceTime() <= time ? last : null;
  }
}
