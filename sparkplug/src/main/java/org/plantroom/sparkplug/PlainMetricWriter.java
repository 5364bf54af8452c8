package org.plantroom.sparkplug;

import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.util.Objects;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.plantroom.core.Quality;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;

/**
 * Writes the metrics that data almost always are, an alias, a time and a good number, straight to
 * the wire: a fraction of the work of building the protobuf objects first.
 */
final class PlainMetricWriter {
  private PlainMetricWriter() {}

  /** True for a metric this writer can write. */
  static boolean takes(Metric metric) {
    Value value = metric.value();
    boolean bare = metric.name() == null && metric.dataType() == 0 && metric.unit() == null;
    return bare
        && metric.description() == null
        && metric.alias() >= 0
        && metric.timestamp() >= 0
        && metric.quality() == Quality.GOOD
        && value != null
        && value.type() != ValueType.STRING;
  }

  /** How many bytes a metric's fields take, without the tag and length before them. */
  static int size(Metric metric) {
    int head =
        CodedOutputStream.computeUInt64Size(Payload.Metric.ALIAS_FIELD_NUMBER, metric.alias())
            + CodedOutputStream.computeUInt64Size(
                Payload.Metric.TIMESTAMP_FIELD_NUMBER, metric.timestamp());
    int historical =
        metric.historical()
            ? CodedOutputStream.computeBoolSize(Payload.Metric.IS_HISTORICAL_FIELD_NUMBER, true)
            : 0;
    return head + historical + valueSize(Objects.requireNonNull(metric.value()));
  }

  private static int valueSize(Value value) {
    return switch (value.type()) {
      case BOOL ->
          CodedOutputStream.computeBoolSize(Payload.Metric.BOOLEAN_VALUE_FIELD_NUMBER, true);
      case I16, U16, I32, U32 ->
          CodedOutputStream.computeUInt32Size(
              Payload.Metric.INT_VALUE_FIELD_NUMBER, (int) value.bits());
      case I64, U64 ->
          CodedOutputStream.computeUInt64Size(Payload.Metric.LONG_VALUE_FIELD_NUMBER, value.bits());
      case F32 -> CodedOutputStream.computeFloatSize(Payload.Metric.FLOAT_VALUE_FIELD_NUMBER, 0);
      case F64 -> CodedOutputStream.computeDoubleSize(Payload.Metric.DOUBLE_VALUE_FIELD_NUMBER, 0);
      case STRING -> throw noNumber();
    };
  }

  /** Writes a metric's fields in the order of their numbers. */
  static void write(Metric metric, CodedOutputStream out) throws IOException {
    out.writeUInt64(Payload.Metric.ALIAS_FIELD_NUMBER, metric.alias());
    out.writeUInt64(Payload.Metric.TIMESTAMP_FIELD_NUMBER, metric.timestamp());
    if (metric.historical()) {
      out.writeBool(Payload.Metric.IS_HISTORICAL_FIELD_NUMBER, true);
    }
    writeValue(Objects.requireNonNull(metric.value()), out);
  }

  private static void writeValue(Value value, CodedOutputStream out) throws IOException {
    switch (value.type()) {
      case BOOL -> out.writeBool(Payload.Metric.BOOLEAN_VALUE_FIELD_NUMBER, value.asBoolean());
      case I16, U16, I32, U32 ->
          out.writeUInt32(Payload.Metric.INT_VALUE_FIELD_NUMBER, (int) value.bits());
      case I64, U64 -> out.writeUInt64(Payload.Metric.LONG_VALUE_FIELD_NUMBER, value.bits());
      case F32 -> out.writeFloat(Payload.Metric.FLOAT_VALUE_FIELD_NUMBER, (float) value.asDouble());
      case F64 -> out.writeDouble(Payload.Metric.DOUBLE_VALUE_FIELD_NUMBER, value.asDouble());
      case STRING -> throw noNumber();
    }
  }

  private static IllegalArgumentException noNumber() {
    return new IllegalArgumentException("a text is no plain metric");
  }
}
