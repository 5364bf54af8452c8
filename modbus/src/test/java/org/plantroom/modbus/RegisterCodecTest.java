package org.plantroom.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.plantroom.core.RegisterTable.COIL;
import static org.plantroom.core.RegisterTable.HOLDING;
import static org.plantroom.core.RegisterTable.INPUT;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.plantroom.core.Quality;
import org.plantroom.core.RegisterOrder;
import org.plantroom.core.RegisterType;
import org.plantroom.core.TagHistory;
import org.plantroom.core.TagType;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;

class RegisterCodecTest {
  private static final HexFormat HEX = HexFormat.of();

  @ParameterizedTest
  @CsvSource({
    "I16, ABCD, 8001, -32767",
    "I16, CDAB, 8001, -32767",
    "I16, BADC, 0180, -32767",
    "I16, DCBA, 0180, -32767",
    "U16, ABCD, fffe, 65534",
    "U16, CDAB, fffe, 65534",
    "U16, BADC, feff, 65534",
    "U16, DCBA, feff, 65534",
    "I32, ABCD, fedcba98, -19088744",
    "I32, CDAB, ba98fedc, -19088744",
    "I32, BADC, dcfe98ba, -19088744",
    "I32, DCBA, 98badcfe, -19088744",
    "U32, ABCD, fedcba98, 4275878552",
    "U32, CDAB, ba98fedc, 4275878552",
    "U32, BADC, dcfe98ba, 4275878552",
    "U32, DCBA, 98badcfe, 4275878552",
    "I64, ABCD, fedcba9876543210, -81985529216486896",
    "I64, CDAB, 32107654ba98fedc, -81985529216486896",
    "I64, BADC, dcfe98ba54761032, -81985529216486896",
    "I64, DCBA, 1032547698badcfe, -81985529216486896",
    "U64, ABCD, fedcba9876543210, 18364758544493064720",
    "U64, CDAB, 32107654ba98fedc, 18364758544493064720",
    "U64, BADC, dcfe98ba54761032, 18364758544493064720",
    "U64, DCBA, 1032547698badcfe, 18364758544493064720",
    "F32, ABCD, 42f6e979, 123.456",
    "F32, CDAB, e97942f6, 123.456",
    "F32, BADC, f64279e9, 123.456",
    "F32, DCBA, 79e9f642, 123.456",
    "F64, ABCD, 405edd2f1a9fbe77, 123.456",
    "F64, CDAB, be771a9fdd2f405e, 123.456",
    "F64, BADC, 5e402fdd9f1a77be, 123.456",
    "F64, DCBA, 77be9f1a2fdd5e40, 123.456",
    "BCD16, ABCD, 1234, 1234",
    "BCD16, CDAB, 9999, 9999",
    "BCD16, BADC, 3412, 1234",
    "BCD16, DCBA, 3412, 1234",
    "BCD32, ABCD, 12345678, 12345678",
    "BCD32, CDAB, 56781234, 12345678",
    "BCD32, BADC, 34127856, 12345678",
    "BCD32, DCBA, 78563412, 12345678",
    "BOOL, ABCD, 0001, true",
    "BOOL, ABCD, 0000, false",
  })
  void everyTypeAndOrderReadsAndWritesTheseBytes(
      RegisterType type, RegisterOrder order, String bytes, String number) {
    TagType tag = Tags.of(HOLDING, 7, type).order(order).tag();
    Value value = decoded(tag, HEX.parseHex(bytes), 0);
    assertThat(value).hasToString(number);
    assertThat(RegisterCodec.encode(tag, value, 0)).asHexString().isEqualToIgnoringCase(bytes);
  }

  @ParameterizedTest
  @EnumSource
  void textKeepsItsWordsInReadingOrder(RegisterOrder order) {
    TagType tag = Tags.text(0, 4, order);
    String bytes = order.swapsBytes() ? "6548" + "6c6c" + "006f" + "0000" : "48656c6c6f000000";
    assertThat(decoded(tag, HEX.parseHex(bytes), 0)).hasToString("Hello");
    assertThat(RegisterCodec.encode(tag, Value.of("Hello"), 0)).isEqualTo(HEX.parseHex(bytes));
  }

  @Test
  void textFillsItsRegistersToTheLastByte() {
    TagType tag = Tags.text(0, 2, RegisterOrder.ABCD);
    assertThat(decoded(tag, RegisterCodec.encode(tag, Value.of("Größ".substring(0, 3)), 0), 0))
        .hasToString("Grö");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RegisterCodec.encode(tag, Value.of("Hello"), 0))
        .withMessageContaining("longer than 4 bytes");
  }

  @ParameterizedTest
  @CsvSource({
    "I16, 215, 0.1, 0, 0, 21.5",
    "I16, -7, 0.1, 0, 0, -0.7",
    "U16, 29915, 0.01, -273.15, 0, 26.0",
    "I16, 3, 0.15, 0, 0, 0.45",
    "U16, 10, 2.5, 1, 0, 26.0",
    "I16, 215, 1, 0, -1, 21.5",
    "I16, 215, 1, 0, 2, 21500.0",
    "U32, 123456789, 0.001, 0, 0, 123456.789",
    "I32, -1, 0.001, 0, -3, -1.0E-6",
    "U32, 3, 0.3333333333333333, 0, 0, 1.0",
    "F32, 21.5, 0.1, 0, 0, 2.15",
    "F64, 0.5, 3.6, 0, 0, 1.8",
    "BCD16, 215, 0.1, 0, 0, 21.5",
    "BCD32, 12345678, 0.001, 0, 0, 12345.678",
  })
  void scaledValuesLookAsPeopleWriteThem(
      RegisterType type, double raw, double scale, double offset, int power, String expected) {
    TagType tag = Tags.of(HOLDING, 0, type).scale(scale, offset).tag();
    TagType plain = Tags.of(HOLDING, 0, type).tag();
    byte[] data = RegisterCodec.encode(plain, Value.of(raw), 0);
    TagType scaled = scale == 1 ? withScaleFrom(tag) : tag;
    Value value = decoded(scaled, data, power);
    assertThat(value).hasToString(expected);
    assertThat(RegisterCodec.encode(scaled, value, power)).isEqualTo(data);
  }

  @Test
  void everyWordWithAScaleOfATenthPrintsWithOneDecimal() {
    TagType tag = Tags.of(INPUT, 0, RegisterType.I16).scale(0.1, 0).tag();
    for (int raw = Short.MIN_VALUE; raw <= Short.MAX_VALUE; raw++) {
      byte[] data = {(byte) (raw >> 8), (byte) raw};
      assertThat(decoded(tag, data, 0).asDouble()).isEqualTo((float) (raw / 10.0));
    }
  }

  @Test
  void sixtyFourBitCountersStayExact() {
    TagType signed = Tags.holding(0, RegisterType.I64);
    TagType unsigned = Tags.holding(0, RegisterType.U64);
    for (long bits : new long[] {0, -1, 1, Long.MAX_VALUE, Long.MIN_VALUE, (1L << 53) + 1}) {
      Value value = Value.ofLong(ValueType.I64, bits);
      assertThat(decoded(signed, RegisterCodec.encode(signed, value, 0), 0)).isEqualTo(value);
      Value counter = Value.ofLong(ValueType.U64, bits);
      assertThat(decoded(unsigned, RegisterCodec.encode(unsigned, counter, 0), 0))
          .isEqualTo(counter);
    }
  }

  @Test
  void randomBytesComeBackAsTheyWere() {
    long seed = System.nanoTime();
    System.out.println("RegisterCodecTest seed " + seed);
    Random random = new Random(seed);
    List<RegisterType> types =
        Arrays.stream(RegisterType.values()).filter(RegisterType::isNumeric).toList();
    List<RegisterOrder> orders = List.of(RegisterOrder.values());
    for (int i = 0; i < 20_000; i++) {
      RegisterType type = types.get(random.nextInt(types.size()));
      RegisterOrder order = orders.get(random.nextInt(orders.size()));
      TagType tag = Tags.of(HOLDING, 0, type).order(order).tag();
      byte[] data = new byte[2 * type.registers()];
      random.nextBytes(data);
      Decoded decoded = RegisterCodec.decode(tag, ReadBlock.of(tag), data, 0);
      if (decoded.value() != null) {
        assertThat(RegisterCodec.encode(tag, decoded.value(), 0)).as("%s", tag).isEqualTo(data);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void dataThatEndsEarlyIsMalformed(RegisterType type) {
    TagType tag =
        type == RegisterType.STRING
            ? Tags.text(12, 3, RegisterOrder.ABCD)
            : Tags.of(HOLDING, 12, type).tag();
    ReadBlock block = new ReadBlock(HOLDING, 10, 20, List.of(tag));
    for (int length = 0; length < 4 + 2 * tag.length(); length++) {
      assertThat(RegisterCodec.decode(tag, block, new byte[length], 0))
          .isEqualTo(new Decoded(null, Quality.BAD_MALFORMED));
    }
    assertThat(RegisterCodec.decode(tag, block, new byte[4 + 2 * tag.length()], 0).quality())
        .isEqualTo(Quality.GOOD);
  }

  @Test
  void coilsComeFromTheLeastBitOn() {
    TagType tag = Tags.of(COIL, 29, RegisterType.BOOL).tag();
    ReadBlock block = new ReadBlock(COIL, 20, 12, List.of(tag));
    assertThat(RegisterCodec.decode(tag, block, HEX.parseHex("0002"), 0).value())
        .isEqualTo(Value.of(true));
    assertThat(RegisterCodec.decode(tag, block, HEX.parseHex("fffd"), 0).value())
        .isEqualTo(Value.of(false));
    assertThat(RegisterCodec.decode(tag, block, HEX.parseHex("ff"), 0).quality())
        .isEqualTo(Quality.BAD_MALFORMED);
    assertThat(RegisterCodec.encode(tag, Value.of(true), 0)).containsExactly(1);
  }

  @ParameterizedTest
  @CsvSource({"ABCD, 0008", "CDAB, 0008", "BADC, 0800", "DCBA, 0800"})
  void bitsFollowTheOrderOfBytes(RegisterOrder order, String bytes) {
    for (int bit = 0; bit < 16; bit++) {
      TagType tag = Tags.of(INPUT, 0, RegisterType.BIT).order(order).bit(bit).tag();
      assertThat(decoded(tag, HEX.parseHex(bytes), 0)).isEqualTo(Value.of(bit == 3));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "I16, -32768, 8000",
    "I16, 32768, 8000",
    "I16, -9999, d8f1",
    "U16, 65535, ffff",
    "U32, 4294967295, ffffffff",
    "I32, -2147483648, 80000000",
    "F32, -9999, c61c3c00",
    "F64, -9999, c0c3878000000000",
    "BOOL, 65535, ffff",
    "BIT, 65535, ffff",
    "BCD16, 65535, ffff",
    "BCD32, 4294967295, ffffffff",
  })
  void marksMeanNoValue(RegisterType type, long mark, String bytes) {
    TagType tag = Tags.of(HOLDING, 0, type).invalid(mark).tag();
    assertThat(RegisterCodec.decode(tag, ReadBlock.of(tag), HEX.parseHex(bytes), 0))
        .isEqualTo(new Decoded(null, Quality.BAD_NO_VALUE));
  }

  @ParameterizedTest
  @EnumSource(RegisterOrder.class)
  void markOfABitIsItsWholeWord(RegisterOrder order) {
    TagType tag = Tags.of(INPUT, 0, RegisterType.BIT).bit(15).order(order).invalid(0x8000L).tag();
    String marked = order.swapsBytes() ? "0080" : "8000";
    String set = order.swapsBytes() ? "0180" : "8001";
    assertThat(RegisterCodec.decode(tag, ReadBlock.of(tag), HEX.parseHex(marked), 0))
        .isEqualTo(new Decoded(null, Quality.BAD_NO_VALUE));
    assertThat(RegisterCodec.decode(tag, ReadBlock.of(tag), HEX.parseHex(set), 0))
        .isEqualTo(Decoded.good(Value.of(true)));
  }

  @Test
  void hugeUnsignedMarksMeanNoValue() {
    BigInteger mark = new BigInteger("ffffffffffffffff", 16);
    TagType tag = Tags.of(HOLDING, 0, RegisterType.U64).invalid(mark).tag();
    assertThat(
            RegisterCodec.decode(tag, ReadBlock.of(tag), HEX.parseHex("ffffffffffffffff"), 0)
                .quality())
        .isEqualTo(Quality.BAD_NO_VALUE);
  }

  @ParameterizedTest
  @CsvSource({"F32, 7fc00000", "F32, 7f800000", "F32, ff800000", "F64, 7ff8000000000000"})
  void numbersThatAreNoneMeanNoValue(RegisterType type, String bytes) {
    TagType tag = Tags.holding(0, type);
    assertThat(RegisterCodec.decode(tag, ReadBlock.of(tag), HEX.parseHex(bytes), 0))
        .isEqualTo(new Decoded(null, Quality.BAD_NO_VALUE));
  }

  @ParameterizedTest
  @CsvSource({"BCD16, 00a0", "BCD16, f000", "BCD32, 1234567b"})
  void digitsThatAreNoneAreMalformed(RegisterType type, String bytes) {
    TagType tag = Tags.holding(0, type);
    assertThat(RegisterCodec.decode(tag, ReadBlock.of(tag), HEX.parseHex(bytes), 0))
        .isEqualTo(new Decoded(null, Quality.BAD_MALFORMED));
  }

  @Test
  void absurdPowersOfTenMeanNoValue() {
    TagType tag = withScaleFrom(Tags.holding(0, RegisterType.I16));
    for (int power : new int[] {-32768, -23, 23, 32767}) {
      assertThat(RegisterCodec.decode(tag, ReadBlock.of(tag), new byte[2], power).quality())
          .isEqualTo(Quality.BAD_NO_VALUE);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "I16, 32768",
    "I16, -32769",
    "U16, -1",
    "U16, 65536",
    "I32, 2147483648",
    "U32, -1",
    "U32, 4294967296",
    "I64, 1e19",
    "U64, -1",
    "U64, 2e19",
    "F32, 1e39",
    "F64, NaN",
    "I16, NaN",
    "BCD16, 10000",
    "BCD16, -1",
    "BCD32, 100000000",
  })
  void valuesThatDoNotFitAreRefused(RegisterType type, double number) {
    TagType tag = Tags.holding(0, type);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RegisterCodec.encode(tag, Value.of(number), 0))
        .withMessageContaining("[tag=");
  }

  @Test
  void integersOutsideTheRegisterAreRefused() {
    TagType signed = Tags.holding(0, RegisterType.I64);
    TagType unsigned = Tags.holding(0, RegisterType.U64);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RegisterCodec.encode(signed, Value.ofLong(ValueType.U64, -1), 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RegisterCodec.encode(unsigned, Value.ofLong(ValueType.I64, -1), 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RegisterCodec.encode(signed, Value.of("1"), 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RegisterCodec.encode(signed, Value.of(true), 0));
  }

  private static Value decoded(TagType tag, byte[] data, int power) {
    Decoded decoded = RegisterCodec.decode(tag, ReadBlock.of(tag), data, power);
    assertThat(decoded.quality()).isEqualTo(Quality.GOOD);
    assertThat(decoded.value()).isNotNull();
    return Objects.requireNonNull(decoded.value());
  }

  private static TagType withScaleFrom(TagType tag) {
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
        tag.scale(),
        tag.offset(),
        "A_SF",
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
