package org.plantroom.host;

import org.jspecify.annotations.Nullable;
import org.plantroom.core.Sample;

/**
 * What a tag showed in the past, as far as late samples of other tags need it: its own latest late
 * sample, and the last good word before its link was lost, which stood until then. Of the alarm
 * thread.
 */
final class PastSamples {
  private @Nullable Sample late;
  private @Nullable Sample beforeLoss;

  /** Takes a late sample. */
  void takeLate(Sample sample) {
    late = sample;
  }

  /** Takes what the tag showed before, when the present sample is the first without a value. */
  void takeLive(@Nullable Sample before, Sample now) {
    boolean isLost = now.quality().isBad();
    if (isLost && before != null && !before.quality().isBad()) {
      beforeLoss = before;
    }
  }

  /** The latest late sample; null before the first. */
  @Nullable Sample late() {
    return late;
  }

  /** The younger of the two, of those not after a time. */
  @Nullable Sample asOf(long time) {
    Sample lateOne = notAfter(late, time);
    Sample lostOne = notAfter(beforeLoss, time);
    if (lateOne == null || lostOne == null) {
      return lateOne == null ? lostOne : lateOne;
    }
    return lateOne.sourceTime() >= lostOne.sourceTime() ? lateOne : lostOne;
  }

  private static @Nullable Sample notAfter(@Nullable Sample sample, long time) {
    return sample != null && sample.sourceTime() <= time ? sample : null;
  }
}
