package org.plantroom.sparkplug;

import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;

/** The protobuf tags of a payload and its metrics: field number and wire type. */
final class WireTag {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;

  static final int TIMESTAMP = Payload.TIMESTAMP_FIELD_NUMBER << 3 | VARINT;
  static final int METRIC = Payload.METRICS_FIELD_NUMBER << 3 | BYTES;
  static final int SEQ = Payload.SEQ_FIELD_NUMBER << 3 | VARINT;
  static final int UUID = Payload.UUID_FIELD_NUMBER << 3 | BYTES;
  static final int BODY = Payload.BODY_FIELD_NUMBER << 3 | BYTES;

  static final int METRIC_NAME = Payload.Metric.NAME_FIELD_NUMBER << 3 | BYTES;
  static final int METRIC_ALIAS = Payload.Metric.ALIAS_FIELD_NUMBER << 3 | VARINT;
  static final int METRIC_TIMESTAMP = Payload.Metric.TIMESTAMP_FIELD_NUMBER << 3 | VARINT;
  static final int METRIC_DATATYPE = Payload.Metric.DATATYPE_FIELD_NUMBER << 3 | VARINT;
  static final int IS_HISTORICAL = Payload.Metric.IS_HISTORICAL_FIELD_NUMBER << 3 | VARINT;
  static final int IS_NULL = Payload.Metric.IS_NULL_FIELD_NUMBER << 3 | VARINT;
  static final int METADATA = Payload.Metric.METADATA_FIELD_NUMBER << 3 | BYTES;
  static final int PROPERTIES = Payload.Metric.PROPERTIES_FIELD_NUMBER << 3 | BYTES;

  static final int INT_VALUE = Payload.Metric.INT_VALUE_FIELD_NUMBER << 3 | VARINT;
  static final int LONG_VALUE = Payload.Metric.LONG_VALUE_FIELD_NUMBER << 3 | VARINT;
  static final int FLOAT_VALUE = Payload.Metric.FLOAT_VALUE_FIELD_NUMBER << 3 | FIXED32;
  static final int DOUBLE_VALUE = Payload.Metric.DOUBLE_VALUE_FIELD_NUMBER << 3 | FIXED64;
  static final int BOOLEAN_VALUE = Payload.Metric.BOOLEAN_VALUE_FIELD_NUMBER << 3 | VARINT;
  static final int STRING_VALUE = Payload.Metric.STRING_VALUE_FIELD_NUMBER << 3 | BYTES;
  static final int BYTES_VALUE = Payload.Metric.BYTES_VALUE_FIELD_NUMBER << 3 | BYTES;
  static final int DATASET_VALUE = Payload.Metric.DATASET_VALUE_FIELD_NUMBER << 3 | BYTES;
  static final int TEMPLATE_VALUE = Payload.Metric.TEMPLATE_VALUE_FIELD_NUMBER << 3 | BYTES;
  static final int EXTENSION_VALUE = Payload.Metric.EXTENSION_VALUE_FIELD_NUMBER << 3 | BYTES;

  static final int DESCRIPTION = Payload.MetaData.DESCRIPTION_FIELD_NUMBER << 3 | BYTES;

  static final int PROPERTY_KEY = Payload.PropertySet.KEYS_FIELD_NUMBER << 3 | BYTES;
  static final int PROPERTY_VALUE = Payload.PropertySet.VALUES_FIELD_NUMBER << 3 | BYTES;
  static final int PROPERTY_INT = Payload.PropertyValue.INT_VALUE_FIELD_NUMBER << 3 | VARINT;
  static final int PROPERTY_LONG = Payload.PropertyValue.LONG_VALUE_FIELD_NUMBER << 3 | VARINT;
  static final int PROPERTY_STRING = Payload.PropertyValue.STRING_VALUE_FIELD_NUMBER << 3 | BYTES;

  static final int PROPERTY_IS_NULL = Payload.PropertyValue.IS_NULL_FIELD_NUMBER << 3 | VARINT;

  private WireTag() {}
}
