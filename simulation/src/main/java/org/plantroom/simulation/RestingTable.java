package org.plantroom.simulation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plantroom.core.Glob;
import org.plantroom.core.MachineType;
import org.plantroom.core.TagType;

/**
 * What stands in the registers of a machine that no plant drives: what {@code resting/TYPE.yaml}
 * holds.
 *
 * @param constants tag → number or text that stands in the register from the start
 * @param absent patterns of tags whose part the machine does not have; they carry the tag's mark
 *     for "no value"
 * @param words registers beside the type's tags, by holding address
 */
record RestingTable(
    Map<String, Object> constants,
    List<String> absent,
    @JsonProperty(required = false) Map<Integer, List<Integer>> words) {
  private static final RestingTable EMPTY = new RestingTable(Map.of(), List.of(), Map.of());

  /**
   * The table of a machine type; an empty one where it has none.
   *
   * @throws IllegalArgumentException when it names a tag that the type does not have
   */
  static RestingTable of(MachineType type) {
    String path = "/resting/%s.yaml".formatted(type.id());
    if (RestingTable.class.getResource(path) == null) {
      return EMPTY;
    }
    RestingTable table = Resources.yaml(path, RestingTable.class);
    for (String tag : table.constants.keySet()) {
      if (!type.tags().containsKey(tag)) {
        throw new IllegalArgumentException(
            "the table names a tag the type does not have [type=%s, tag=%s]"
                .formatted(type.id(), tag));
      }
    }
    return table;
  }

  /** The same with other constants for some tags. */
  RestingTable with(Map<String, Object> more) {
    if (more.isEmpty()) {
      return this;
    }
    Map<String, Object> all = new HashMap<>(constants);
    all.putAll(more);
    return new RestingTable(all, absent, words);
  }

  /** True when the machine does not have what this tag stands for. */
  boolean isAbsent(TagType tag) {
    return absent.stream().anyMatch(pattern -> Glob.of(pattern).matches(tag.name()));
  }

  /**
   * The power of ten of a tag, from the constant of its scale factor.
   *
   * @return 0 for a tag without scale factor
   */
  int powerOfTen(TagType tag) {
    String scaleFrom = tag.scaleFrom();
    if (scaleFrom == null) {
      return 0;
    }
    return constants.get(scaleFrom) instanceof Number power ? power.intValue() : 0;
  }
}
