package org.plantroom.sparkplug;

import com.google.protobuf.ByteString;
import org.eclipse.tahu.protobuf.SparkplugBProto;

/** Writes payloads through Tahu's protobuf classes. */
final class PayloadWriter {
  private PayloadWriter() {}

  static byte[] write(Payload payload) {
    SparkplugBProto.Payload.Builder wire = head(payload);
    for (Metric metric : payload.metrics()) {
      wire.addMetrics(MetricWriter.write(metric));
    }
    if (payload.mark() != null) {
      wire.setBody(ByteString.copyFrom(DeliveryMarkCodec.encode(payload.mark())));
    }
    if (payload.uuid() != null) {
      wire.setUuid(payload.uuid());
    }
    return wire.build().toByteArray();
  }

  /** A payload that holds another one compressed, as Tahu's PayloadUtil makes it. */
  static byte[] wrap(Payload payload, Compression algorithm, byte[] compressed) {
    return head(payload)
        .setUuid(Compression.UUID)
        .addMetrics(
            SparkplugBProto.Payload.Metric.newBuilder()
                .setName(Compression.ALGORITHM)
                .setDatatype(DataType.STRING.code())
                .setStringValue(algorithm.name()))
        .setBody(ByteString.copyFrom(compressed))
        .build()
        .toByteArray();
  }

  private static SparkplugBProto.Payload.Builder head(Payload payload) {
    SparkplugBProto.Payload.Builder wire = SparkplugBProto.Payload.newBuilder();
    if (payload.timestamp() >= 0) {
      wire.setTimestamp(payload.timestamp());
    }
    if (payload.seq() >= 0) {
      wire.setSeq(payload.seq());
    }
    return wire;
  }
}
