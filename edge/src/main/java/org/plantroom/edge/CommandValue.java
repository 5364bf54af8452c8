package org.plantroom.edge;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;

/** Reads a command's value from JSON as the tag's type; what does not fit exactly is no value. */
final class CommandValue {
  private CommandValue() {}

  /** The value, or null when the JSON is not of the type or beyond its range. */
  static @Nullable Value read(ValueType type, JsonNode node) {
    return switch (type) {
      case BOOL -> node.isBoolean() ? Value.of(node.asBoolean()) : null;
      case STRING -> node.isTextual() ? Value.of(node.asText()) : null;
      case F32, F64 -> node.isNumber() ? finite(Value.ofDouble(type, node.asDouble())) : null;
      case I16 -> integer(type, node, 15, true);
      case U16 -> integer(type, node, 16, false);
      case I32 -> integer(type, node, 31, true);
      case U32 -> integer(type, node, 32, false);
      case I64 -> integer(type, node, 63, true);
      case U64 -> integer(type, node, 64, false);
    };
  }

  private static @Nullable Value finite(Value value) {
    return value.isFinite() ? value : null;
  }

  private static @Nullable Value integer(ValueType type, JsonNode node, int bits, boolean signed) {
    if (!node.isIntegralNumber()) {
      return null;
    }
    BigInteger number = node.bigIntegerValue();
    boolean fits = number.bitLength() <= bits && (signed || number.signum() >= 0);
    return fits ? Value.ofLong(type, number.longValue()) : null;
  }
}
