package org.plantroom.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * The tags a display may name: those of its machine types, or those of a plant's machines.
 *
 * @param types the ids of its types; empty on the display of a plant
 * @param machines the type's id of each machine of a plant
 * @param known the types without mistakes, by id
 */
record DisplayTags(
    List<String> types, SequencedMap<String, String> machines, Map<String, MachineType> known) {

  /** Reads what a display is for. Reports what there is not; nothing when that is not known. */
  static Optional<DisplayTags> of(Section display, TypeCatalogue catalogue) {
    boolean isOfPlant = display.has(DisplayKeys.MACHINES);
    if (isOfPlant == display.has(DisplayKeys.TYPE)) {
      display
          .where(isOfPlant ? DisplayKeys.MACHINES : DisplayKeys.TYPE)
          .report(isOfPlant ? "a key beside type" : "missing", "either type or machines");
      return Optional.empty();
    }
    List<Placed<String>> types = new ArrayList<>(display.get(DisplayKeys.TYPE).orElse(List.of()));
    SequencedMap<String, String> machines = new LinkedHashMap<>();
    display
        .get(DisplayKeys.MACHINES)
        .ifPresent(
            all ->
                all.forEach(
                    (name, type) -> {
                      types.add(type);
                      machines.put(name, type.value());
                    }));
    List<String> own =
        isOfPlant ? List.of() : types.stream().map(Placed::value).distinct().toList();
    return types.isEmpty() ? Optional.empty() : known(types, own, machines, catalogue);
  }

  /** Looks the types up. Reports those there are not; nothing when one is missing. */
  static Optional<DisplayTags> known(
      List<Placed<String>> types,
      List<String> own,
      SequencedMap<String, String> machines,
      TypeCatalogue catalogue) {
    Map<String, MachineType> known = new LinkedHashMap<>();
    boolean whole = true;
    for (Placed<String> type : types) {
      if (catalogue.has(type.value())) {
        Optional<MachineType> found = catalogue.find(type.value());
        found.ifPresent(one -> known.put(type.value(), one));
        whole &= found.isPresent();
      } else {
        type.where()
            .report(
                Excerpt.quoted(type.value()),
                "a machine type of the project or the library" + catalogue.hint(type.value()));
        whole = false;
      }
    }
    return whole ? Optional.of(new DisplayTags(own, machines, known)) : Optional.empty();
  }

  /** Reports a tag that some machine shown does not have. */
  void check(String tag, Where where) {
    int slash = tag.indexOf('/');
    if (types.isEmpty()) {
      String machine = slash < 0 ? "" : tag.substring(0, slash);
      if (machines.containsKey(machine)) {
        checkIn(need(machines.get(machine)), tag.substring(slash + 1), where);
      } else {
        reportMachine(tag, machine, where);
      }
    } else {
      types.forEach(type -> checkIn(need(type), tag, where));
    }
  }

  /** Reports a machine that the display does not name. */
  void checkMachine(String machine, Where where) {
    if (!machines.containsKey(machine)) {
      reportMachine(machine, machine, where);
    }
  }

  private void reportMachine(String found, String machine, Where where) {
    Set<String> names = new LinkedHashSet<>(machines.keySet());
    String expected =
        names.isEmpty()
            ? "no machine, the display is of one machine"
            : "a machine of this display: "
                + String.join(", ", names)
                + Suggestion.hint(machine, names);
    where.report(Excerpt.quoted(found), expected);
  }

  private MachineType need(String type) {
    MachineType found = known.get(type);
    if (found == null) {
      throw new IllegalStateException("a type that was not checked [type=%s]".formatted(type));
    }
    return found;
  }

  private static void checkIn(MachineType type, String tag, Where where) {
    if (!type.tags().containsKey(tag)) {
      where.report(
          Excerpt.quoted(tag),
          "a tag of machine type %s%s"
              .formatted(type.id(), Suggestion.hint(tag, type.tags().keySet())));
    }
  }
}
