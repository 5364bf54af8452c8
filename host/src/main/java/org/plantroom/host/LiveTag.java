package org.plantroom.host;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
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
 *
 * <p>The sample lies open in the tag and is written over in place: at a million values a second new
 * objects would cost more than all else that is done with a value. A count of the changes, odd
 * while one is under way, tells readers whether what they read belongs together.
 */
final class LiveTag {
  private static final VarHandle CHANGES = changesHandle();

  /**
   * A consistent picture of a tag.
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
  }

  /**
   * A state as browsers are told it.
   *
   * @param changes how many there had been
   */
  private record Told(int changes, String words) {}

  private final int number;
  private final TagPath path;
  private final String pathText;
  private final SiteTally site;
  private int changes; // by CHANGES
  private ValueType type; // this and the next seven between two steps of changes
  private String unit;
  private boolean hasValue;
  private long bits;
  private @Nullable String text;
  private Quality quality;
  private long sourceTime;
  private long hostTime;
  private volatile @Nullable Told told;
  private volatile List<Consumer<LiveTag>> watchers = List.of(); // changed under this

  LiveTag(int number, TagPath path, State state, SiteTally site) {
    this.number = number;
    this.path = path;
    this.pathText = path.toString();
    this.site = site;
    this.type = state.type();
    this.unit = state.unit();
    this.hasValue = state.hasValue();
    this.bits = state.bits();
    this.text = state.text();
    this.quality = state.quality();
    this.sourceTime = state.sourceTime();
    this.hostTime = state.hostTime();
    site.moved(null, state.quality());
  }

  private static VarHandle changesHandle() {
    try {
      return MethodHandles.lookup().findVarHandle(LiveTag.class, "changes", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
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

  /** All of it at one moment. */
  State state() {
    while (true) {
      int before = (int) CHANGES.getAcquire(this);
      State read = new State(type, unit, hasValue, bits, text, quality, sourceTime, hostTime);
      VarHandle.acquireFence();
      if (isWhole(before)) {
        return read;
      }
      Thread.onSpinWait();
    }
  }

  /** True when nothing has changed since, nor was changing then. */
  private boolean isWhole(int changesBefore) {
    return (changesBefore & 1) == 0 && changesBefore == (int) CHANGES.getOpaque(this);
  }

  /** When the source had what is shown, milliseconds since 1970 UTC; for the Sparkplug thread. */
  long sourceTime() {
    return sourceTime;
  }

  /**
   * Its state as fields of JSON, put into words once however many browsers are told: {@code
   * "value":…,"quality":…,"sourceTime":…,"hostTime":…}.
   */
  String words() {
    int now = (int) CHANGES.getAcquire(this);
    Told last = told;
    if (last != null && last.changes() == now) {
      return last.words();
    }
    // Made of this state or a younger one, which is then only put into words once more.
    String words = TagView.words(state());
    told = new Told(now, words);
    return words;
  }

  /** Gives it a new state and tells whoever watches. */
  void set(State next) {
    int before = begin();
    type = next.type();
    unit = next.unit();
    write(
        next.hasValue(),
        next.bits(),
        next.text(),
        next.quality(),
        next.sourceTime(),
        next.hostTime());
    end(before);
    VarHandle.fullFence();
    tell();
  }

  /**
   * Keeps the last value but takes away the trust in it.
   *
   * @param bad a bad quality
   */
  void distrust(Quality bad, long now) {
    int before = begin();
    write(hasValue, bits, text, bad, sourceTime, now);
    end(before);
    VarHandle.fullFence();
    tell();
  }

  /**
   * Gives it a new sample of the type it has, but tells nobody yet. Whoever does so for many tags
   * then needs one {@link VarHandle#fullFence} for all of them before {@link #tell}: waiting for
   * each to be visible would cost more than the rest of a value's way.
   */
  void put(
      boolean hasNewValue,
      long newBits,
      @Nullable String newText,
      Quality newQuality,
      long newSourceTime,
      long newHostTime) {
    int before = begin();
    write(hasNewValue, newBits, newText, newQuality, newSourceTime, newHostTime);
    end(before);
  }

  /** Tells whoever watches that it has changed. */
  void tell() {
    List<Consumer<LiveTag>> watching = watchers;
    for (int i = 0; i < watching.size(); i++) {
      watching.get(i).accept(this);
    }
  }

  private int begin() {
    int before = changes;
    CHANGES.setOpaque(this, before + 1);
    VarHandle.releaseFence();
    return before;
  }

  private void write(
      boolean hasNewValue,
      long newBits,
      @Nullable String newText,
      Quality newQuality,
      long newSourceTime,
      long newHostTime) {
    hasValue = hasNewValue;
    bits = newBits;
    sourceTime = newSourceTime;
    hostTime = newHostTime;
    // References rarely change, and the collector has to be told of each that is written.
    if (newText != null || text != null) {
      text = newText;
    }
    if (newQuality != quality) {
      site.moved(quality, newQuality);
      quality = newQuality;
    }
  }

  private void end(int before) {
    CHANGES.setRelease(this, before + 2);
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
      // Either the writer sees the watcher, or the watcher what was written.
      VarHandle.fullFence();
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
