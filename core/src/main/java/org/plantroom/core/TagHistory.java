package org.plantroom.core;

import org.jspecify.annotations.Nullable;

/**
 * What history should know of a tag.
 *
 * @param counter how it counts; null when it is no counter
 * @param retention the class that tells for how long its samples are kept
 */
public record TagHistory(@Nullable Counter counter, String retention) {
  /** The class of tags that name none. */
  public static final String NORMAL = "normal";

  /** No counter, kept as long as most. */
  public static final TagHistory DEFAULT = new TagHistory(null, NORMAL);
}
