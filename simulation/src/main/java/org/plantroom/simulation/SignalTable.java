package org.plantroom.simulation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.plantroom.core.Glob;
import org.plantroom.core.MachineType;
import org.plantroom.core.TagType;

/**
 * How a machine type's tags are bound to a plant: what {@code signals/TYPE.yaml} holds.
 *
 * @param drives tag → quantity the register always shows
 * @param follows tag → set point that takes what a client wrote to the register
 * @param constants tag → number or text that stands in the register from the start
 * @param absent patterns of tags whose part the machine does not have; they carry the tag's mark
 *     for "no value"
 * @param words registers beside the type's tags, by holding address
 */
record SignalTable(
    Map<String, String> drives,
    Map<String, String> follows,
    Map<String, Object> constants,
    List<String> absent,
    @JsonProperty(required = false) Map<Integer, List<Integer>> words) {

  /** The table of a machine type. */
  static SignalTable of(MachineType type) {
    SignalTable table = Resources.yaml("/signals/%s.yaml".formatted(type.id()), SignalTable.class);
    table.check(type);
    return table;
  }

  /**
   * What stands in the registers of a machine that no plant drives: constants, absent parts and
   * words of the type's table; nothing where the type has no table.
   */
  static SignalTable resting(MachineType type) {
    String path = "/signals/%s.yaml".formatted(type.id());
    return SignalTable.class.getResource(path) == null
        ? new SignalTable(Map.of(), Map.of(), Map.of(), List.of(), Map.of())
        : of(type);
  }

  /**
   * Checks that each tag named here is one of the type.
   *
   * @throws IllegalArgumentException naming the first that is not
   */
  private void check(MachineType type) {
    for (Map<String, ?> bound : List.of(drives, follows, constants)) {
      for (String tag : bound.keySet()) {
        if (!type.tags().containsKey(tag)) {
          throw new IllegalArgumentException(
              "the signal table names a tag the type does not have [type=%s, tag=%s]"
                  .formatted(type.id(), tag));
        }
      }
    }
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
