package org.plantroom.core;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A part of a project as its file says it: values by key, each as it would be written, so that what
 * differs between two can be told in words that stand in the files. A key within another is joined
 * to it by a dot, as in a {@link Mistake}.
 *
 * <p>Not thread-safe; used while one part is told.
 */
final class FileWords {
  /** What stands for a key without a value. */
  static final String NONE = "none";

  private final SequencedMap<String, String> words = new LinkedHashMap<>();

  /** Adds a key; null and an empty text mean that there is no value. */
  FileWords put(Field<?> field, @Nullable Object value) {
    return put(field.key(), value);
  }

  /** Adds a key that is no field of its own, as one within another. */
  FileWords put(String key, @Nullable Object value) {
    words.put(key, text(value));
    return this;
  }

  /** Adds all words of another part below a key. */
  FileWords putAll(String above, SequencedMap<String, String> below) {
    below.forEach((key, value) -> words.put(above + "." + key, value));
    return this;
  }

  /** What was put, in that order. */
  SequencedMap<String, String> all() {
    return Collections.unmodifiableSequencedMap(words);
  }

  private static String text(@Nullable Object value) {
    String text =
        switch (value) {
          case null -> "";
          case Double number -> Numbers.text(number);
          case Duration duration -> Amounts.text(duration);
          default -> value.toString();
        };
    return text.isEmpty() ? NONE : text;
  }
}
