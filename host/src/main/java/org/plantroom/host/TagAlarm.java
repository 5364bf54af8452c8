package org.plantroom.host;

import org.jspecify.annotations.Nullable;
import org.plantroom.alarms.Alarm;
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
  private final @Nullable AlarmWatch from;

  /**
   * An alarm on the tag that a watch is for.
   *
   * @param from the tag a deviation compares with; null for other conditions
   */
  TagAlarm(KeptAlarm kept, AlarmType type, AlarmWatch watch, @Nullable AlarmWatch from) {
    this.kept = kept;
    this.type = type;
    this.watch = watch;
    this.from = from;
    this.condition = type.condition();
    this.present = new Placer(condition);
    this.past = new Placer(condition);
    this.glance = new Placer(condition);
    AlarmType.Suppression by = type.suppressWhile();
    this.suppression = by == null ? null : new Placer(by.condition());
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
    return condition instanceof AlarmCondition.Deviation(String other, double _, double _)
        && other.equals(tag);
  }

  /** True when this tag can suppress it. */
  boolean isSuppressedBy(String tag) {
    AlarmType.Suppression by = type.suppressWhile();
    return by != null && by.tag().equals(tag);
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
      case AlarmCondition.Rate _, AlarmCondition.Deviation _ -> false;
    };
  }

  /** True when the sample leaves a clear simple alarm clear. For the Sparkplug thread. */
  boolean staysClear(Sample sample) {
    return glance.place(sample, null) != Place.BEYOND;
  }

  void see(Sample sample) {
    Place place = present.place(sample, fromSample());
    kept.alarm().see(place, sample.sourceTime(), AlarmView.words(sample));
  }

  /** The tag it is compared with has a new sample; its own stands. */
  void seeAgain() {
    Sample last = watch.last();
    Sample other = fromSample();
    if (last != null && other != null) {
      long time = Math.max(last.sourceTime(), other.sourceTime());
      Place place = present.place(last, other);
      kept.alarm().see(place, time, AlarmView.words(last));
    }
  }

  void seeLate(Sample sample) {
    Place place = past.place(sample, null);
    kept.alarm().seeLate(place, sample.sourceTime(), AlarmView.words(sample));
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
      alarm.see(present.place(still, null), sourceTime, AlarmView.words(last));
    } else {
      alarm.stands(sourceTime, last == null ? "" : AlarmView.words(last));
    }
  }

  /** The tag that suppresses it has a new sample. */
  void suppressBy(Sample sample) {
    if (suppression == null) {
      return;
    }
    switch (suppression.place(sample, null)) {
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

  private @Nullable Sample fromSample() {
    return from == null ? null : from.last();
  }
}
