package org.plantroom.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plantroom.core.Sample;

/** The samples of one message on their way into a batch; reused. Owned by one edge's link. */
final class StagedSamples {
  private final List<Sample> samples = new ArrayList<>();
  private int[] tagIds = new int[64];

  void clear() {
    samples.clear();
  }

  void add(int tagId, Sample sample) {
    if (samples.size() == tagIds.length) {
      tagIds = Arrays.copyOf(tagIds, tagIds.length * 2);
    }
    tagIds[samples.size()] = tagId;
    samples.add(sample);
  }

  int size() {
    return samples.size();
  }

  int tagId(int index) {
    return tagIds[index];
  }

  Sample sample(int index) {
    return samples.get(index);
  }

  /** What is lost when these samples, at least one, are not stored. */
  Loss loss(String reason) {
    long from = Long.MAX_VALUE;
    long to = 0;
    for (Sample sample : samples) {
      from = Math.min(from, sample.sourceTime());
      to = Math.max(to, sample.sourceTime());
    }
    return new Loss(from, to, reason);
  }
}
