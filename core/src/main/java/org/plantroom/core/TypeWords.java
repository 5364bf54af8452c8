package org.plantroom.core;

import java.util.SequencedMap;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a type file says of the machine type and its tags, in its own words. */
final class TypeWords {
  private TypeWords() {}

  /** A type without its tags and alarms. */
  static SequencedMap<String, String> of(MachineType type) {
    FileWords words =
        new FileWords()
            .put(TypeKeys.NAME, type.name())
            .put(TypeKeys.MANUFACTURER, type.manufacturer())
            .put(TypeKeys.DESCRIPTION, type.description())
            .put(TypeKeys.SOURCE, type.source())
            .put(TypeKeys.CLASS, type.machineClass().label())
            .put(TypeKeys.ADDRESS_BASE, type.addressBase())
            .put(TypeKeys.MAX_REGISTERS, type.maxRegisters())
            .put(TypeKeys.BIT_WRITE, type.bitWrite().label());
    String scanClasses = TypeKeys.SCAN_CLASSES.key() + ".";
    type.tags().values().forEach(tag -> words.put(scanClasses + tag.scanClass(), tag.interval()));
    return words.all();
  }

  /** A tag of a type; its scan class's interval is told of the type. */
  static SequencedMap<String, String> of(TagType tag, MachineType type) {
    FileWords words =
        new FileWords()
            .put(TagKeys.REGISTER, register(tag, type))
            .put(TagKeys.TYPE, tag.type().label())
            .put(TagKeys.BIT, tag.type() == RegisterType.BIT ? tag.bit() : null)
            .put(TagKeys.LENGTH, tag.type() == RegisterType.STRING ? tag.length() : null)
            .put(TagKeys.ORDER, tag.order().name())
            .put(TagKeys.SCALE, tag.scale())
            .put(TagKeys.OFFSET, tag.offset())
            .put(TagKeys.SCALE_FROM, tag.scaleFrom())
            .put(TagKeys.UNIT, tag.unit())
            .put(TagKeys.INVALID, invalid(tag))
            .put(TagKeys.DEADBAND, tag.deadband())
            .put(TagKeys.SCAN, tag.scanClass())
            .put(TagKeys.GROUP, tag.group())
            .put(TagKeys.OVERVIEW, tag.overview())
            .put(TagKeys.DESCRIPTION, tag.description())
            .put(TagKeys.WRITE, write(tag.write()))
            .put(TagKeys.COUNTER, counter(tag.history().counter()))
            .put(TagKeys.RETENTION, tag.history().retention())
            .put(TagKeys.ROLE, tag.role() == null ? null : tag.role().label());
    String states = TagKeys.STATES.key() + ".";
    tag.states().forEach((number, word) -> words.put(states + number, word));
    return words.all();
  }

  private static String register(TagType tag, MachineType type) {
    return tag.table().label() + " " + (tag.address() + type.addressBase());
  }

  private static String invalid(TagType tag) {
    return tag.invalid().stream().map(Number::toString).collect(Collectors.joining(", "));
  }

  private static String write(@Nullable WriteRule rule) {
    if (rule == null || rule.equals(WriteRule.ANY)) {
      return String.valueOf(rule != null);
    }
    StringJoiner words = new StringJoiner(", ", "{", "}");
    WriteLimits limits = rule.limits();
    if (Double.isFinite(limits.min())) {
      words.add("min: " + Numbers.text(limits.min()));
    }
    if (Double.isFinite(limits.max())) {
      words.add("max: " + Numbers.text(limits.max()));
    }
    if (rule.pulse() != null) {
      words.add("pulse: " + Amounts.text(rule.pulse()));
    }
    if (rule.secondPerson()) {
      words.add("confirm: secondPerson");
    } else if (rule.reasonRequired()) {
      words.add("reasonRequired: true");
    }
    return words.toString();
  }

  /** An interlock of a type, or of a device. */
  static SequencedMap<String, String> of(Interlock interlock) {
    Field<?> rule =
        interlock.effect() == Interlock.Effect.PERMIT_WHILE
            ? InterlockKeys.PERMIT_WHILE
            : InterlockKeys.REFUSE_WHILE;
    return new FileWords()
        .put(InterlockKeys.TAGS, String.join(", ", interlock.tags()))
        .put(rule, interlock.rule())
        .put(InterlockKeys.MESSAGE, interlock.message())
        .all();
  }

  private static String counter(@Nullable Counter counter) {
    Double rollover = counter == null ? null : counter.rollover();
    return rollover == null
        ? String.valueOf(counter != null)
        : "{rollover: %s}".formatted(Numbers.text(rollover));
  }
}
