package org.plantroom.core;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What must hold between the keys of a tag and the rest of its type. Each rule looks only at keys
 * that are well by themselves, so that one slip gives one message.
 *
 * @param type the machine type's keys
 * @param tag the tag's keys
 */
record TagRules(Section type, Section tag) {
  private static final Set<RegisterType> BOOLEANS = Set.of(RegisterType.BOOL, RegisterType.BIT);

  void check() {
    checkTable();
    checkOnlyFor(TagKeys.BIT, RegisterType.BIT);
    checkOnlyFor(TagKeys.LENGTH, RegisterType.STRING);
    checkRange();
    checkNumbersOnly();
    checkScaleFrom();
    checkInvalid();
    checkScan();
    checkWrite();
    checkStates();
    checkRole();
  }

  private void checkTable() {
    RegisterType found = tag.get(TagKeys.TYPE).orElse(RegisterType.BOOL);
    RegisterTable table = tag.get(TagKeys.REGISTER).map(RegisterRef::table).orElse(null);
    if (table != null && table.isBits() && found != RegisterType.BOOL) {
      report(TagKeys.TYPE, found.label(), "bool, the one type of table " + table.label());
    }
  }

  private void checkOnlyFor(Field<Integer> field, RegisterType only) {
    Optional<RegisterType> found = tag.get(TagKeys.TYPE);
    if (found.isEmpty()) {
      return;
    }
    if (found.get() == only && !tag.has(field)) {
      report(field, "missing", field.kind().expected() + " for type " + only.label());
    }
    if (found.get() != only && tag.has(field)) {
      report(field, "a key of type " + only.label(), "none for type " + found.get().label());
    }
  }

  private void checkRange() {
    Optional<RegisterRef> register = tag.get(TagKeys.REGISTER);
    Optional<Integer> base = type.get(TypeKeys.ADDRESS_BASE);
    if (register.isEmpty() || base.isEmpty()) {
      return;
    }
    int first = register.get().number();
    int last = first + registers() - 1;
    int greatest = 65535 + base.get();
    if (first < base.get() || last > greatest) {
      String found =
          first == last ? "address " + first : "addresses %d to %d".formatted(first, last);
      report(
          TagKeys.REGISTER,
          found,
          "%d to %d with this addressBase".formatted(base.get(), greatest));
    }
  }

  private int registers() {
    int fixed = tag.get(TagKeys.TYPE).map(RegisterType::registers).orElse(1);
    return fixed > 0 ? fixed : tag.get(TagKeys.LENGTH).orElse(1);
  }

  private void checkNumbersOnly() {
    Optional<RegisterType> found = tag.get(TagKeys.TYPE).filter(known -> !known.isNumeric());
    if (found.isEmpty()) {
      return;
    }
    List.of(
            TagKeys.SCALE,
            TagKeys.OFFSET,
            TagKeys.SCALE_FROM,
            TagKeys.UNIT,
            TagKeys.DEADBAND,
            TagKeys.COUNTER)
        .stream()
        .filter(tag::has)
        .forEach(
            field -> report(field, "a key of numbers", "none for type " + found.get().label()));
  }

  private void checkScaleFrom() {
    Optional<String> name = tag.get(TagKeys.SCALE_FROM);
    var tags = type.get(TypeKeys.TAGS);
    if (name.isEmpty() || tags.isEmpty()) {
      return;
    }
    Placed<Section> other = tags.get().get(name.get());
    if (other == null) {
      String hint = Suggestion.hint(name.get(), tags.get().keySet());
      report(
          TagKeys.SCALE_FROM, Excerpt.quoted(name.get()), "the name of a tag of this type" + hint);
    } else if (!isPowerOfTen(other.value())) {
      report(
          TagKeys.SCALE_FROM, Excerpt.quoted(name.get()), "a tag of type i16 without any scaling");
    }
  }

  private static boolean isPowerOfTen(Section other) {
    // A type that is itself a mistake is told there, not here again.
    return other.get(TagKeys.TYPE).orElse(RegisterType.I16) == RegisterType.I16
        && other.get(TagKeys.SCALE).orElse(1.0) == 1
        && other.get(TagKeys.OFFSET).orElse(0.0) == 0
        && !other.has(TagKeys.SCALE_FROM);
  }

  private void checkInvalid() {
    Optional<RegisterType> found = tag.get(TagKeys.TYPE);
    if (found.isEmpty()) {
      return;
    }
    if (!RawMark.isFor(found.get())) {
      if (tag.has(TagKeys.INVALID)) {
        report(
            TagKeys.INVALID, "a key of numbers and bits", "none for type " + found.get().label());
      }
      return;
    }
    for (Placed<RawMark> mark : tag.get(TagKeys.INVALID).orElse(List.of())) {
      if (mark.value().as(found.get()).isEmpty()) {
        mark.where().report(Excerpt.quoted(mark.value().text()), markExpected(found.get()));
      }
    }
  }

  private static String markExpected(RegisterType found) {
    String holder = found == RegisterType.BIT ? "the word of a bit" : found.label();
    return "a raw value that %s can hold, decimal or a word pattern of %d hex digits"
        .formatted(holder, found.registers() * 4);
  }

  private void checkScan() {
    var classes = type.get(TypeKeys.SCAN_CLASSES);
    if (classes.isEmpty() || (tag.has(TagKeys.SCAN) && tag.get(TagKeys.SCAN).isEmpty())) {
      return;
    }
    Set<String> names = classes.get().keySet();
    Optional<String> name = ScanClass.of(tag.get(TagKeys.SCAN), names);
    if (name.isEmpty()) {
      report(
          TagKeys.SCAN, "missing", "one of %s, as none is called normal".formatted(words(names)));
    } else if (!names.contains(name.get())) {
      String hint = Suggestion.hint(name.get(), names);
      report(TagKeys.SCAN, Excerpt.quoted(name.get()), "one of " + words(names) + hint);
    }
  }

  private static String words(Set<String> names) {
    return String.join(", ", names);
  }

  private void checkWrite() {
    Optional<WriteRule> write = tag.get(TagKeys.WRITE).map(WriteKind.Rule::rule);
    if (write.isEmpty()) {
      return;
    }
    RegisterTable table = tag.get(TagKeys.REGISTER).map(RegisterRef::table).orElse(null);
    if (table != null && !table.isWritable()) {
      report(TagKeys.WRITE, "a write to table " + table.label(), "table coil or holding");
    }
    RegisterType found = tag.get(TagKeys.TYPE).orElse(RegisterType.F64);
    if (!write.get().limits().equals(WriteLimits.NONE) && !found.isNumeric()) {
      report(TagKeys.WRITE, "limits", "true for type " + found.label());
    }
    if (write.get().pulse() != null && !BOOLEANS.contains(found)) {
      report(TagKeys.WRITE, "a pulse", "type bool or bit, not " + found.label());
    }
  }

  private void checkStates() {
    RegisterType found = tag.get(TagKeys.TYPE).orElse(RegisterType.U16);
    if (found == RegisterType.STRING && tag.has(TagKeys.STATES)) {
      report(TagKeys.STATES, "a key of numbers", "none for type string");
    } else if (BOOLEANS.contains(found)) {
      tag.get(TagKeys.STATES)
          .ifPresent(all -> all.forEach((state, word) -> checkState(state, word, found)));
    }
  }

  private void checkRole() {
    if (tag.get(TagKeys.ROLE).isPresent()) {
      String unit = tag.get(TagKeys.UNIT).map(Unit::symbol).orElse("");
      if (TagRole.kilowattsIn(unit) == null) {
        String found = unit.isEmpty() ? "no unit" : "unit " + unit;
        report(TagKeys.ROLE, found, "unit mW, W, kW, MW or GW for a tag with a role");
      }
    }
  }

  private static void checkState(long state, Placed<String> word, RegisterType type) {
    if (state != 0 && state != 1) {
      word.where().report(Long.toString(state), "0 or 1 for type " + type.label());
    }
  }

  private void report(Field<?> field, String found, String expectation) {
    tag.where(field).report(found, expectation);
  }
}
