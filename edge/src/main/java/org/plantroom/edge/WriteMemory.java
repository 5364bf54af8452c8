package org.plantroom.edge;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What of its writes an edge remembers over restarts: who switched it to read only, pulses that
 * have not ended, ramps under way and how far schedules are. Each change is on the disk before it
 * counts. Thread-safe.
 */
final class WriteMemory {
  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final Path file;
  private volatile Kept kept; // changed under this

  /**
   * All of it.
   *
   * @param readOnlyBy the uplinks whose hosts switched the edge to read only
   * @param pulses tags that were written true and not yet false
   * @param ramps under way
   * @param schedules by device/tag
   */
  record Kept(
      Set<String> readOnlyBy,
      List<EdgeTag> pulses,
      List<Ramp> ramps,
      Map<String, ScheduleMark> schedules) {
    static final Kept NOTHING = new Kept(Set.of(), List.of(), List.of(), Map.of());

    Kept withReadOnly(String uplink, boolean isReadOnly) {
      Set<String> all = new LinkedHashSet<>(readOnlyBy);
      if (isReadOnly) {
        all.add(uplink);
      } else {
        all.remove(uplink);
      }
      return new Kept(all, pulses, ramps, schedules);
    }

    Kept withPulse(EdgeTag tag, boolean isOpen) {
      List<EdgeTag> all = new ArrayList<>(pulses);
      all.remove(tag);
      if (isOpen) {
        all.add(tag);
      }
      return new Kept(readOnlyBy, all, ramps, schedules);
    }

    /** With this ramp instead of any other of its tag. */
    Kept withRamp(Ramp ramp) {
      List<Ramp> all = new ArrayList<>(withoutRamp(ramp.edgeTag()).ramps);
      all.add(ramp);
      return new Kept(readOnlyBy, pulses, all, schedules);
    }

    Kept withoutRamp(EdgeTag tag) {
      return new Kept(
          readOnlyBy,
          pulses,
          ramps.stream().filter(ramp -> !ramp.edgeTag().equals(tag)).toList(),
          schedules);
    }

    Kept withMark(EdgeTag tag, ScheduleMark mark) {
      Map<String, ScheduleMark> all = new HashMap<>(schedules);
      all.put(tag.toString(), mark);
      return new Kept(readOnlyBy, pulses, ramps, all);
    }
  }

  private WriteMemory(Path file, Kept kept) {
    this.file = file;
    this.kept = kept;
  }

  /** Reads what was kept; nothing when there is no such file, or it is not ours. */
  static WriteMemory open(Path folder) throws IOException {
    Path file = folder.resolve("writes");
    ByteBuffer bytes = Durable.readBytes(file);
    byte[] json = new byte[bytes.remaining()];
    bytes.get(json);
    return new WriteMemory(
        file, json.length == 0 ? Kept.NOTHING : JSON.readValue(json, Kept.class));
  }

  /** What counts now. */
  Kept kept() {
    return kept;
  }

  /**
   * Changes it, on the disk first.
   *
   * @throws IOException when the disk refuses; nothing has changed then
   */
  synchronized void change(UnaryOperator<Kept> change) throws IOException {
    Kept next = change.apply(kept);
    if (!next.equals(kept)) {
      Durable.writeBytes(file, JSON.writeValueAsBytes(next), true);
      kept = next;
    }
  }

  /** How far a tag's schedule is. */
  ScheduleMark mark(EdgeTag tag) {
    return kept.schedules().getOrDefault(tag.toString(), ScheduleMark.NONE);
  }
}
