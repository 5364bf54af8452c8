package org.plantroom.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plantroom.core.Quality;
import org.plantroom.core.Sample;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;

class JournalCodecTest {
  private static final List<ValueType> TYPES = List.of(ValueType.values());
  private static final List<Quality> QUALITIES = List.of(Quality.values());

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyEntryComesBackAsItWas(long seed) throws IOException {
    Random random = new Random(seed);
    JournalCodec writer = new JournalCodec();
    JournalCodec reader = new JournalCodec();
    for (int i = 0; i < 500; i++) {
      JournalEntry entry = entry(random, random.nextLong() >>> random.nextInt(1, 63));
      assertThat(reader.decode(writer.encode(entry))).as("seed %d", seed).isEqualTo(entry);
    }
  }

  @ParameterizedTest
  @EnumSource(Quality.class)
  void everyQualityComesBackWithAndWithoutValue(Quality quality) throws IOException {
    List<Sample> samples = new ArrayList<>();
    samples.add(new Sample(Value.of(21.5), quality, 1_000));
    if (quality.isBad()) {
      samples.add(Sample.bad(quality, -1_000));
    }
    for (Sample sample : samples) {
      JournalEntry entry = entry(7, ValueType.F64, sample);
      assertThat(new JournalCodec().decode(new JournalCodec().encode(entry))).isEqualTo(entry);
    }
  }

  @ParameterizedTest
  @EnumSource(ValueType.class)
  void theEndsOfEveryTypeComeBack(ValueType type) throws IOException {
    for (long bits : new long[] {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
      JournalEntry entry = entry(0, type, Sample.good(value(type, bits), Long.MAX_VALUE));
      assertThat(new JournalCodec().decode(new JournalCodec().encode(entry))).isEqualTo(entry);
    }
  }

  @Test
  void aTagIsNamedInFullOnlyOnce() {
    JournalCodec codec = new JournalCodec();
    byte[] first = codec.encode(new JournalEntry(1, Plants.report("pump", 1_000, 1)));
    byte[] second = codec.encode(new JournalEntry(2, Plants.report("pump", 1_000, 1)));
    assertThat(second).hasSizeLessThan(first.length - 8);
  }

  @Test
  void aValueOfAnotherTypeThanItsTagIsRefused() {
    Sample text = Sample.good(Value.of("on"), 0);
    assertThatThrownBy(() -> new TagSample("t", ValueType.U16, text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("u16");
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void damagedBodiesGiveAnErrorOrAnEntryAndNothingElse(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 3_000; i++) {
      byte[] body = new JournalCodec().encode(entry(random, i));
      body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
      byte[] damaged = Arrays.copyOf(body, random.nextInt(body.length + 1));
      assertDecodesOrRefuses(damaged, "seed %d round %d".formatted(seed, i));
    }
  }

  private static void assertDecodesOrRefuses(byte[] damaged, String when) {
    try {
      assertThat(new JournalCodec().decode(damaged)).as(when).isNotNull();
    } catch (IOException expected) {
      assertThat(expected).as(when).isNotNull();
    }
  }

  private static JournalEntry entry(long offset, ValueType type, Sample sample) {
    return new JournalEntry(
        offset, new DeviceReport("pump", List.of(new TagSample("t", type, sample))));
  }

  private static JournalEntry entry(RandomGenerator random, long offset) {
    List<TagSample> samples = new ArrayList<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      ValueType type = TYPES.get(random.nextInt(TYPES.size()));
      samples.add(new TagSample("tag" + random.nextInt(20), type, sample(random, type)));
    }
    return new JournalEntry(offset, new DeviceReport("device" + random.nextInt(3), samples));
  }

  private static Sample sample(RandomGenerator random, ValueType type) {
    Quality quality = QUALITIES.get(random.nextInt(QUALITIES.size()));
    long time = random.nextInt(10) == 0 ? random.nextLong() : 1_700_000_000_000L;
    boolean hasValue = !quality.isBad() || random.nextBoolean();
    return new Sample(hasValue ? value(type, random.nextLong()) : null, quality, time);
  }

  private static Value value(ValueType type, long bits) {
    return switch (type) {
      case BOOL -> Value.of(bits != 0);
      case STRING -> Value.of("°C " + bits);
      case F32 -> Value.of((float) bits / 3);
      case F64 -> new Value(type, bits, null);
      case I16 -> Value.ofLong(type, bits << 48 >> 48);
      case U16 -> Value.ofLong(type, bits & 0xFFFF);
      case I32 -> Value.ofLong(type, bits << 32 >> 32);
      case U32 -> Value.ofLong(type, bits & 0xFFFF_FFFFL);
      case I64, U64 -> Value.ofLong(type, bits);
    };
  }
}
