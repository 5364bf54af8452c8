package org.plantroom.edge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plantroom.core.MachineType;
import org.plantroom.core.TagType;

/**
 * The tags of a device that are read together.
 *
 * @param scanClass its name
 * @param interval how often to read
 * @param tags what to read, at least one
 */
public record PollGroup(String scanClass, Duration interval, List<TagType> tags) {
  /** The groups of a machine type, the fastest first. */
  public static List<PollGroup> of(MachineType type) {
    Map<String, List<TagType>> byClass = new LinkedHashMap<>();
    for (TagType tag : type.tags().values()) {
      byClass.computeIfAbsent(tag.scanClass(), name -> new ArrayList<>()).add(tag);
    }
    return byClass.entrySet().stream()
        .map(e -> new PollGroup(e.getKey(), e.getValue().getFirst().interval(), e.getValue()))
        .sorted(Comparator.comparing(PollGroup::interval))
        .toList();
  }
}
