package org.plantroom.host;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Sample;

/**
 * One tag's alarms, at the side of the Sparkplug thread: passes on only samples that can change
 * something, so that a tag whose alarms are clear and stay so costs a comparison and no memory.
 *
 * <p>{@link #take} belongs to the Sparkplug thread, {@link #see} to the alarm thread.
 */
final class AlarmWatch {
  private final String path;
  private final BooleanSupplier isLinkUp;
  private final Consumer<AlarmWork> queue;
  private final List<TagAlarm> alarms = new ArrayList<>();
  private final List<TagAlarm> compared = new ArrayList<>();
  private final List<TagAlarm> suppressed = new ArrayList<>();
  private boolean alwaysTold;
  private long sent;
  private volatile long settled;
  private volatile long lag;
  private @Nullable Sample last;

  /**
   * Watches a tag.
   *
   * @param isLinkUp whether values of its device can come
   * @param queue leads to the alarm thread; counts what it has no room for
   */
  AlarmWatch(String path, BooleanSupplier isLinkUp, Consumer<AlarmWork> queue) {
    this.path = path;
    this.isLinkUp = isLinkUp;
    this.queue = queue;
  }

  String path() {
    return path;
  }

  /** Adds an alarm on this tag; before the first sample, as the next two. */
  void add(TagAlarm alarm) {
    alarms.add(alarm);
    alwaysTold |= !alarm.isSimple();
  }

  /** Adds an alarm of another tag that is compared with this one. */
  void addCompared(TagAlarm alarm) {
    compared.add(alarm);
    alwaysTold = true;
  }

  /** Adds an alarm that this tag can suppress. */
  void addSuppressed(TagAlarm alarm) {
    suppressed.add(alarm);
    alwaysTold = true;
  }

  List<TagAlarm> alarms() {
    return alarms;
  }

  /**
   * Takes a sample that has arrived.
   *
   * @param late true when younger ones have been taken before
   * @param now milliseconds since 1970 UTC, by the host's clock
   */
  void take(Sample sample, boolean late, long now) {
    if (!late) {
      lag = now - sample.sourceTime();
    }
    if (sent == settled && !alwaysTold && staysClear(sample)) {
      return;
    }
    sent++;
    queue.accept(new AlarmWork.Taken(this, sample, late, sent));
  }

  /**
   * Takes what a birth or a death says, whose time tells nothing of how old news are when they
   * arrive.
   */
  void takeUntimed(Sample sample) {
    if (sent == settled && !alwaysTold && staysClear(sample)) {
      return;
    }
    sent++;
    queue.accept(new AlarmWork.Taken(this, sample, false, sent));
  }

  private boolean staysClear(Sample sample) {
    for (int i = 0; i < alarms.size(); i++) {
      if (!alarms.get(i).staysClear(sample)) {
        return false;
      }
    }
    return true;
  }

  /** Evaluates a sample on the alarm thread. */
  void see(AlarmWork.Taken taken) {
    see(taken.sample(), taken.late());
    if (alarms.stream().allMatch(alarm -> alarm.kept().alarm().isQuiet())) {
      settled = taken.number();
    }
  }

  /** Evaluates a sample of which the Sparkplug thread knows nothing. */
  void see(Sample sample, boolean late) {
    if (late) {
      alarms.forEach(alarm -> alarm.seeLate(sample));
      return;
    }
    last = sample;
    alarms.forEach(alarm -> alarm.see(sample));
    suppressed.forEach(alarm -> alarm.suppressBy(sample));
    compared.forEach(TagAlarm::seeAgain);
  }

  /** The last sample evaluated; null before the first. */
  @Nullable Sample last() {
    return last;
  }

  /** True while the source would tell a change. */
  boolean isLinkUp() {
    return isLinkUp.getAsBoolean();
  }

  /** What the source's clock shows at a moment of the host's, as far as can be told. */
  long sourceTime(long now) {
    return now - lag;
  }

  /** Every alarm whose standing a sample of this tag may change. */
  List<TagAlarm> touched() {
    List<TagAlarm> touched = new ArrayList<>(alarms);
    touched.addAll(compared);
    touched.addAll(suppressed);
    return touched;
  }
}
