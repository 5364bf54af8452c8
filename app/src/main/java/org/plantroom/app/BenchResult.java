package org.plantroom.app;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a bench measured.
 *
 * @param bench its name, e.g. {@code ingest}
 * @param figures by name, in the order to show; numbers only
 * @param notes how it was measured, a sentence each
 * @param frames the methods that used the CPU most, with their share; empty when not asked for
 * @param curves how figures grow
 */
record BenchResult(
    String bench,
    Map<String, Number> figures,
    List<String> notes,
    List<String> frames,
    List<BenchCurve> curves) {
  BenchResult {
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    notes = List.copyOf(notes);
    frames = List.copyOf(frames);
    curves = List.copyOf(curves);
  }

  /** A result without curves. */
  BenchResult(String bench, Map<String, Number> figures, List<String> notes, List<String> frames) {
    this(bench, figures, notes, frames, List.of());
  }

  /** The same with a profile. */
  BenchResult withFrames(List<String> top) {
    return new BenchResult(bench, figures, notes, top, curves);
  }

  /** A result without a profile. */
  static BenchResult of(String bench, Map<String, Number> figures, String... notes) {
    return new BenchResult(bench, figures, List.of(notes), List.of());
  }
}
