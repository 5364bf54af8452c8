package org.plantroom.host;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import org.plantroom.core.TagType;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.core.WriteLimits;
import org.plantroom.core.WriteRule;

/** Reads the value of a command: of the tag's type and within its limits, or a problem. */
final class CommandValues {
  private CommandValues() {}

  /**
   * Reads a value.
   *
   * @throws Problem 403 when the tag is read only, 400 when the value does not fit it
   */
  static Value of(TagType tag, JsonNode node) {
    WriteRule rule = tag.write();
    if (rule == null) {
      throw Problem.forbidden(
          "the tag is read only in its machine type [tag=%s]".formatted(tag.name()));
    }
    WriteLimits limits = rule.limits();
    return switch (tag.valueType()) {
      case BOOL -> bool(rule, node);
      case STRING -> text(tag, node);
      case I16, U16, I32, U32, I64, U64 -> within(limits, tag, whole(tag.valueType(), node));
      case F32, F64 -> within(limits, tag, floating(tag.valueType(), node));
    };
  }

  private static Value bool(WriteRule rule, JsonNode node) {
    if (!node.isBoolean()) {
      throw Problem.badRequest("value must be true or false");
    }
    if (rule.pulse() != null && !node.asBoolean()) {
      throw Problem.badRequest("value must be true: the edge ends a pulse itself");
    }
    return Value.of(node.asBoolean());
  }

  private static Value text(TagType tag, JsonNode node) {
    int most = tag.length() * 2;
    if (!node.isTextual() || node.asText().length() > most) {
      throw Problem.badRequest("value must be a text of at most %d characters".formatted(most));
    }
    return Value.of(node.asText());
  }

  private static Value floating(ValueType type, JsonNode node) {
    if (!node.isNumber()) {
      throw Problem.badRequest("value must be a number");
    }
    Value value = Value.ofDouble(type, node.asDouble());
    if (!value.isFinite()) {
      throw Problem.badRequest("value is too large for a %s".formatted(type.label()));
    }
    return value;
  }

  private static Value whole(ValueType type, JsonNode node) {
    if (!node.isIntegralNumber()) {
      throw Problem.badRequest("value must be a whole number");
    }
    BigInteger number = node.bigIntegerValue();
    int bits = bits(type);
    boolean fits = isSigned(type) ? number.bitLength() < bits : number.bitLength() <= bits;
    if (!fits || (!isSigned(type) && number.signum() < 0)) {
      throw Problem.badRequest("value does not fit a %s".formatted(type.label()));
    }
    return Value.ofLong(type, number.longValue());
  }

  private static int bits(ValueType type) {
    return switch (type) {
      case I16, U16 -> 16;
      case I32, U32 -> 32;
      case I64, U64 -> 64;
      case BOOL, F32, F64, STRING -> throw new IllegalArgumentException("no whole number");
    };
  }

  private static boolean isSigned(ValueType type) {
    return type == ValueType.I16 || type == ValueType.I32 || type == ValueType.I64;
  }

  private static Value within(WriteLimits limits, TagType tag, Value value) {
    if (!limits.allows(value.asDouble())) {
      throw Problem.badRequest(
          "value must lie between %s and %s %s"
              .formatted(limits.min(), limits.max(), tag.unit())
              .strip());
    }
    return value;
  }
}
