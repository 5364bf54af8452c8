package org.plantroom.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.tahu.protobuf.SparkplugBProto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plantroom.core.Value;
import org.plantroom.sparkplug.DecodeResult.Malformed;
import org.plantroom.sparkplug.DeliveryMark.Offset;

class CompressionTest {
  private static final Payload LARGE =
      Payload.of(
          Plant.T0,
          9,
          IntStream.range(0, 200)
              .mapToObj(i -> Metric.data(i, Plant.good(Value.of(1f * i)), false))
              .toList(),
          new Offset(77));

  @ParameterizedTest
  @EnumSource(names = {"DEFLATE", "GZIP"})
  void compressedPayloadsAreSmallerAndComeBackWithTheirMark(Compression compression) {
    byte[] bytes = new PayloadCodec(compression).encode(LARGE);
    assertThat(bytes.length).isLessThan(Plant.CODEC.encode(LARGE).length * 2 / 3);
    assertThat(Plant.decode(bytes)).isEqualTo(LARGE);
  }

  @Test
  void aPayloadThatWouldGrowStaysPlain() {
    Payload small = Payload.of(Plant.T0, 0, List.of(), null);
    assertThat(new PayloadCodec(Compression.GZIP).encode(small))
        .isEqualTo(Plant.CODEC.encode(small));
  }

  @ParameterizedTest
  @EnumSource(names = {"DEFLATE", "GZIP"})
  void aBodyThatInflatesWithoutEndIsRefused(Compression compression) {
    byte[] bomb = compression.compress(new byte[Compression.MAX_INFLATED + 1]);
    assertThat(bomb.length).isLessThan(100_000);
    assertMalformed(wrap(compression.name(), bomb), "inflates to more than");
  }

  @Test
  void aBodyCompressedTwiceIsRefused() {
    byte[] inner = wrap("GZIP", Compression.GZIP.compress(new byte[0]));
    assertMalformed(wrap("GZIP", Compression.GZIP.compress(inner)), "compressed twice");
  }

  @Test
  void anUnknownAlgorithmIsRefused() {
    assertMalformed(wrap("BROTLI", new byte[5]), "not with an algorithm known here");
  }

  @ParameterizedTest
  @EnumSource(names = {"DEFLATE", "GZIP"})
  void truncatedBodiesAreRefused(Compression compression) {
    byte[] whole = compression.compress(Plant.CODEC.encode(LARGE));
    for (int length = 0; length < whole.length; length++) {
      byte[] part = java.util.Arrays.copyOf(whole, length);
      DecodeResult result = Plant.CODEC.decode(wrap(compression.name(), part));
      // only a checksum cut off may go unnoticed, never a value
      if (result instanceof DecodeResult.Decoded(Payload payload)) {
        assertThat(payload).isEqualTo(LARGE);
      }
    }
  }

  private static byte[] wrap(String algorithm, byte[] body) {
    return SparkplugBProto.Payload.newBuilder()
        .setUuid("SPBV1.0_COMPRESSED")
        .addMetrics(
            SparkplugBProto.Payload.Metric.newBuilder()
                .setName("algorithm")
                .setDatatype(12)
                .setStringValue(algorithm))
        .setBody(ByteString.copyFrom(body))
        .build()
        .toByteArray();
  }

  private static void assertMalformed(byte[] bytes, String why) {
    assertThat(Plant.CODEC.decode(bytes))
        .isInstanceOfSatisfying(
            Malformed.class, malformed -> assertThat(malformed.sentence()).contains(why));
  }
}
