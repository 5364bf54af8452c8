package org.plantroom.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ValueTest {
  private static final BigInteger GREATEST_U64 = ExampleProject.GREATEST_U64;

  @Test
  void boxedValueIsWhatJsonPrints() {
    assertThat(Value.of(true).boxed()).isEqualTo(true);
    assertThat(Value.of("on").boxed()).isEqualTo("on");
    assertThat(Value.of(0.1f).boxed()).isEqualTo(0.1f);
    assertThat(Value.of(0.1).boxed()).isEqualTo(0.1);
    assertThat(Value.ofLong(ValueType.I16, -5).boxed()).isEqualTo(-5L);
    assertThat(Value.ofLong(ValueType.U64, -1).boxed()).isEqualTo(GREATEST_U64);
    assertThat(Value.ofLong(ValueType.U64, 7)).hasToString("7");
  }

  @Test
  void unsignedSixtyFourBitsCountAsPositive() {
    assertThat(Value.ofLong(ValueType.U64, -1).asDouble()).isEqualTo(0x1p64);
    assertThat(Value.ofLong(ValueType.U64, Long.MIN_VALUE).asDouble()).isEqualTo(0x1p63);
    assertThat(Value.ofLong(ValueType.U64, Long.MAX_VALUE).asDouble()).isEqualTo(0x1p63);
    assertThat(Value.ofDouble(ValueType.U64, 0x1p63).bits()).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void sixtyFourBitCountersStayExact() {
    long odd = (1L << 53) + 1;
    assertThat(Value.ofLong(ValueType.I64, odd).boxed()).isEqualTo(odd);
    assertThat(Value.ofLong(ValueType.U64, odd).boxed()).isEqualTo(odd);
  }

  @Test
  void singleIsKeptRoundedToSingle() {
    assertThat(Value.ofDouble(ValueType.F32, 0.1).asDouble()).isEqualTo((double) 0.1f);
    assertThat(Value.ofDouble(ValueType.F64, 0.1).asDouble()).isEqualTo(0.1);
  }

  @ParameterizedTest
  @CsvSource({"I16, 2.5, 3", "I16, -2.5, -2", "U16, 2.4, 2", "I64, -7.9, -8", "U64, 7.4, 7"})
  void wholeTypesRoundHalfUp(ValueType type, double number, long expected) {
    assertThat(Value.ofDouble(type, number).bits()).isEqualTo(expected);
  }

  @Test
  void truthOfANumberIsNotBeingZero() {
    assertThat(Value.of(0.0).asBoolean()).isFalse();
    assertThat(Value.of(-0.0).asBoolean()).isFalse();
    assertThat(Value.of(0.5).asBoolean()).isTrue();
    assertThat(Value.ofLong(ValueType.U64, Long.MIN_VALUE).asBoolean()).isTrue();
    assertThat(Value.ofDouble(ValueType.BOOL, 2)).isEqualTo(Value.of(true));
  }

  @Test
  void onlyFloatingNumbersCanBeInfiniteOrNone() {
    assertThat(Value.of(Double.NaN).isFinite()).isFalse();
    assertThat(Value.of(Float.POSITIVE_INFINITY).isFinite()).isFalse();
    assertThat(Value.of(1.0).isFinite()).isTrue();
    assertThat(Value.ofLong(ValueType.I64, 0x7FF8000000000000L).isFinite()).isTrue();
    assertThat(Value.of("NaN").isFinite()).isTrue();
  }

  @Test
  void textBelongsToTypeStringOnly() {
    assertThatThrownBy(() -> new Value(ValueType.I16, 0, "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Value(ValueType.STRING, 0, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Value.ofDouble(ValueType.STRING, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Value.of("x").asDouble()).isNaN();
  }

  @ParameterizedTest
  @EnumSource(ValueType.class)
  void labelLeadsBackToTheType(ValueType type) {
    assertThat(ValueType.ofLabel(type.label())).isSameAs(type);
    assertThat(type.isNumeric()).isEqualTo(type != ValueType.BOOL && type != ValueType.STRING);
    assertThat(type.isFloating()).isEqualTo(type.label().startsWith("f"));
  }

  @Test
  void unknownTypeWordIsRefused() {
    assertThatThrownBy(() -> ValueType.ofLabel("int"))
        .hasMessageContaining("expected one of bool")
        .hasMessageContaining("[type=int]");
  }
}
