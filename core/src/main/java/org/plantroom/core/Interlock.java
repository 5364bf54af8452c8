package org.plantroom.core;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/**
 * A rule that keeps writes away from tags while the plant is in a state where they would do harm. A
 * value the rule needs and nobody knows refuses too.
 *
 * @param name unique within its type
 * @param tags names of the tags of this type whose writes it guards
 * @param effect what the rule's truth means
 * @param rule over tags of the device and of others
 * @param message what people are told when it refuses
 */
public record Interlock(
    String name,
    SequencedSet<String> tags,
    Effect effect,
    AlarmCondition.Rule rule,
    String message) {

  /** What the truth of an interlock's rule means. */
  public enum Effect {
    /** Writes are refused while it is true. */
    REFUSE_WHILE,
    /** Writes are permitted only while it is true. */
    PERMIT_WHILE
  }

  /** Copies the tags. */
  public Interlock {
    tags = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(tags));
  }

  /**
   * True when everything its rule looks at is a tag of the device's own edge node, which then can
   * decide alone.
   */
  public boolean isWithinEdgeOf(DeviceId device) {
    return rule.expression().references().stream()
        .allMatch(
            reference -> TagReference.resolve(reference, device).edgeId().equals(device.edgeId()));
  }

  /**
   * Why a write is refused now.
   *
   * @param samples the present values
   * @return a sentence for people; empty when the write may go on
   */
  public String refusal(ExpressionJudge.Samples samples) {
    double truth = new ExpressionJudge(samples).value(rule.expression());
    if (Double.isNaN(truth)) {
      return "interlock %s: %s (%s cannot be told now)".formatted(name, message, rule.text());
    }
    boolean isRefused = (truth != 0) == (effect == Effect.REFUSE_WHILE);
    return isRefused ? "interlock %s: %s".formatted(name, message) : "";
  }
}
