package org.plantroom.simulation;

import org.plantroom.core.RegisterType;
import org.plantroom.core.TagHistory;
import org.plantroom.core.TagType;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.modbus.RegisterBank;

/** Writes raw numbers past a tag's scaling, for marks that mean "no value". */
final class RawTags {
  private RawTags() {}

  /** Puts the tag's first mark for "no value" into its register; false when it has none. */
  static boolean setInvalid(RegisterBank bank, TagType tag) {
    if (tag.invalid().isEmpty() || !tag.type().isNumeric()) {
      return false;
    }
    TagType raw = unscaled(tag);
    Number mark = tag.invalid().getFirst();
    bank.set(raw, value(raw, mark));
    return true;
  }

  private static Value value(TagType raw, Number mark) {
    boolean floating = raw.type() == RegisterType.F32 || raw.type() == RegisterType.F64;
    ValueType type = raw.valueType();
    return floating
        ? Value.ofDouble(type, mark.doubleValue())
        : Value.ofLong(type, mark.longValue());
  }

  private static TagType unscaled(TagType tag) {
    return new TagType(
        tag.name(),
        tag.description(),
        tag.group(),
        tag.overview(),
        tag.table(),
        tag.address(),
        tag.type(),
        tag.bit(),
        tag.length(),
        tag.order(),
        1,
        0,
        null,
        tag.unit(),
        tag.invalid(),
        tag.deadband(),
        tag.scanClass(),
        tag.interval(),
        tag.write(),
        tag.states(),
        TagHistory.DEFAULT,
        null);
  }
}
