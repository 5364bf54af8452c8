package org.plantroom.sparkplug;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Quality;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;

/**
 * Reads one metric after the other straight from the wire: half the work of building the protobuf
 * objects first, and templates and data sets are passed over without being built at all.
 */
final class MetricReader {
  private static final long LOW_32_BITS = 0xFFFF_FFFFL;

  /** The longest text taken as a value: a little more than the longest receipt has. */
  static final int MAX_TEXT = 8_192;

  private final CodedInputStream in;

  private @Nullable String name;
  private long alias;
  private long timestamp;
  private int dataType;
  private boolean historical;
  private boolean isNull;
  private @Nullable ValueType kind;
  private long bits;
  private @Nullable String text;
  private @Nullable String description;
  private @Nullable PropertiesReader properties;
  private @Nullable String problem;

  MetricReader(CodedInputStream in) {
    this.in = in;
  }

  /** Reads the metric that comes next, beginning with its length, to the end of {@code metrics}. */
  void read(PackedMetrics metrics) throws IOException {
    readFields();
    if (isPlain()) {
      metrics.append(alias, timestamp, Objects.requireNonNull(kind), bits, historical);
    } else {
      metrics.append(metric());
    }
  }

  private boolean isPlain() {
    boolean bare = name == null && dataType == 0 && properties == null && description == null;
    boolean number = kind != null && kind != ValueType.STRING && !isNull;
    return bare && number && alias >= 0 && problem == null;
  }

  private void readFields() throws IOException {
    clear();
    int limit = in.pushLimit(in.readRawVarint32());
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (!readHead(tag) && !readValue(tag)) {
        in.skipField(tag);
      }
    }
    in.popLimit(limit);
  }

  private void clear() {
    name = null;
    alias = -1;
    timestamp = -1;
    dataType = 0;
    historical = false;
    isNull = false;
    kind = null;
    text = null;
    description = null;
    properties = null;
    problem = null;
  }

  private boolean readHead(int tag) throws IOException {
    switch (tag) {
      case WireTag.METRIC_NAME -> name = in.readString();
      case WireTag.METRIC_ALIAS -> readAlias();
      case WireTag.METRIC_TIMESTAMP -> timestamp = Math.max(-1, in.readUInt64());
      case WireTag.METRIC_DATATYPE -> dataType = in.readUInt32();
      case WireTag.IS_HISTORICAL -> historical = in.readBool();
      case WireTag.IS_NULL -> isNull = in.readBool();
      case WireTag.METADATA -> description = readDescriptionText();
      case WireTag.PROPERTIES -> properties = new PropertiesReader(in);
      default -> {
        return false;
      }
    }
    return true;
  }

  private @Nullable String readDescriptionText() throws IOException {
    String text = null;
    int limit = in.pushLimit(in.readRawVarint32());
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag == WireTag.DESCRIPTION) {
        text = in.readString();
      } else {
        in.skipField(tag);
      }
    }
    in.popLimit(limit);
    return text;
  }

  private void readAlias() throws IOException {
    alias = in.readUInt64();
    if (alias < 0) {
      alias = -1;
      problem = "an alias above 2^63";
    }
  }

  private boolean readValue(int tag) throws IOException {
    switch (tag) {
      case WireTag.INT_VALUE -> number(ValueType.U32, in.readUInt32() & LOW_32_BITS);
      case WireTag.LONG_VALUE -> number(ValueType.U64, in.readUInt64());
      case WireTag.FLOAT_VALUE -> number(ValueType.F32, Double.doubleToRawLongBits(in.readFloat()));
      case WireTag.DOUBLE_VALUE ->
          number(ValueType.F64, Double.doubleToRawLongBits(in.readDouble()));
      case WireTag.BOOLEAN_VALUE -> number(ValueType.BOOL, in.readBool() ? 1 : 0);
      case WireTag.STRING_VALUE -> text(in.readString());
      case WireTag.BYTES_VALUE -> passOver(tag, "bytes");
      case WireTag.DATASET_VALUE -> passOver(tag, "a data set");
      case WireTag.TEMPLATE_VALUE -> passOver(tag, "a template");
      case WireTag.EXTENSION_VALUE -> passOver(tag, "an extension");
      default -> {
        return false;
      }
    }
    return true;
  }

  private void number(ValueType wireType, long wireBits) {
    kind = wireType;
    bits = wireBits;
    text = null;
  }

  private void text(String wireText) {
    if (wireText.length() > MAX_TEXT) {
      problem = "texts of more than %d characters are not taken".formatted(MAX_TEXT);
      return;
    }
    kind = ValueType.STRING;
    bits = 0;
    text = wireText;
  }

  private void passOver(int tag, String kind) throws IOException {
    in.skipField(tag);
    problem = "values that are " + kind + " are not taken";
  }

  private Metric metric() {
    Value typed = isNull ? null : typed();
    PropertiesReader set = properties;
    return new Metric(
        name,
        alias,
        timestamp,
        dataType,
        problem == null ? typed : null,
        historical,
        set == null ? Quality.GOOD : set.quality(),
        set == null ? null : set.unit(),
        description,
        problem != null || set == null ? problem : set.problem(),
        set == null ? null : set.dropped());
  }

  private @Nullable Value typed() {
    if (problem != null) {
      return null;
    }
    if (kind == null) {
      problem = "neither a value nor is_null";
      return null;
    }
    Value value = new Value(kind, bits, text);
    if (dataType == 0) {
      return value;
    }
    DataType type = DataType.ofCode(dataType);
    Value typed = type == null ? null : WireValue.as(value, type);
    if (typed == null) {
      problem =
          type == null
              ? "values of the data type %d are not taken".formatted(dataType)
              : "a %s value where %s was declared".formatted(value.type().label(), type);
    }
    return typed;
  }
}
