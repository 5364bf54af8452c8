package org.plantroom.host;

import org.plantroom.core.Quality;
import org.plantroom.core.Sample;
import org.plantroom.core.TagPath;
import org.plantroom.core.ValueType;

/**
 * What the host knows of one tag right now. Written by the Sparkplug thread alone, read by anyone.
 */
final class LiveTag {
  /**
   * A consistent picture of a tag.
   *
   * @param type the value's type
   * @param unit the unit's symbol; empty for none
   * @param sample value, quality and source time
   * @param hostTime when the host learnt it, milliseconds since 1970 UTC
   */
  record State(ValueType type, String unit, Sample sample, long hostTime) {
    State with(Sample newSample, long newHostTime) {
      return new State(type, unit, newSample, newHostTime);
    }
  }

  private final int number;
  private final TagPath path;
  private final String pathText;
  private volatile State state;

  LiveTag(int number, TagPath path, State state) {
    this.number = number;
    this.path = path;
    this.pathText = path.toString();
    this.state = state;
  }

  /** A small number, unique in this run of the host. */
  int number() {
    return number;
  }

  TagPath path() {
    return path;
  }

  /** The path as text, kept because it is asked for so often. */
  String pathText() {
    return pathText;
  }

  State state() {
    return state;
  }

  void set(State newState) {
    state = newState;
  }

  /**
   * Keeps the last value but takes away the trust in it.
   *
   * @param quality a bad one
   */
  void distrust(Quality quality, long now) {
    State before = state;
    state =
        before.with(
            new Sample(before.sample().value(), quality, before.sample().sourceTime()), now);
  }
}
