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
  private final AlarmCondition condition;
  private final Placer present;
  private final Placer past;
  private final Placer glance;
  private final @Nullable Placer suppression;
  private final AlarmWatch watch;
  private @Nullable AlarmWatch from;

  /** An alarm on the tag that a watch is for. */
  TagAlarm(KeptAlarm kept, AlarmType type, AlarmWatch watch) {
    this.kept = kept;
    this.watch = watch;
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

  /** Tells which tag a deviation compares with. */
  void compareWith(AlarmWatch other) {
    from = other;
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
