package org.plantroom.alarms;

import org.jspecify.annotations.Nullable;
import org.plantroom.core.Sample;

/** The values a rule looks at beside the tag it is on. */
@FunctionalInterface
public interface Inputs {
  /** For rules that look at nothing else. */
  Inputs NONE = reference -> null;

  /**
   * The sample that counts of a tag.
   *
   * @param reference as the rule names the tag
   * @return null when none is known
   */
  @Nullable Sample of(String reference);
}
