package org.plantroom.core;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/** A value as a project file writes it for a tag: a number, true or false, or a state's word. */
final class ScheduleValue {
  private ScheduleValue() {}

  /** The value; empty when it does not fit the tag's type or may not be written to it. */
  static Optional<Value> of(TagType tag, String text) {
    WriteRule rule = tag.write();
    return rule == null ? Optional.empty() : parse(tag, text).filter(rule::allows);
  }

  private static Optional<Value> parse(TagType tag, String text) {
    for (Map.Entry<Long, String> state : tag.states().entrySet()) {
      if (state.getValue().equals(text)) {
        return number(tag.valueType(), BigDecimal.valueOf(state.getKey()));
      }
    }
    return switch (tag.valueType()) {
      case BOOL -> Kinds.FLAG.parser().apply(text).map(Value::of);
      case STRING ->
          text.length() <= 2 * tag.length() ? Optional.of(Value.of(text)) : Optional.empty();
      case F32, F64 -> Numbers.decimal(text).map(n -> Value.ofDouble(tag.valueType(), n));
      case I16, U16, I32, U32, I64, U64 ->
          Numbers.integer(text).flatMap(n -> number(tag.valueType(), new BigDecimal(n)));
    };
  }

  private static Optional<Value> number(ValueType type, BigDecimal number) {
    return switch (type) {
      case STRING -> Optional.empty();
      case BOOL -> Optional.of(Value.of(number.signum() != 0));
      case F32, F64 -> Optional.of(Value.ofDouble(type, number.doubleValue()));
      case I16 -> whole(type, number, 15, true);
      case U16 -> whole(type, number, 16, false);
      case I32 -> whole(type, number, 31, true);
      case U32 -> whole(type, number, 32, false);
      case I64 -> whole(type, number, 63, true);
      case U64 -> whole(type, number, 64, false);
    };
  }

  private static Optional<Value> whole(
      ValueType type, BigDecimal number, int bits, boolean isSigned) {
    BigInteger whole = number.toBigInteger();
    boolean fits = whole.bitLength() <= bits && (isSigned || whole.signum() >= 0);
    return fits ? Optional.of(Value.ofLong(type, whole.longValue())) : Optional.empty();
  }
}
