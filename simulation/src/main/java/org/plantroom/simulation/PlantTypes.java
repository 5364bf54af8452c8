package org.plantroom.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.plantroom.core.Excerpt;
import org.plantroom.core.MachineType;
import org.plantroom.core.MachineTypes;
import org.plantroom.core.Mistakes;
import org.plantroom.core.Suggestion;
import org.plantroom.core.Where;

/**
 * The machine types that a plant's devices name: its own, else the library's. Each is read once.
 *
 * <p>Not thread-safe; one reading owns it.
 */
final class PlantTypes {
  private final PlantSource source;
  private final Mistakes mistakes;
  private final Map<String, Optional<MachineType>> types = new HashMap<>();
  private final Map<String, RestingTable> resting = new HashMap<>();
  private final SequencedMap<String, String> own = new TreeMap<>();

  PlantTypes(PlantSource source, Mistakes mistakes) {
    this.source = source;
    this.mistakes = mistakes;
  }

  /** The type of an id; empty when there is none or it has mistakes, which is then reported. */
  Optional<MachineType> find(String id, Where where) {
    Optional<MachineType> known = types.get(id);
    if (known == null) {
      known = read(id, where);
      types.put(id, known);
    }
    return known;
  }

  private Optional<MachineType> read(String id, Where where) {
    try {
      Optional<String> text = source.type(id);
      if (text.isPresent()) {
        own.put(id, text.get());
        return MachineTypes.read(
            id, text.get(), Where.top(mistakes, Path.of("types", id + ".yaml")));
      }
      if (MachineTypes.libraryIds().contains(id)) {
        return Optional.of(MachineTypes.library(id));
      }
    } catch (IOException e) {
      where.report("a type that cannot be read (%s)".formatted(e.getMessage()), "a readable file");
      return Optional.empty();
    }
    where.report(
        Excerpt.quoted(id),
        "a machine type of the library, or of types/ beside the plant file"
            + Suggestion.hint(id, MachineTypes.libraryIds()));
    return Optional.empty();
  }

  /** What rests in the registers of a type; thousands of devices may be of one. */
  RestingTable resting(MachineType type) {
    return resting.computeIfAbsent(type.id(), _ -> RestingTable.of(type));
  }

  /** The texts of the plant's own types that were asked for, by id. */
  SequencedMap<String, String> own() {
    return own;
  }
}
