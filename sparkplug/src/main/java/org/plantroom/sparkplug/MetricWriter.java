package org.plantroom.sparkplug;

import org.eclipse.tahu.protobuf.SparkplugBProto;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.MetaData;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.PropertySet;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.PropertyValue;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Quality;
import org.plantroom.core.Value;

/** Writes one metric; what is not set takes no bytes. */
final class MetricWriter {
  private MetricWriter() {}

  static SparkplugBProto.Payload.Metric write(Metric metric) {
    SparkplugBProto.Payload.Metric.Builder wire = SparkplugBProto.Payload.Metric.newBuilder();
    if (metric.name() != null) {
      wire.setName(metric.name());
    }
    if (metric.alias() >= 0) {
      wire.setAlias(metric.alias());
    }
    if (metric.timestamp() >= 0) {
      wire.setTimestamp(metric.timestamp());
    }
    if (metric.dataType() != 0) {
      wire.setDatatype(metric.dataType());
    }
    if (metric.historical()) {
      wire.setIsHistorical(true);
    }
    if (metric.description() != null) {
      wire.setMetadata(MetaData.newBuilder().setDescription(metric.description()));
    }
    writeProperties(metric, wire);
    writeValue(metric.value(), wire);
    return wire.build();
  }

  private static void writeValue(
      @Nullable Value value, SparkplugBProto.Payload.Metric.Builder wire) {
    if (value == null) {
      wire.setIsNull(true);
      return;
    }
    switch (value.type()) {
      case BOOL -> wire.setBooleanValue(value.asBoolean());
      case I16, U16, I32, U32 -> wire.setIntValue((int) value.bits());
      case I64, U64 -> wire.setLongValue(value.bits());
      case F32 -> wire.setFloatValue((float) value.asDouble());
      case F64 -> wire.setDoubleValue(value.asDouble());
      case STRING -> wire.setStringValue(String.valueOf(value.text()));
    }
  }

  private static void writeProperties(Metric metric, SparkplugBProto.Payload.Metric.Builder wire) {
    if (metric.quality() == Quality.GOOD && metric.unit() == null) {
      return;
    }
    PropertySet.Builder set = PropertySet.newBuilder();
    if (metric.quality() != Quality.GOOD) {
      add(set, QualityCode.QUALITY, number(DataType.INT32, QualityCode.of(metric.quality())));
      add(set, QualityCode.REASON, number(DataType.UINT32, metric.quality().code()));
    }
    if (metric.unit() != null) {
      add(set, PropertiesReader.ENG_UNIT, text(metric.unit()));
    }
    wire.setProperties(set);
  }

  private static void add(PropertySet.Builder set, String key, PropertyValue.Builder value) {
    set.addKeys(key).addValues(value);
  }

  private static PropertyValue.Builder number(DataType type, int value) {
    return PropertyValue.newBuilder().setType(type.code()).setIntValue(value);
  }

  private static PropertyValue.Builder text(String value) {
    return PropertyValue.newBuilder().setType(DataType.STRING.code()).setStringValue(value);
  }
}
