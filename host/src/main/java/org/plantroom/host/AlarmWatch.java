package org.plantroom.host;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
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
final class AlarmWatch implements AlarmInput {
  /** No number of a sample: whatever comes next is passed on. */
  private static final long UNSETTLED = -1;

  private static final VarHandle LAG = lagHandle();

  private final String path;
  private final BooleanSupplier isLinkUp;
  private final Consumer<AlarmWork> queue;
  private volatile Rules rules = Rules.NONE;

  /** Numbers that leave all alarms clear; apart from the rules, one step nearer for each value. */
  private volatile CalmRange calm = CalmRange.EVERYTHING;

  private long sent;
  private volatile long settled;

  @SuppressWarnings("UnusedVariable") // read and written by LAG
  private long lag;

  private final PastSamples past = new PastSamples();
  private @Nullable Sample last;

  /**
   * What hangs on a tag.
   *
   * @param alarms those on this tag
   * @param compared alarms of other tags that are compared with this one
   * @param suppressed alarms that this tag can suppress
   * @param alwaysTold true when one sample alone does not tell whether all stays clear
   */
  private record Rules(
      List<TagAlarm> alarms,
      List<TagAlarm> compared,
      List<TagAlarm> suppressed,
      boolean alwaysTold) {
    static final Rules NONE = new Rules(List.of(), List.of(), List.of(), false);

    static Rules of(List<TagAlarm> alarms, List<TagAlarm> compared, List<TagAlarm> suppressed) {
      boolean isSimple = alarms.stream().allMatch(TagAlarm::isSimple);
      boolean alwaysTold = !isSimple || !compared.isEmpty() || !suppressed.isEmpty();
      return new Rules(alarms, compared, suppressed, alwaysTold);
    }

    CalmRange calm() {
      return alwaysTold
          ? CalmRange.NOTHING
          : CalmRange.of(alarms.stream().map(alarm -> alarm.type().condition()).toList());
    }
  }

  /**
   * Watches a tag no alarm looks at yet.
   *
   * @param isLinkUp whether values of its device can come
   * @param queue leads to the alarm thread; counts what it has no room for
   */
  AlarmWatch(String path, BooleanSupplier isLinkUp, Consumer<AlarmWork> queue) {
    this.path = path;
    this.isLinkUp = isLinkUp;
    this.queue = queue;
  }

  private static VarHandle lagHandle() {
    try {
      return MethodHandles.lookup().findVarHandle(AlarmWatch.class, "lag", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  String path() {
    return path;
  }

  /**
   * Takes the alarms that look at this tag from now on; on the alarm thread once samples flow.
   *
   * @param alarms those on this tag
   * @param compared alarms of other tags that are compared with this one
   * @param suppressed alarms that this tag can suppress
   */
  void become(List<TagAlarm> alarms, List<TagAlarm> compared, List<TagAlarm> suppressed) {
    Rules next = Rules.of(alarms, compared, suppressed);
    rules = next;
    calm = next.calm();
    settled = UNSETTLED;
  }

  List<TagAlarm> alarms() {
    return rules.alarms();
  }

  /**
   * Hears of a number that has arrived, before anybody makes a sample of it.
   *
   * @param late true when younger ones have been taken before
   * @param now milliseconds since 1970 UTC, by the host's clock
   * @return true when it is to be given to {@link #take}; false when all is clear and stays so
   */
  boolean wants(double number, long sourceTime, boolean late, long now) {
    noteLag(sourceTime, late, now);
    return sent != settled || !calm.contains(number);
  }

  /** A stale lag for a moment does no harm, so the store needs no fence. */
  private void noteLag(long sourceTime, boolean late, long now) {
    if (!late) {
      LAG.setOpaque(this, now - sourceTime);
    }
  }

  /**
   * Takes a sample that has arrived, and that it {@linkplain #wants wanted}.
   *
   * @param late true when younger ones have been taken before
   */
  void take(Sample sample, boolean late) {
    if (sent == settled && staysClear(sample)) {
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
    take(sample, false);
  }

  private boolean staysClear(Sample sample) {
    Rules now = rules;
    if (now.alwaysTold()) {
      return false;
    }
    List<TagAlarm> alarms = now.alarms();
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
    if (rules.alarms().stream().allMatch(alarm -> alarm.kept().alarm().isQuiet())) {
      settled = taken.number();
    }
  }

  /** Evaluates a sample of which the Sparkplug thread knows nothing. */
  void see(Sample sample, boolean late) {
    Rules now = rules;
    if (late) {
      past.takeLate(sample);
      now.alarms().forEach(alarm -> alarm.seeLate(sample));
      now.compared().forEach(TagAlarm::seeLateAgain);
      return;
    }
    past.takeLive(last, sample);
    last = sample;
    now.alarms().forEach(alarm -> alarm.see(sample));
    now.suppressed().forEach(alarm -> alarm.suppressBy(sample));
    now.compared().forEach(TagAlarm::seeAgain);
  }

  @Override
  public @Nullable Sample last() {
    return last;
  }

  @Override
  public @Nullable Sample asOf(long time) {
    return past.asOf(time);
  }

  /** The latest late sample evaluated; null before the first. */
  @Nullable Sample lastLate() {
    return past.late();
  }

  /** True while the source would tell a change. */
  boolean isLinkUp() {
    return isLinkUp.getAsBoolean();
  }

  /** What the source's clock shows at a moment of the host's, as far as can be told. */
  long sourceTime(long now) {
    return now - (long) LAG.getOpaque(this);
  }

  /** Every alarm whose standing a sample of this tag may change. */
  List<TagAlarm> touched() {
    Rules now = rules;
    List<TagAlarm> touched = new ArrayList<>(now.alarms());
    touched.addAll(now.compared());
    touched.addAll(now.suppressed());
    return touched;
  }
}
