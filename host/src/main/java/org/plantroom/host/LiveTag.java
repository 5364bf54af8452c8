package org.plantroom.host;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Quality;
import org.plantroom.core.Sample;
import org.plantroom.core.TagPath;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;

/**
 * What the host knows of one tag right now. Written by the Sparkplug thread alone, read and watched
 * by anyone.
 */
final class LiveTag {
  /**
   * A consistent picture of a tag. The sample lies open in it, because one is made for every value
   * that arrives.
   *
   * @param type the value's type
   * @param unit the unit's symbol; empty for none
   * @param hasValue false when there is neither number nor text
   * @param bits the number as in {@link Value#bits}
   * @param text the text; null for a number
   * @param quality how far to trust it
   * @param sourceTime when the source had it, milliseconds since 1970 UTC
   * @param hostTime when the host learnt it, milliseconds since 1970 UTC
   */
  record State(
      ValueType type,
      String unit,
      boolean hasValue,
      long bits,
      @Nullable String text,
      Quality quality,
      long sourceTime,
      long hostTime) {

    /** A picture with this sample. */
    static State of(ValueType type, String unit, Sample sample, long hostTime) {
      Value value = sample.value();
      return new State(
          type,
          unit,
          value != null,
          value == null ? 0 : value.bits(),
          value == null ? null : value.text(),
          sample.quality(),
          sample.sourceTime(),
          hostTime);
    }

    /** Value, quality and time. */
    Sample sample() {
      return new Sample(hasValue ? new Value(type, bits, text) : null, quality, sourceTime);
    }

    private State distrusted(Quality bad, long now) {
      return new State(type, unit, hasValue, bits, text, bad, sourceTime, now);
    }
  }

  /** A state as browsers are told it. */
  private record Told(State state, String words) {}

  private final int number;
  private final TagPath path;
  private final String pathText;
  private final SiteTally site;
  private volatile State state;
  private volatile @Nullable Told told;
  private volatile List<Consumer<LiveTag>> watchers = List.of(); // changed under this

  LiveTag(int number, TagPath path, State state, SiteTally site) {
    this.number = number;
    this.path = path;
    this.pathText = path.toString();
    this.state = state;
    this.site = site;
    site.moved(null, state.quality());
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

  /**
   * Its state as fields of JSON, put into words once however many browsers are told: {@code
   * "value":…,"quality":…,"sourceTime":…,"hostTime":…}.
   */
  @SuppressWarnings("ReferenceEquality") // another of equal content only costs making it again
  String words() {
    State now = state;
    Told last = told;
    if (last != null && last.state() == now) {
      return last.words();
    }
    String words = TagView.words(now);
    told = new Told(now, words);
    return words;
  }

  /** Gives it a new state and tells whoever watches. */
  void set(State newState) {
    if (newState.quality() != state.quality()) {
      site.moved(state.quality(), newState.quality());
    }
    state = newState;
    List<Consumer<LiveTag>> told = watchers;
    for (int i = 0; i < told.size(); i++) {
      told.get(i).accept(this);
    }
  }

  /**
   * Keeps the last value but takes away the trust in it.
   *
   * @param quality a bad one
   */
  void distrust(Quality quality, long now) {
    set(state.distrusted(quality, now));
  }

  /**
   * Adds a watcher, called on the Sparkplug thread after each change: it must return at once and
   * take the state from the tag later. Adding it again changes nothing.
   */
  synchronized void watch(Consumer<LiveTag> watcher) {
    if (!watchers.contains(watcher)) {
      List<Consumer<LiveTag>> more = new ArrayList<>(watchers);
      more.add(watcher);
      watchers = List.copyOf(more);
    }
  }

  /** Takes a watcher away; one that was not there is no error. */
  synchronized void unwatch(Consumer<LiveTag> watcher) {
    List<Consumer<LiveTag>> fewer = new ArrayList<>(watchers);
    fewer.remove(watcher);
    watchers = List.copyOf(fewer);
    if (fewer.isEmpty()) {
      told = null;
    }
  }
}
