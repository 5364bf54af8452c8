package org.plantroom.sparkplug;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.DeviceId;
import org.plantroom.core.ValueType;

/**
 * The aliases of one edge node: counted up from 0 over the node and all its devices
 * (tck-id-payloads-alias-uniqueness), the same for a metric as long as the book lives. Owned by the
 * edge's session.
 */
final class AliasBook {
  /** The golden ratio's part of an int, an odd number without pattern. */
  private static final int SPREAD = 0x9E3779B9;

  /** Whose metric, and its name. */
  record Key(@Nullable DeviceId device, String name) {
    /** Ids and names that both count up, as m01 and T01, would collide in a record's own hash. */
    @Override
    public int hashCode() {
      return name.hashCode() + SPREAD * Objects.hashCode(device);
    }
  }

  /** A metric with its number; {@code type} is that of its last birth, null before. */
  static final class Entry {
    private final Key key;
    private final long alias;
    private @Nullable ValueType type;

    private Entry(Key key, long alias) {
      this.key = key;
      this.alias = alias;
    }

    Key key() {
      return key;
    }

    long alias() {
      return alias;
    }

    @Nullable ValueType type() {
      return type;
    }
  }

  private final Map<Key, Entry> byKey = new HashMap<>();
  private final List<Entry> byAlias = new ArrayList<>();

  /** The entry of a metric, made when there is none yet. */
  Entry of(@Nullable DeviceId device, String name) {
    return byKey.computeIfAbsent(new Key(device, name), this::add);
  }

  private Entry add(Key key) {
    Entry entry = new Entry(key, byAlias.size());
    byAlias.add(entry);
    return entry;
  }

  /** Notes that a metric was born with this type. */
  Entry born(@Nullable DeviceId device, NodeMetric metric) {
    Entry entry = of(device, metric.name());
    entry.type = metric.type();
    return entry;
  }

  /** All metrics await their births again. */
  void forgetBirths() {
    byAlias.forEach(entry -> entry.type = null);
  }

  /** The metric of a name or alias, when it has been born; null else. */
  @Nullable Entry find(@Nullable DeviceId device, Metric metric) {
    Entry entry =
        metric.name() != null ? byKey.get(new Key(device, metric.name())) : ofAlias(metric.alias());
    return entry == null || entry.type == null ? null : entry;
  }

  /** The metric of an alias; null when the number was never given. */
  @Nullable Entry ofAlias(long alias) {
    return alias >= 0 && alias < byAlias.size() ? byAlias.get((int) alias) : null;
  }
}
