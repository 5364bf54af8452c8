package org.plantroom.host;

import org.jspecify.annotations.Nullable;
import org.plantroom.core.Sample;

/** A tag that a rule looks at beside its own. Of the alarm thread. */
interface AlarmInput {
  /** The present sample; null before the first. */
  @Nullable Sample last();

  /**
   * The sample that stood at a time of the past.
   *
   * @param time source time, milliseconds since 1970 UTC; in the order in which late samples come
   * @return null when nobody knows any more
   */
  @Nullable Sample asOf(long time);
}
