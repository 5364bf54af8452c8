package org.plantroom.edge;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Quality;
import org.plantroom.core.Sample;
import org.plantroom.core.ValueType;
import org.plantroom.sparkplug.NodeMetric;

/**
 * The tags that have values waiting in the journal but have left the project since, as far as they
 * have been born in this Sparkplug session. Bounded by what the journal holds. Owned by the
 * publisher's thread.
 */
final class DepartedTags {
  private final Map<String, SequencedMap<String, ValueType>> byDevice = new HashMap<>();

  /**
   * Notes the tags of a report that the project has no more.
   *
   * @param device as it is now; null when the project has it no more
   * @return true when one was not noted before with this type, so that a birth is due
   */
  boolean note(DeviceReport report, @Nullable DeviceState device) {
    boolean isNew = false;
    for (TagSample sample : report.samples()) {
      if (device == null || !device.device().type().tags().containsKey(sample.tag())) {
        SequencedMap<String, ValueType> tags =
            byDevice.computeIfAbsent(report.device(), id -> new LinkedHashMap<>());
        isNew |= sample.type() != tags.put(sample.tag(), sample.type());
      }
    }
    return isNew;
  }

  /** The type a departed tag was noted with; null when it was not. */
  @Nullable ValueType typeOf(String device, String tag) {
    return byDevice.getOrDefault(device, new LinkedHashMap<>()).get(tag);
  }

  /** A device's departed tags as a birth declares them. */
  List<NodeMetric> metrics(String device, long now) {
    Sample removed = Sample.bad(Quality.BAD_REMOVED, now);
    return byDevice.getOrDefault(device, new LinkedHashMap<>()).entrySet().stream()
        .map(tag -> new NodeMetric(tag.getKey(), tag.getValue(), "", "", removed))
        .toList();
  }

  /** Forgets all: a new session has no births. */
  void clear() {
    byDevice.clear();
  }
}
