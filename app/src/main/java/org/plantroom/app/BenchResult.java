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
 * @param frames the methods that used the host's CPU most, with their share; empty when not asked
 *     for
 */
record BenchResult(
    String bench, Map<String, Number> figures, List<String> notes, List<String> frames) {
  BenchResult {
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    notes = List.copyOf(notes);
    frames = List.copyOf(frames);
  }

  /** A result without a profile. */
  static BenchResult of(String bench, Map<String, Number> figures, String... notes) {
    return new BenchResult(bench, figures, List.of(notes), List.of());
  }
}
