package org.plantroom.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plantroom.sparkplug.DeliveryMark.Offset;
import org.plantroom.sparkplug.DeliveryMark.VoidReason;

class DeliveryMarkTest {
  static Stream<DeliveryMark> marks() {
    return Stream.of(
        new Offset(0),
        new Offset(127),
        new Offset(128),
        new Offset(Long.MAX_VALUE),
        new DeliveryMark.Void(0, 0, 0, 0, VoidReason.RESTART),
        new DeliveryMark.Void(5, 1000, Plant.T0, Plant.T0 + 1, VoidReason.DISK_FULL),
        new DeliveryMark.Void(
            Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, VoidReason.RESTART));
  }

  @ParameterizedTest
  @MethodSource("marks")
  void marksComeBackAsTheyWere(DeliveryMark mark) throws Exception {
    assertThat(DeliveryMarkCodec.decode(DeliveryMarkCodec.encode(mark))).isEqualTo(mark);
  }

  @ParameterizedTest
  @MethodSource("marks")
  void truncatedMarksAreRefused(DeliveryMark mark) {
    byte[] whole = DeliveryMarkCodec.encode(mark);
    for (int length = 0; length < whole.length; length++) {
      byte[] part = java.util.Arrays.copyOf(whole, length);
      assertThatIOException().isThrownBy(() -> DeliveryMarkCodec.decode(part));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000", // version 0
        "0300", // version 3
        "010000", // a byte too many
        "01ffffffffffffffffff01", // an offset above 2^63
        "020500000001", // to before from
        "020005050001", // toTime before fromTime
        "020000000009" // unknown reason
      })
  void bodiesOfOthersAreRefused(String hex) {
    assertThatIOException()
        .isThrownBy(() -> DeliveryMarkCodec.decode(HexFormat.of().parseHex(hex)));
  }

  @Test
  void anOffsetTakesTwoToTenBytes() {
    assertThat(DeliveryMarkCodec.encode(new Offset(100))).hasSize(2);
    assertThat(DeliveryMarkCodec.encode(new Offset(Long.MAX_VALUE))).hasSize(10);
  }
}
