package org.plantroom.sparkplug;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Quality;

/**
 * Reads the property set of one metric: quality and unit. Other properties have no place here; they
 * are passed over and named by {@link #dropped}.
 */
final class PropertiesReader {
  static final String ENG_UNIT = "engUnit";

  private static final int MAX_PROPERTIES = 256;

  /** Stands for {@code is_null}: a property that is said to have no value loses none. */
  private static final Object NO_VALUE = new Object();

  private final List<String> keys = new ArrayList<>(3);

  /** Long, String, {@link #NO_VALUE}, or null for values of other kinds; one for each key. */
  private final List<@Nullable Object> values = new ArrayList<>(3);

  PropertiesReader(CodedInputStream in) throws IOException {
    int limit = in.pushLimit(in.readRawVarint32());
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag) {
        case WireTag.PROPERTY_KEY -> keys.add(in.readString());
        case WireTag.PROPERTY_VALUE -> values.add(value(in));
        default -> in.skipField(tag);
      }
      if (keys.size() > MAX_PROPERTIES || values.size() > MAX_PROPERTIES) {
        throw new IOException("a metric has more than %d properties".formatted(MAX_PROPERTIES));
      }
    }
    in.popLimit(limit);
  }

  private static @Nullable Object value(CodedInputStream in) throws IOException {
    Object value = null;
    int limit = in.pushLimit(in.readRawVarint32());
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag) {
        case WireTag.PROPERTY_INT -> value = (long) in.readInt32();
        case WireTag.PROPERTY_LONG -> value = in.readInt64();
        case WireTag.PROPERTY_STRING -> value = in.readString();
        case WireTag.PROPERTY_IS_NULL -> value = in.readBool() ? NO_VALUE : value;
        default -> in.skipField(tag);
      }
    }
    in.popLimit(limit);
    return value;
  }

  /** What is wrong with the set, or null; tck-id-payloads-propertyset-keys-array-size. */
  @Nullable String problem() {
    return keys.size() == values.size()
        ? null
        : "a property set of %d keys and %d values".formatted(keys.size(), values.size());
  }

  /** The quality; uncertain when the property Quality is there but is no number. */
  Quality quality() {
    if (!keys.contains(QualityCode.QUALITY)) {
      return Quality.GOOD;
    }
    return find(QualityCode.QUALITY) instanceof Long code
        ? QualityCode.read(code, reason())
        : Quality.UNCERTAIN;
  }

  private long reason() {
    return find(QualityCode.REASON) instanceof Long reason ? reason : -1;
  }

  /** The unit, or null when none is given. */
  @Nullable String unit() {
    return find(ENG_UNIT) instanceof String unit ? unit : null;
  }

  /** What of the set is not kept; null when all of it is, or when it is not readable as a set. */
  @Nullable DroppedProperties dropped() {
    if (problem() != null) {
      return null;
    }
    int count = 0;
    String first = "";
    for (int i = 0; i < keys.size(); i++) {
      if (!isKept(i)) {
        first = count == 0 ? keys.get(i) : first;
        count++;
      }
    }
    return count == 0 ? null : new DroppedProperties(count, first);
  }

  private boolean isKept(int index) {
    String key = keys.get(index);
    Object value = values.get(index);
    boolean isFirst = keys.indexOf(key) == index;
    return switch (key) {
      case QualityCode.QUALITY -> isFirst;
      case QualityCode.REASON -> isFirst && (value instanceof Long || value == NO_VALUE);
      case ENG_UNIT -> isFirst && (value instanceof String || value == NO_VALUE);
      default -> false;
    };
  }

  private @Nullable Object find(String key) {
    int index = keys.indexOf(key);
    return index < 0 || problem() != null ? null : values.get(index);
  }
}
