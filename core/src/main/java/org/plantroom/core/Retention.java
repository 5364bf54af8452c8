package org.plantroom.core;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * For how long samples are kept. Immutable.
 *
 * <p>A rule goes by tag path or by retention class; those by path win, the first that matches. What
 * no rule names is kept for ever.
 */
public final class Retention {
  /** Everything is kept for ever. */
  public static final Retention FOREVER = new Retention(new LinkedHashMap<>());

  private final SequencedMap<String, Duration> rules;
  private final SequencedMap<Glob, Duration> byPath = new LinkedHashMap<>();
  private final Map<String, Duration> byClass = new LinkedHashMap<>();

  /**
   * Reads rules.
   *
   * @param rules by glob or by the name of a class; a glob has a slash or a star, a name neither
   */
  public Retention(SequencedMap<String, Duration> rules) {
    this.rules = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(rules));
    rules.forEach(
        (key, keep) -> {
          if (Names.isValid(key)) {
            byClass.put(key, keep);
          } else {
            byPath.put(Glob.of(key), keep);
          }
        });
  }

  /**
   * For how long a tag's samples are kept; empty for ever.
   *
   * @param retentionClass what the tag's type names, see {@link TagHistory#retention()}
   */
  public Optional<Duration> of(TagPath tag, String retentionClass) {
    String path = tag.toString();
    for (Map.Entry<Glob, Duration> rule : byPath.entrySet()) {
      if (rule.getKey().matches(path)) {
        return Optional.of(rule.getValue());
      }
    }
    return Optional.ofNullable(byClass.get(retentionClass));
  }

  /** True when nothing is ever deleted. */
  public boolean isForever() {
    return rules.isEmpty();
  }

  /** The rules in their order, by glob or by the name of a class. */
  public SequencedMap<String, Duration> rules() {
    return rules;
  }

  /** The rules, for people. */
  @Override
  public String toString() {
    return isForever() ? "for ever" : rules.toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Retention retention && rules.equals(retention.rules);
  }

  @Override
  public int hashCode() {
    return rules.hashCode();
  }
}
