package org.plantroom.core;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The machine types a project can use: its own, then the library's, which are read when first asked
 * for.
 *
 * <p>Not thread-safe; one reading owns it.
 */
final class TypeCatalogue {
  private final Mistakes mistakes;

  /** By id; empty for a type whose file has mistakes, which are told once. */
  private final Map<String, Optional<MachineType>> types = new HashMap<>();

  TypeCatalogue(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** Adds a type of the project, which then stands before one of the library. */
  void add(String id, Optional<MachineType> type) {
    types.put(id, type);
  }

  /** True when there is such a type, with mistakes or without. */
  boolean has(String id) {
    if (!types.containsKey(id) && MachineTypes.has(id)) {
      types.put(id, MachineTypes.read(id, mistakes));
    }
    return types.containsKey(id);
  }

  /** A type that {@link #has} found; empty when its file has mistakes. */
  Optional<MachineType> find(String id) {
    return types.getOrDefault(id, Optional.empty());
  }

  /**
   * A type that {@link #has} found.
   *
   * @throws java.util.NoSuchElementException when its file has mistakes
   */
  MachineType need(String id) {
    return find(id).orElseThrow();
  }

  String hint(String unknown) {
    Set<String> known = new LinkedHashSet<>(types.keySet());
    known.addAll(MachineTypes.libraryIds());
    return Suggestion.hint(unknown, known);
  }

  /** The project's own types and those of the library in use, by id. */
  SequencedMap<String, MachineType> built() {
    TreeMap<String, MachineType> built = new TreeMap<>();
    types.forEach((id, type) -> type.ifPresent(known -> built.put(id, known)));
    return Collections.unmodifiableSequencedMap(built);
  }
}
