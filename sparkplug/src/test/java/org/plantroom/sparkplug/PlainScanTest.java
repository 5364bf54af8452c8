package org.plantroom.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.plantroom.core.Quality;
import org.plantroom.core.Sample;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;

/** The quick way through plain metrics takes and refuses just what the careful one does. */
final class PlainScanTest {
  private static final int PAYLOADS = 300;
  private static final int MUTATIONS = 60;
  private static final long T0 = 1_700_000_000_000L;

  /** Rerun a failure with {@code -Dplantroom.seed=N}. */
  private static final long SEED = Long.getLong("plantroom.seed", System.nanoTime());

  private final Random random = new Random(SEED);

  @Test
  void mixedPayloadsAndTheirMutationsAreReadAlike() {
    System.out.println("PlainScanTest seed " + SEED);
    for (int i = 0; i < PAYLOADS; i++) {
      byte[] whole = PayloadCodec.plain().encode(Payload.of(T0, i % 256, metrics(), null));
      assertAlike(whole);
      for (int j = 0; j < MUTATIONS; j++) {
        byte[] mutated = whole.clone();
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
        assertAlike(mutated);
      }
    }
  }

  @Test
  void aRunOfPlainMetricsIsReadInOneGo() {
    List<Metric> plain = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      plain.add(Metric.data(i, Sample.good(Value.of(i + 0.5f), T0), i == 1));
    }
    byte[] bytes = PayloadCodec.plain().encode(Payload.unsequenced(-1, plain));
    PackedMetrics read = PackedMetrics.ofPayload(bytes.length);
    assertThat(bytes[0]).isEqualTo((byte) WireTag.METRIC);
    assertThat(new PlainScan(bytes, read).read(1, 10)).isEqualTo(bytes.length);
    assertThat(read).containsExactlyElementsOf(plain);
    PackedMetrics two = PackedMetrics.ofPayload(bytes.length);
    int end = new PlainScan(bytes, two).read(1, 2);
    assertThat(two).containsExactlyElementsOf(plain.subList(0, 2));
    assertThat(bytes[end]).isEqualTo((byte) WireTag.METRIC);
  }

  private void assertAlike(byte[] bytes) {
    DecodeResult quick = PayloadCodec.plain().decode(bytes);
    List<Metric> careful = careful(bytes);
    if (quick instanceof DecodeResult.Decoded(Payload payload) && payload.uuid() == null) {
      assertThat(payload.metrics()).as("seed %d", SEED).isEqualTo(careful);
    } else if (quick instanceof DecodeResult.Malformed) {
      assertThat(careful).as("seed %d", SEED).isNull();
    }
  }

  /** All metrics as {@link MetricReader} alone reads them; null for malformed bytes. */
  private static @Nullable List<Metric> careful(byte[] bytes) {
    PackedMetrics metrics = new PackedMetrics();
    CodedInputStream in = CodedInputStream.newInstance(bytes);
    MetricReader reader = new MetricReader(in);
    try {
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        switch (tag) {
          case WireTag.METRIC -> reader.read(metrics);
          case WireTag.UUID -> in.readString();
          default -> in.skipField(tag);
        }
      }
      return metrics;
    } catch (IOException malformed) {
      return null;
    }
  }

  private List<Metric> metrics() {
    List<Metric> metrics = new ArrayList<>();
    int count = 1 + random.nextInt(40);
    for (int i = 0; i < count; i++) {
      metrics.add(metric(random.nextInt(12)));
    }
    return metrics;
  }

  private Metric metric(int kind) {
    return switch (kind) {
      case 0 -> data(Value.of("text"), Quality.GOOD);
      case 1 -> data(null, Quality.BAD_NO_ANSWER);
      case 2 -> data(Value.of(7f), Quality.UNCERTAIN);
      case 3 -> Metric.command("named", Value.of(true), T0);
      case 4 -> data(Value.of(random.nextBoolean()), Quality.GOOD);
      case 5 -> data(Value.ofLong(ValueType.U32, random.nextInt() & 0xFFFF_FFFFL), Quality.GOOD);
      case 6 -> data(Value.ofLong(ValueType.U64, random.nextLong()), Quality.GOOD);
      case 7 -> data(Value.of(random.nextDouble()), Quality.GOOD);
      default -> data(Value.of(random.nextFloat()), Quality.GOOD);
    };
  }

  private Metric data(@Nullable Value value, Quality quality) {
    long time = random.nextInt(5) == 0 ? -1 : T0 + random.nextInt(100_000);
    Sample sample = new Sample(value, quality, time);
    return Metric.data(random.nextInt(100_000), sample, random.nextBoolean());
  }
}
