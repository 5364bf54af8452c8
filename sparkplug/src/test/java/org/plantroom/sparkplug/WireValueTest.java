package org.plantroom.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;

class WireValueTest {
  @ParameterizedTest
  @CsvSource({
    "INT8, 251, -5",
    "INT8, 4294967291, -5",
    "INT8, 127, 127",
    "INT8, 256,",
    "INT16, 65531, -5",
    "INT16, 4294967291, -5",
    "INT16, 32767, 32767",
    "INT16, 65536,",
    "INT32, 4294967291, -5",
    "INT32, 2147483647, 2147483647",
    "INT64, 4294967291, 4294967291",
    "UINT8, 255, 255",
    "UINT8, 256,",
    "UINT16, 65535, 65535",
    "UINT16, 65536,",
    "UINT32, 4294967295, 4294967295",
    "UINT64, 4294967295, 4294967295"
  })
  void intValuesOfEveryEncoderAreUnderstoodOrRefused(
      DataType type, long intValue, @Nullable Long expected) {
    assertThat(as(ValueType.U32, intValue, type)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "INT16, -5, -5",
    "INT16, 65531, -5",
    "INT32, -5, -5",
    "INT32, 4294967291, -5",
    "INT32, 4294967296,",
    "INT64, -5, -5",
    "UINT32, 4294967295, 4294967295",
    "UINT32, 4294967296,",
    "UINT32, -1,",
    "UINT64, -1, -1",
    "DATE_TIME, 1700000000000, 1700000000000"
  })
  void longValuesAreUnderstoodOrRefused(DataType type, long longValue, @Nullable Long expected) {
    assertThat(as(ValueType.U64, longValue, type)).isEqualTo(expected);
  }

  @Test
  void floatsAndDoublesStandInForEachOther() {
    assertThat(WireValue.as(Value.of(1.5f), DataType.DOUBLE)).isEqualTo(Value.of(1.5));
    assertThat(WireValue.as(Value.of(1.5), DataType.FLOAT)).isEqualTo(Value.of(1.5f));
  }

  @Test
  void kindsDoNotTurnIntoEachOther() {
    assertThat(WireValue.as(Value.of("1"), DataType.INT32)).isNull();
    assertThat(WireValue.as(Value.of(true), DataType.INT32)).isNull();
    assertThat(WireValue.as(Value.of(1f), DataType.INT32)).isNull();
    assertThat(WireValue.as(Value.ofLong(ValueType.U32, 1), DataType.BOOLEAN)).isNull();
    assertThat(WireValue.as(Value.ofLong(ValueType.U32, 1), DataType.FLOAT)).isNull();
    assertThat(WireValue.as(Value.ofLong(ValueType.U32, 1), DataType.TEXT)).isNull();
  }

  private static @Nullable Long as(ValueType wire, long bits, DataType type) {
    Value value = WireValue.as(Value.ofLong(wire, bits), type);
    if (value == null) {
      return null;
    }
    assertThat(value.type()).isEqualTo(type.valueType());
    return value.bits();
  }
}
