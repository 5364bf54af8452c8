package org.plantroom.modbus;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;
import org.plantroom.core.RegisterOrder;
import org.plantroom.core.RegisterType;
import org.plantroom.core.TagType;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;

/**
 * Between the bytes of a Modbus answer and engineering values, for every type and order.
 *
 * <p>Stateless; any thread. Bytes from a device never throw: what cannot be understood becomes a
 * bad quality.
 */
public final class RegisterCodec {
  private RegisterCodec() {}

  /**
   * Decodes one tag from a block's answer.
   *
   * @param tag a tag that lies inside the block
   * @param block what was asked for
   * @param data the answer's registers, two bytes each, or its packed bits; may be too short
   * @param powerOfTen the value of the tag named by {@link TagType#scaleFrom}, else 0
   * @return the value, or {@code BAD_MALFORMED} when data ends before the tag does or is no BCD, or
   *     {@code BAD_NO_VALUE} for an invalid mark, NaN, an infinity or a power of ten beyond ±22
   */
  public static Decoded decode(TagType tag, ReadBlock block, byte[] data, int powerOfTen) {
    int index = tag.address() - block.address();
    if (tag.table().isBits()) {
      return decodeBit(data, index);
    }
    int at = 2 * index;
    if (at < 0 || at + 2 * tag.length() > data.length) {
      return Decoded.MALFORMED;
    }
    return switch (tag.type()) {
      case BOOL, BIT -> decodeFlag(tag, Words.read(data, at, 1, tag.order()));
      case I16, U16, I32, U32, I64, U64 ->
          decodeInteger(tag, Words.read(data, at, tag.type().registers(), tag.order()), powerOfTen);
      case BCD16, BCD32 ->
          decodeBcd(tag, Words.read(data, at, tag.type().registers(), tag.order()), powerOfTen);
      case F32, F64 ->
          decodeFloating(
              tag, Words.read(data, at, tag.type().registers(), tag.order()), powerOfTen);
      case STRING -> Decoded.good(Value.of(text(data, at, 2 * tag.length(), tag.order())));
    };
  }

  /**
   * Encodes a value for a tag.
   *
   * @param powerOfTen as in {@link #decode}
   * @return the tag's registers in wire order, or one byte, 0 or 1, for a coil, a discrete input
   *     and a bit of a word
   * @throws IllegalArgumentException when the value does not fit the tag; the message says why
   */
  public static byte[] encode(TagType tag, Value value, int powerOfTen) {
    if (tag.table().isBits()) {
      return new byte[] {flag(tag, value)};
    }
    return switch (tag.type()) {
      case BIT -> new byte[] {flag(tag, value)};
      case BOOL -> words(tag, flag(tag, value));
      case I16, U16, I32, U32, I64, U64, F32, F64 ->
          words(tag, RawNumber.of(tag, value, powerOfTen));
      case BCD16, BCD32 -> words(tag, bcd(tag, value, powerOfTen));
      case STRING -> textBytes(tag, value);
    };
  }

  private static Decoded decodeBit(byte[] data, int index) {
    if (index < 0 || index >= 8 * data.length) {
      return Decoded.MALFORMED;
    }
    return Decoded.good(Value.of(((data[index / 8] >> (index % 8)) & 1) == 1));
  }

  private static Decoded decodeFlag(TagType tag, long word) {
    if (RawNumber.isMarkedInvalid(tag, word)) {
      return Decoded.NO_VALUE;
    }
    boolean isBit = tag.type() == RegisterType.BIT;
    return Decoded.good(Value.of(isBit ? ((word >> tag.bit()) & 1) == 1 : word != 0));
  }

  private static Decoded decodeInteger(TagType tag, long word, int powerOfTen) {
    if (RawNumber.isMarkedInvalid(tag, word)) {
      return Decoded.NO_VALUE;
    }
    ValueType rawType = RawNumber.type(tag);
    long raw = RawNumber.extended(rawType, word);
    return tag.isScaled()
        ? scaled(tag, Value.asDouble(rawType, raw), powerOfTen)
        : Decoded.good(Value.ofLong(rawType, raw));
  }

  private static Decoded decodeBcd(TagType tag, long word, int powerOfTen) {
    if (RawNumber.isMarkedInvalid(tag, word)) {
      return Decoded.NO_VALUE;
    }
    OptionalLong number = Bcd.read(word);
    if (number.isEmpty()) {
      return Decoded.MALFORMED;
    }
    return tag.isScaled()
        ? scaled(tag, (double) number.getAsLong(), powerOfTen)
        : Decoded.good(Value.ofLong(tag.valueType(), number.getAsLong()));
  }

  private static long bcd(TagType tag, Value value, int powerOfTen) {
    long number = RawNumber.of(tag, value, powerOfTen);
    if (number > Bcd.greatest(tag.type().registers())) {
      throw RawNumber.unfit(tag, value, "lies outside the register");
    }
    return Bcd.of(number);
  }

  private static Decoded decodeFloating(TagType tag, long word, int powerOfTen) {
    double raw = RawNumber.floating(tag, word);
    if (RawNumber.isMarkedInvalid(tag, raw)) {
      return Decoded.NO_VALUE;
    }
    return scaled(tag, raw, powerOfTen);
  }

  private static Decoded scaled(TagType tag, double raw, int powerOfTen) {
    if (!Scaling.isPower(powerOfTen)) {
      return Decoded.NO_VALUE;
    }
    double number = tag.isScaled() ? Scaling.apply(tag, raw, powerOfTen) : raw;
    Value value = Value.ofDouble(tag.valueType(), number);
    return value.isFinite() ? Decoded.good(value) : Decoded.NO_VALUE;
  }

  private static byte flag(TagType tag, Value value) {
    if (value.text() != null || !value.isFinite()) {
      throw RawNumber.unfit(tag, value, "is neither true nor false");
    }
    return (byte) (value.asBoolean() ? 1 : 0);
  }

  private static byte[] words(TagType tag, long bits) {
    byte[] data = new byte[2 * tag.type().registers()];
    Words.write(data, 0, tag.type().registers(), tag.order(), bits);
    return data;
  }

  private static String text(byte[] data, int at, int length, RegisterOrder order) {
    byte[] bytes = Arrays.copyOfRange(data, at, at + length);
    swapBytes(bytes, order);
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  private static byte[] textBytes(TagType tag, Value value) {
    String text = value.text();
    if (text == null) {
      throw RawNumber.unfit(tag, value, "is no text");
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 2 * tag.length()) {
      throw RawNumber.unfit(tag, value, "is longer than %d bytes".formatted(2 * tag.length()));
    }
    byte[] data = Arrays.copyOf(bytes, 2 * tag.length());
    swapBytes(data, tag.order());
    return data;
  }

  private static void swapBytes(byte[] bytes, RegisterOrder order) {
    for (int i = 0; order.swapsBytes() && i < bytes.length; i += 2) {
      byte first = bytes[i];
      bytes[i] = bytes[i + 1];
      bytes[i + 1] = first;
    }
  }
}
