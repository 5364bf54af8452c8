package org.plantroom.host;

import java.util.concurrent.CompletableFuture;
import org.plantroom.alarms.AlarmEvent;
import org.plantroom.core.Sample;

/** What waits for the alarm thread. */
sealed interface AlarmWork {
  /**
   * A sample that may change an alarm.
   *
   * @param late true when younger samples of the tag came before
   * @param number counts the samples passed on for this tag
   */
  record Taken(AlarmWatch watch, Sample sample, boolean late, long number) implements AlarmWork {}

  /**
   * A tag of another device that rules look at has changed.
   *
   * @param tag holds its present sample
   */
  record Changed(RemoteTag tag) implements AlarmWork {}

  /**
   * Nothing but a mark in the row.
   *
   * @param reached gets true once what stood before it is evaluated and stored, false when the
   *     store refuses it
   */
  record Mark(CompletableFuture<Boolean> reached) implements AlarmWork {}

  /**
   * What an operator does to an alarm.
   *
   * @param done gets what became of it
   */
  record Act(
      KeptAlarm alarm, AlarmEvent event, String who, String reason, CompletableFuture<Outcome> done)
      implements AlarmWork {}

  /** What became of an act. */
  enum Outcome {
    /** It is done and stored. */
    STORED,
    /** It is done and shown, but the store refuses it; that is tried again. */
    UNSTORED,
    /** It does not fit where the alarm stands, and nothing has changed. */
    UNFITTING
  }
}
