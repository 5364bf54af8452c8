package org.plantroom.host;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plantroom.alarms.Alarm;
import org.plantroom.alarms.Inputs;
import org.plantroom.alarms.Place;
import org.plantroom.alarms.Placer;
import org.plantroom.alarms.Suppressor;
import org.plantroom.core.AlarmCondition;
import org.plantroom.core.AlarmType;
import org.plantroom.core.Sample;

/** An alarm on a tag, with what its rule looks at. Owned by the alarm thread. */
final class TagAlarm {
  private final KeptAlarm kept;
  private final AlarmType type;
  private final AlarmCondition condition;
  private final Placer present;
  private final Placer past;
  private final Placer glance;
  private final @Nullable Placer suppression;
  private final AlarmWatch watch;
  private final Map<String, AlarmInput> inputs;

  /**
   * An alarm on the tag that a watch is for.
   *
   * @param inputs the tags its rule looks at, by the names it uses
   */
  TagAlarm(KeptAlarm kept, AlarmType type, AlarmWatch watch, Map<String, AlarmInput> inputs) {
    this.kept = kept;
    this.type = type;
    this.watch = watch;
    this.inputs = inputs;
    this.condition = type.condition();
    this.present = new Placer(condition);
    this.past = new Placer(condition);
    this.glance = new Placer(condition);
    this.suppression =
        type.suppressWhile() instanceof AlarmType.WhileTag by ? new Placer(by.condition()) : null;
  }

  KeptAlarm kept() {
    return kept;
  }

  /** Its rule. */
  AlarmType type() {
    return type;
  }

  /** True when it is on this tag. */
  boolean isOn(String tag) {
    return type.tag().equals(tag);
  }

  /** True when its tag is compared with this one. */
  boolean isComparedWith(String tag) {
    return !isOn(tag) && inputs.containsKey(tag);
  }

  /** True when this tag can suppress it. */
  boolean isSuppressedBy(String tag) {
    return type.suppressWhile() instanceof AlarmType.WhileTag by && by.tag().equals(tag);
  }

  /**
   * True when the alarm goes on from where it stands under another rule of its name: it is about
   * the same tag and ends in the same way.
   */
  boolean continuesAs(AlarmType next) {
    return type.tag().equals(next.tag()) && type.latching() == next.latching();
  }

  /**
   * True when one sample alone tells whether the alarm stays clear. May be asked by anyone at any
   * time.
   */
  boolean isSimple() {
    return switch (condition) {
      case AlarmCondition.High _,
          AlarmCondition.Low _,
          AlarmCondition.Is _,
          AlarmCondition.IsNot _,
          AlarmCondition.Stale _ ->
          true;
      case AlarmCondition.Rate _, AlarmCondition.Deviation _, AlarmCondition.Formula _ -> false;
    };
  }

  /** True when the sample leaves a clear simple alarm clear. For the Sparkplug thread. */
  boolean staysClear(Sample sample) {
    return glance.place(sample, Inputs.NONE) != Place.BEYOND;
  }

  void see(Sample sample) {
    Place place = present.place(sample, this::present);
    kept.alarm().see(place, sample.sourceTime(), AlarmView.words(sample));
  }

  /** A tag it is compared with has a new sample; its own stands. */
  void seeAgain() {
    Sample last = watch.last();
    if (last != null) {
      long time = youngest(last.sourceTime(), AlarmInput::last);
      kept.alarm().see(present.place(last, this::present), time, AlarmView.words(last));
    }
  }

  void seeLate(Sample sample) {
    seeLate(sample, sample.sourceTime());
  }

  /** A tag it is compared with has a late sample; its own of that time stands. */
  void seeLateAgain() {
    Sample late = watch.lastLate();
    if (late != null) {
      seeLate(late, youngest(late.sourceTime(), input -> input.asOf(Long.MAX_VALUE)));
    }
  }

  private void seeLate(Sample sample, long time) {
    Place place = past.place(sample, reference -> inputOf(reference, input -> input.asOf(time)));
    kept.alarm().seeLate(place, time, AlarmView.words(sample));
  }

  private @Nullable Sample present(String reference) {
    return inputOf(reference, AlarmInput::last);
  }

  private @Nullable Sample inputOf(
      String reference, Function<AlarmInput, @Nullable Sample> sampleOf) {
    AlarmInput input = inputs.get(reference);
    return input == null ? null : sampleOf.apply(input);
  }

  /** A verdict is as young as the youngest sample it is made of. */
  private long youngest(long least, Function<AlarmInput, @Nullable Sample> sampleOf) {
    long time = least;
    for (AlarmInput input : inputs.values()) {
      Sample sample = sampleOf.apply(input);
      time = sample == null ? time : Math.max(time, sample.sourceTime());
    }
    return time;
  }

  /**
   * Time has passed at the source, and the last sample still stands; not when the source cannot be
   * heard, unless that is what the alarm is about.
   *
   * @param now milliseconds since 1970 UTC, by the host's clock
   */
  void stands(long now) {
    if (!isStale() && !watch.isLinkUp()) {
      return;
    }
    Sample last = watch.last();
    long sourceTime = watch.sourceTime(now);
    Alarm alarm = kept.alarm();
    if (condition instanceof AlarmCondition.Rate && last != null) {
      Sample still = new Sample(last.value(), last.quality(), sourceTime);
      alarm.see(present.place(still, Inputs.NONE), sourceTime, AlarmView.words(last));
    } else {
      alarm.stands(sourceTime, last == null ? "" : AlarmView.words(last));
    }
  }

  /** The tag that suppresses it has a new sample. */
  void suppressBy(Sample sample) {
    if (suppression == null) {
      return;
    }
    switch (suppression.place(sample, Inputs.NONE)) {
      case BEYOND -> suppress(true, sample.sourceTime());
      case INSIDE -> suppress(false, sample.sourceTime());
      case IN_DEADBAND, UNKNOWN -> {}
    }
  }

  private void suppress(boolean holds, long time) {
    kept.alarm().suppress(Suppressor.CONDITION, holds, time, "", Suppressor.CONDITION.sentence());
  }

  private boolean isStale() {
    return condition instanceof AlarmCondition.Stale;
  }

  /** True while a rate may fall by time alone. */
  boolean isRunning() {
    return kept.alarm().isRunning()
        || (condition instanceof AlarmCondition.Rate && !kept.alarm().isQuiet());
  }
}
