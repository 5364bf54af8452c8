package org.plantroom.sparkplug;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads one payload from the wire. Everything it keeps is bounded by {@link #MAX_METRICS}. */
final class PayloadReader {
  /** The most metrics taken from one payload; an empty metric costs two bytes on the wire only. */
  static final int MAX_METRICS = 100_000;

  private final CodedInputStream in;
  private final PackedMetrics metrics;
  private final PlainScan plain;
  private long timestamp = -1;
  private long seq = -1;
  private @Nullable String uuid;
  private byte @Nullable [] body;

  private PayloadReader(byte[] bytes) {
    in = CodedInputStream.newInstance(bytes);
    metrics = PackedMetrics.ofPayload(bytes.length);
    plain = new PlainScan(bytes, metrics);
  }

  /**
   * Reads a payload, and the one within when it is compressed.
   *
   * @throws IOException saying what is wrong with the bytes
   */
  static Payload read(byte[] bytes) throws IOException {
    PayloadReader outer = parse(bytes);
    return outer.isCompressed() ? outer.inner() : outer.payload();
  }

  private static PayloadReader parse(byte[] bytes) throws IOException {
    PayloadReader reader = new PayloadReader(bytes);
    reader.readFields();
    return reader;
  }

  private void readFields() throws IOException {
    MetricReader metric = new MetricReader(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag) {
        case WireTag.METRIC -> readMetric(metric);
        case WireTag.TIMESTAMP -> timestamp = Math.max(-1, in.readUInt64());
        case WireTag.SEQ -> seq = in.readUInt64();
        case WireTag.UUID -> uuid = in.readString();
        case WireTag.BODY -> body = in.readByteArray();
        default -> in.skipField(tag);
      }
    }
  }

  private void readMetric(MetricReader metric) throws IOException {
    if (metrics.size() == MAX_METRICS) {
      throw new IOException("more than %d metrics in a payload".formatted(MAX_METRICS));
    }
    int position = in.getTotalBytesRead();
    int next = plain.read(position, MAX_METRICS - metrics.size());
    if (next > position) {
      in.skipRawBytes(next - position);
    } else {
      metric.read(metrics);
    }
  }

  private boolean isCompressed() {
    return Compression.UUID.equals(uuid);
  }

  private Payload inner() throws IOException {
    Compression algorithm = Compression.ofAlgorithm(algorithmName());
    if (algorithm == null || body == null) {
      throw new IOException("compressed, but not with an algorithm known here");
    }
    PayloadReader inner = parse(algorithm.inflate(body));
    if (inner.isCompressed()) {
      throw new IOException("compressed twice");
    }
    return inner.payload();
  }

  private @Nullable String algorithmName() {
    for (Metric metric : metrics) {
      if (Compression.ALGORITHM.equals(metric.name()) && metric.value() != null) {
        return metric.value().text();
      }
    }
    return null;
  }

  private Payload payload() {
    // a number that is none of 0..255 stays visible as one out of range
    int sequence = Math.clamp(seq, -1, Integer.MAX_VALUE);
    if (body == null) {
      return new Payload(timestamp, sequence, metrics, null, null, uuid);
    }
    try {
      DeliveryMark mark = DeliveryMarkCodec.decode(body);
      return new Payload(timestamp, sequence, metrics, mark, null, uuid);
    } catch (IOException foreign) {
      String problem = String.valueOf(foreign.getMessage());
      return new Payload(timestamp, sequence, metrics, null, problem, uuid);
    }
  }
}
