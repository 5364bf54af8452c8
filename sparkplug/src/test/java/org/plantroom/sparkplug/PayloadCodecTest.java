package org.plantroom.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.tahu.protobuf.SparkplugBProto;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.DataSet;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Template;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.plantroom.core.Quality;
import org.plantroom.core.Sample;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.sparkplug.DecodeResult.Malformed;
import org.plantroom.sparkplug.DeliveryMark.Offset;

class PayloadCodecTest {
  static Stream<Value> extremes() {
    return Stream.of(
        Value.of(true),
        Value.of(false),
        Value.ofLong(ValueType.I16, Short.MIN_VALUE),
        Value.ofLong(ValueType.I16, -1),
        Value.ofLong(ValueType.I16, Short.MAX_VALUE),
        Value.ofLong(ValueType.U16, 0),
        Value.ofLong(ValueType.U16, 65535),
        Value.ofLong(ValueType.I32, Integer.MIN_VALUE),
        Value.ofLong(ValueType.I32, -1),
        Value.ofLong(ValueType.U32, 0xFFFF_FFFFL),
        Value.ofLong(ValueType.I64, Long.MIN_VALUE),
        Value.ofLong(ValueType.I64, -1),
        Value.ofLong(ValueType.U64, -1),
        Value.of(-0f),
        Value.of(Float.MIN_VALUE),
        Value.of(Math.PI),
        Value.of(""),
        Value.of("Wärmepumpe 🌡"));
  }

  @ParameterizedTest
  @MethodSource("extremes")
  @Tag("tck-id-payloads-name-birth-data-requirement")
  @Tag("tck-id-payloads-alias-birth-requirement")
  @Tag("tck-id-payloads-metric-datatype-req")
  @Tag("tck-id-payloads-metric-datatype-value")
  void birthMetricsComeBackAsTheyWere(Value value) {
    Sample now = Plant.good(value);
    NodeMetric declared = new NodeMetric("m", value.type(), "°C", "supply", now);
    Metric sent = Metric.birth(declared, 7);
    assertThat(roundTrip(sent)).isEqualTo(sent);
  }

  @ParameterizedTest
  @MethodSource("extremes")
  @Tag("tck-id-payloads-alias-data-cmd-requirement")
  @Tag("tck-id-payloads-metric-datatype-not-req")
  void dataMetricsCarryNeitherNameNorTypeAndResolveToTheSameValue(Value value) {
    Metric read = roundTrip(Metric.data(7, Plant.good(value), false));
    assertThat(read.name()).isNull();
    assertThat(read.dataType()).isZero();
    assertThat(read.alias()).isEqualTo(7);
    assertThat(WireValue.as(Objects.requireNonNull(read.value()), DataType.of(value.type())))
        .isEqualTo(value);
  }

  @ParameterizedTest
  @EnumSource(Quality.class)
  void qualityTravelsWithItsReason(Quality quality) {
    Sample sample =
        quality.isBad()
            ? Sample.bad(quality, Plant.T0)
            : new Sample(Value.of(1f), quality, Plant.T0);
    assertThat(roundTrip(Metric.data(1, sample, false)).quality()).isEqualTo(quality);
  }

  @Test
  @Tag("tck-id-payloads-propertyset-keys-array-size")
  @Tag("tck-id-payloads-propertyset-values-array-size")
  @Tag("tck-id-payloads-propertyset-quality-value-type")
  @Tag("tck-id-payloads-propertyset-quality-value-value")
  @Tag("tck-id-payloads-metric-propertyvalue-type-req")
  void foreignHostsSeeTheQualityOfTheSpecification() throws Exception {
    for (Quality quality : Quality.values()) {
      Sample sample =
          quality.isBad() ? Sample.bad(quality, 0) : new Sample(Value.of(1f), quality, 0);
      var set = toProto(Metric.data(1, sample, false)).getProperties();
      assertThat(set.getValuesCount()).isEqualTo(set.getKeysCount());
      if (quality == Quality.GOOD) {
        assertThat(set.getKeysCount()).isZero();
      } else {
        assertThat(set.getKeys(0)).isEqualTo("Quality");
        assertThat(set.getValues(0).getType()).isEqualTo(3);
        assertThat(set.getValues(0).getIntValue()).isIn(0, 500);
      }
    }
  }

  @Test
  @Tag("tck-id-operational-behavior-data-publish-nbirth-values")
  @Tag("tck-id-operational-behavior-data-publish-dbirth-values")
  void noValueIsNullOnTheWire() throws Exception {
    var wire = toProto(Metric.data(1, Sample.bad(Quality.BAD_WAITING, 5), true));
    assertThat(wire.getIsNull()).isTrue();
    assertThat(wire.getIsHistorical()).isTrue();
    assertThat(wire.getValueCase())
        .isEqualTo(SparkplugBProto.Payload.Metric.ValueCase.VALUE_NOT_SET);
  }

  @Test
  void unsignedWordsGoOutAsIntAndAreTakenAsLongToo() throws Exception {
    Value value = Value.ofLong(ValueType.U32, 4_000_000_000L);
    assertThat(toProto(Metric.data(1, Plant.good(value), false)).getIntValue())
        .isEqualTo((int) 4_000_000_000L);
    var asLong =
        SparkplugBProto.Payload.Metric.newBuilder().setDatatype(7).setLongValue(4_000_000_000L);
    assertThat(read(asLong).value()).isEqualTo(value);
  }

  @Test
  void aLiveValueOfOneByteAliasTakesTwentyBytesAtMost() {
    int empty = Plant.CODEC.encode(Payload.of(Plant.T0, 0, List.of(), null)).length;
    Metric metric = Metric.data(100, Plant.good(Value.of(21.5f)), false);
    int one = Plant.CODEC.encode(Payload.of(Plant.T0, 0, List.of(metric), null)).length;
    assertThat(one - empty).isLessThanOrEqualTo(16);
  }

  @Test
  void goldenBytesAreReadAndWritten() {
    // timestamp 1700000000000, metric {alias 3, timestamp, float 21.5}, seq 7, body v1 offset 300
    String golden = "0880d095ffbc31" + "12" + "0e" + "1003" + "1880d095ffbc31" + "650000ac41";
    golden += "1807" + "2a03" + "01ac02";
    Metric metric = Metric.data(3, Sample.good(Value.of(21.5f), Plant.T0), false);
    Payload payload = Payload.of(Plant.T0, 7, List.of(metric), new Offset(300));
    assertThat(HexFormat.of().formatHex(Plant.CODEC.encode(payload))).isEqualTo(golden);
    assertThat(Plant.decode(HexFormat.of().parseHex(golden))).isEqualTo(payload);
  }

  @Test
  void templatesDataSetsBytesAndArraysAreRefusedAndTheOthersGoOn() {
    var payload =
        SparkplugBProto.Payload.newBuilder()
            .addMetrics(proto("t").setDatatype(19).setTemplateValue(Template.newBuilder()))
            .addMetrics(proto("d").setDatatype(16).setDatasetValue(DataSet.newBuilder()))
            .addMetrics(proto("b").setDatatype(17).setBytesValue(ByteString.copyFromUtf8("x")))
            .addMetrics(proto("a").setDatatype(22).setBytesValue(ByteString.copyFromUtf8("x")))
            .addMetrics(proto("u").setDatatype(99).setIntValue(1))
            .addMetrics(proto("ok").setDatatype(3).setIntValue(-4));
    List<Metric> metrics = Plant.decode(payload.build().toByteArray()).metrics();
    assertThat(metrics.subList(0, 5)).allMatch(m -> m.problem() != null && m.value() == null);
    assertThat(metrics.get(5).problem()).isNull();
    assertThat(metrics.get(5).value()).isEqualTo(Value.ofLong(ValueType.I32, -4));
  }

  @Test
  void aMetricWithoutValueThatIsNotNullIsRefused() {
    assertThat(read(proto("m").setDatatype(9)).problem()).contains("neither");
    assertThat(read(proto("m").setDatatype(9).setIsNull(true)).problem()).isNull();
  }

  @Test
  void propertiesOfUnequalNumberRefuseTheMetric() {
    var set = SparkplugBProto.Payload.PropertySet.newBuilder().addKeys("Quality");
    Metric metric = read(proto("m").setDatatype(9).setFloatValue(1).setProperties(set));
    assertThat(metric.problem()).contains("1 keys and 0 values");
  }

  @Test
  void propertiesThatAreNotKeptAreCountedAndTheFirstIsNamed() {
    var set =
        properties(
            "engUnit", text("kW"), "engLow", text("0"), "engHigh", text("9"), "Quality", 192);
    Metric metric = read(proto("m").setDatatype(9).setFloatValue(1).setProperties(set));
    assertThat(metric.problem()).isNull();
    assertThat(metric.unit()).isEqualTo("kW");
    assertThat(metric.dropped()).isEqualTo(new DroppedProperties(2, "engLow"));
  }

  @Test
  void aPropertyOfAnotherTypeOrTwiceIsNotKeptEither() {
    assertThat(dropped("engUnit", 5)).isEqualTo(new DroppedProperties(1, "engUnit"));
    assertThat(dropped("engUnit", text("kW"), "engUnit", text("W")))
        .isEqualTo(new DroppedProperties(1, "engUnit"));
    assertThat(dropped("Quality", 0, "Reason", text("why")))
        .isEqualTo(new DroppedProperties(1, "Reason"));
  }

  @Test
  void whatIsKeptOrSaidToHaveNoValueIsNoLoss() {
    var none = SparkplugBProto.Payload.PropertyValue.newBuilder().setType(12).setIsNull(true);
    assertThat(dropped("engUnit", none)).isNull();
    assertThat(dropped("Quality", 0, "Reason", 3, "engUnit", text("kW"))).isNull();
  }

  private static @Nullable DroppedProperties dropped(Object... keysAndValues) {
    var set = properties(keysAndValues);
    return read(proto("m").setDatatype(9).setFloatValue(1).setProperties(set)).dropped();
  }

  private static SparkplugBProto.Payload.PropertyValue.Builder text(String value) {
    return SparkplugBProto.Payload.PropertyValue.newBuilder().setType(12).setStringValue(value);
  }

  private static SparkplugBProto.Payload.PropertySet.Builder properties(Object... keysAndValues) {
    var set = SparkplugBProto.Payload.PropertySet.newBuilder();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      var value =
          keysAndValues[i + 1] instanceof SparkplugBProto.Payload.PropertyValue.Builder given
              ? given
              : SparkplugBProto.Payload.PropertyValue.newBuilder()
                  .setType(3)
                  .setIntValue((int) keysAndValues[i + 1]);
      set.addKeys((String) keysAndValues[i]).addValues(value);
    }
    return set;
  }

  @Test
  void aForeignBodyGivesNoMarkButItsProblem() {
    var payload =
        SparkplugBProto.Payload.newBuilder().setBody(ByteString.copyFromUtf8("something else"));
    Payload read = Plant.decode(payload.build().toByteArray());
    assertThat(read.mark()).isNull();
    assertThat(read.bodyProblem()).contains("unknown version");
  }

  @Test
  void sequenceNumbersOutOfRangeStayVisible() {
    var payload = SparkplugBProto.Payload.newBuilder().setSeq(1L << 40).build().toByteArray();
    assertThat(Plant.decode(payload).seq()).isGreaterThan(255);
  }

  @Test
  void aMillionEmptyMetricsAreRefused() {
    byte[] bytes = new byte[2_000_000];
    for (int i = 0; i < bytes.length; i += 2) {
      bytes[i] = 0x12;
    }
    assertThat(Plant.CODEC.decode(bytes)).isInstanceOf(Malformed.class);
  }

  @Test
  void groupsNestedWithoutEndAreMalformed() {
    byte[] bytes = new byte[1_000_000];
    for (int i = 0; i < bytes.length; i += 2) {
      bytes[i] = (byte) 0x9b; // field 99, start of a group
      bytes[i + 1] = 0x06;
    }
    assertThat(Plant.CODEC.decode(bytes)).isInstanceOf(Malformed.class);
  }

  @Test
  void textThatIsNoProtobufIsMalformed() {
    assertThat(Plant.CODEC.decode("{\"online\":true}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Malformed.class);
  }

  private static Metric roundTrip(Metric metric) {
    byte[] bytes = Plant.CODEC.encode(Payload.of(Plant.T0, 0, List.of(metric), null));
    return Plant.decode(bytes).metrics().getFirst();
  }

  private static SparkplugBProto.Payload.Metric toProto(Metric metric) throws Exception {
    byte[] bytes = Plant.CODEC.encode(Payload.of(Plant.T0, 0, List.of(metric), null));
    return SparkplugBProto.Payload.parseFrom(bytes).getMetrics(0);
  }

  private static SparkplugBProto.Payload.Metric.Builder proto(String name) {
    return SparkplugBProto.Payload.Metric.newBuilder().setName(name).setTimestamp(1);
  }

  private static Metric read(SparkplugBProto.Payload.Metric.Builder metric) {
    byte[] bytes = SparkplugBProto.Payload.newBuilder().addMetrics(metric).build().toByteArray();
    return Plant.decode(bytes).metrics().getFirst();
  }
}
