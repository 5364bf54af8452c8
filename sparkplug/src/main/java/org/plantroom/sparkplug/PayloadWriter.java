package org.plantroom.sparkplug;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.eclipse.tahu.protobuf.SparkplugBProto;

/**
 * Writes payloads through Tahu's protobuf classes, but for the plain metrics they begin with, which
 * {@link PlainMetricWriter} writes.
 */
final class PayloadWriter {
  private static final int TIMESTAMP = SparkplugBProto.Payload.TIMESTAMP_FIELD_NUMBER;

  private PayloadWriter() {}

  static byte[] write(Payload payload) {
    List<Metric> metrics = payload.metrics();
    int plain = 0;
    while (plain < metrics.size() && PlainMetricWriter.takes(metrics.get(plain))) {
      plain++;
    }
    SparkplugBProto.Payload.Builder rest = sequenced(payload);
    for (Metric metric : metrics.subList(plain, metrics.size())) {
      rest.addMetrics(MetricWriter.write(metric));
    }
    if (payload.mark() != null) {
      rest.setBody(ByteString.copyFrom(DeliveryMarkCodec.encode(payload.mark())));
    }
    if (payload.uuid() != null) {
      rest.setUuid(payload.uuid());
    }
    return join(payload.timestamp(), metrics.subList(0, plain), rest.build());
  }

  /** A payload that holds another one compressed, as Tahu's PayloadUtil makes it. */
  static byte[] wrap(Payload payload, Compression algorithm, byte[] compressed) {
    SparkplugBProto.Payload wrapping =
        sequenced(payload)
            .setUuid(Compression.UUID)
            .addMetrics(
                SparkplugBProto.Payload.Metric.newBuilder()
                    .setName(Compression.ALGORITHM)
                    .setDatatype(DataType.STRING.code())
                    .setStringValue(algorithm.name()))
            .setBody(ByteString.copyFrom(compressed))
            .build();
    return join(payload.timestamp(), List.of(), wrapping);
  }

  private static SparkplugBProto.Payload.Builder sequenced(Payload payload) {
    SparkplugBProto.Payload.Builder wire = SparkplugBProto.Payload.newBuilder();
    return payload.seq() >= 0 ? wire.setSeq(payload.seq()) : wire;
  }

  /** Writes the fields in the order of their numbers: time, plain metrics, and the rest. */
  private static byte[] join(long timestamp, List<Metric> plain, SparkplugBProto.Payload rest) {
    int size = rest.getSerializedSize();
    size += timestamp < 0 ? 0 : CodedOutputStream.computeUInt64Size(TIMESTAMP, timestamp);
    int[] lengths = plain.stream().mapToInt(PlainMetricWriter::size).toArray();
    for (int length : lengths) {
      size += 1 + CodedOutputStream.computeUInt32SizeNoTag(length) + length;
    }
    byte[] bytes = new byte[size];
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      if (timestamp >= 0) {
        out.writeUInt64(TIMESTAMP, timestamp);
      }
      for (int i = 0; i < lengths.length; i++) {
        out.writeUInt32NoTag(WireTag.METRIC);
        out.writeUInt32NoTag(lengths[i]);
        PlainMetricWriter.write(plain.get(i), out);
      }
      rest.writeTo(out);
      out.checkNoSpaceLeft();
    } catch (IOException e) {
      throw new UncheckedIOException("an array takes all that was counted", e);
    }
    return bytes;
  }
}
