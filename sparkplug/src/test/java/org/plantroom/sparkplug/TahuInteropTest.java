package org.plantroom.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.tahu.message.SparkplugBPayloadDecoder;
import org.eclipse.tahu.message.SparkplugBPayloadEncoder;
import org.eclipse.tahu.message.model.Metric.MetricBuilder;
import org.eclipse.tahu.message.model.MetricDataType;
import org.eclipse.tahu.message.model.SparkplugBPayload;
import org.eclipse.tahu.message.model.SparkplugBPayload.SparkplugBPayloadBuilder;
import org.eclipse.tahu.util.CompressionAlgorithm;
import org.eclipse.tahu.util.PayloadUtil;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;

/** Eclipse Tahu, the reference implementation, reads what we write and the other way round. */
@SuppressWarnings("JavaUtilDate") // Tahu's model has no other time
class TahuInteropTest {
  private static final List<NodeMetric> ALL_TYPES =
      List.of(
          Plant.metric("bool", Value.of(true)),
          Plant.metric("i16", Value.ofLong(ValueType.I16, -5)),
          Plant.metric("u16", Value.ofLong(ValueType.U16, 65535)),
          Plant.metric("i32", Value.ofLong(ValueType.I32, -5)),
          Plant.metric("u32", Value.ofLong(ValueType.U32, 4_000_000_000L)),
          Plant.metric("i64", Value.ofLong(ValueType.I64, -5)),
          Plant.metric("u64", Value.ofLong(ValueType.U64, -1)),
          Plant.metric("f32", Value.of(1.5f)),
          Plant.metric("f64", Value.of(Math.E)),
          Plant.metric("text", Value.of("größer")));

  @Test
  @Tag("tck-id-message-flow-edge-node-birth-publish-nbirth-payload")
  void tahuReadsOurNbirth() throws Exception {
    Message nbirth = Plant.connected().nbirth(Plant.T0, ALL_TYPES);
    SparkplugBPayload read = tahuDecode(nbirth.payload());
    assertThat(read.getTimestamp()).isEqualTo(new Date(Plant.T0));
    assertThat(read.getSeq()).isZero();
    assertThat(tahuValue(read, "bdSeq")).isEqualTo(0L);
    assertThat(tahuValue(read, "Node Control/Rebirth")).isEqualTo(false);
    assertThat(tahuValue(read, "bool")).isEqualTo(true);
    assertThat(tahuValue(read, "i16")).isEqualTo((short) -5);
    assertThat(tahuValue(read, "u16")).isEqualTo(65535);
    assertThat(tahuValue(read, "i32")).isEqualTo(-5);
    assertThat(tahuValue(read, "u32")).isEqualTo(4_000_000_000L);
    assertThat(tahuValue(read, "i64")).isEqualTo(-5L);
    assertThat(tahuValue(read, "u64")).isEqualTo(new BigInteger("18446744073709551615"));
    assertThat(tahuValue(read, "f32")).isEqualTo(1.5f);
    assertThat(tahuValue(read, "f64")).isEqualTo(Math.E);
    assertThat(tahuValue(read, "text")).isEqualTo("größer");
  }

  @Test
  void tahuReadsUnitAndDescriptionOfOurDbirth() throws Exception {
    EdgeNodeSession edge = Plant.connected();
    edge.nbirth(Plant.T0, List.of());
    byte[] bytes = edge.dbirth(Plant.PUMP, Plant.T0, Plant.pumpMetrics()).payload();
    var speed = tahuDecode(bytes).getMetrics().getFirst();
    assertThat(speed.getProperties().getPropertyMap())
        .hasEntrySatisfying("engUnit", unit -> assertThat(unit.getValue()).isEqualTo("rpm"));
    assertThat(speed.getMetaData().getDescription()).isEqualTo("of the shaft");
  }

  @ParameterizedTest
  @CsvSource({
    "Int8, -5",
    "Int16, -5",
    "Int32, -5",
    "Int64, -5",
    "UInt8, 250",
    "UInt16, 65000",
    "UInt32, 4000000000",
    "UInt64, 5",
    "Float, 1.5",
    "Double, 1.5",
    "Boolean, true",
    "String, x",
    "Text, x"
  })
  void weReadWhatTahuWrites(String type, String text) throws Exception {
    MetricDataType dataType = (MetricDataType) MetricDataType.class.getField(type).get(null);
    var metric = new MetricBuilder("m", dataType, tahuObject(type, text)).alias(3L).createMetric();
    Metric read = Plant.decode(tahuEncode(payload(metric))).metrics().getFirst();
    assertThat(read.name()).isEqualTo("m");
    assertThat(read.alias()).isEqualTo(3);
    assertThat(read.problem()).isNull();
    assertThat(String.valueOf(read.value())).isEqualTo(text);
  }

  @Test
  void weReadTahusDateAsMilliseconds() throws Exception {
    var metric = new MetricBuilder("m", MetricDataType.DateTime, new Date(Plant.T0)).createMetric();
    Metric read = Plant.decode(tahuEncode(payload(metric))).metrics().getFirst();
    assertThat(read.value()).isEqualTo(Value.ofLong(ValueType.I64, Plant.T0));
  }

  @Test
  void weReadTahusNullAndHistorical() throws Exception {
    var metric =
        new MetricBuilder("m", MetricDataType.Float, null).isHistorical(true).createMetric();
    Metric read = Plant.decode(tahuEncode(payload(metric))).metrics().getFirst();
    assertThat(read.value()).isNull();
    assertThat(read.problem()).isNull();
    assertThat(read.historical()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"DEFLATE", "GZIP"})
  void tahuInflatesWhatWeCompress(Compression compression) throws Exception {
    EdgeNodeSession edge = new EdgeNodeSession(Plant.EDGE, new PayloadCodec(compression), -1, null);
    edge.connect(Plant.T0);
    byte[] bytes = edge.nbirth(Plant.T0, ALL_TYPES).payload();
    SparkplugBPayload outer = tahuDecode(bytes);
    assertThat(outer.getUuid()).isEqualTo(PayloadUtil.UUID_COMPRESSED);
    SparkplugBPayload inner = PayloadUtil.decompress(outer, null);
    assertThat(tahuValue(inner, "text")).isEqualTo("größer");
  }

  @ParameterizedTest
  @EnumSource(CompressionAlgorithm.class)
  void weInflateWhatTahuCompresses(CompressionAlgorithm algorithm) throws Exception {
    var metric = new MetricBuilder("m", MetricDataType.Float, 1.5f).createMetric();
    SparkplugBPayload outer = PayloadUtil.compress(payload(metric), algorithm, false);
    Payload read = Plant.decode(tahuEncode(outer));
    assertThat(read.metrics().getFirst().value()).isEqualTo(Value.of(1.5f));
    assertThat(read.seq()).isEqualTo(4);
  }

  private static SparkplugBPayload payload(org.eclipse.tahu.message.model.Metric metric) {
    return new SparkplugBPayloadBuilder(4L)
        .setTimestamp(new Date(Plant.T0))
        .addMetric(metric)
        .createPayload();
  }

  private static byte[] tahuEncode(SparkplugBPayload payload) throws Exception {
    return new SparkplugBPayloadEncoder().getBytes(payload, false);
  }

  private static SparkplugBPayload tahuDecode(byte[] bytes) throws Exception {
    return new SparkplugBPayloadDecoder().buildFromByteArray(bytes, null);
  }

  private static Object tahuValue(SparkplugBPayload payload, String name) {
    Optional<org.eclipse.tahu.message.model.Metric> metric =
        payload.getMetrics().stream().filter(m -> name.equals(m.getName())).findFirst();
    return Objects.requireNonNull(metric.orElseThrow().getValue());
  }

  private static Object tahuObject(String type, String text) {
    return switch (type) {
      case "Int8" -> Byte.valueOf(text);
      case "Int16", "UInt8" -> Short.valueOf(text);
      case "Int32", "UInt16" -> Integer.valueOf(text);
      case "Int64", "UInt32" -> Long.valueOf(text);
      case "UInt64" -> new BigInteger(text);
      case "Float" -> Float.valueOf(text);
      case "Double" -> Double.valueOf(text);
      case "Boolean" -> Boolean.valueOf(text);
      default -> text;
    };
  }
}
