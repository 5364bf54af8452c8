package org.plantroom.sparkplug;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.DeviceId;
import org.plantroom.core.ValueType;

/**
 * All that one edge node has declared at birth: its metrics and its devices'. A new NBIRTH opens a
 * new book. Owned by its session.
 */
final class BirthBook {
  /** Longer names are refused; the sum of names a book keeps is bounded with it. */
  static final int MAX_NAME_LENGTH = 1024;

  private final HostSettings settings;
  private final MetricOwner node = new MetricOwner(null);
  private final Map<DeviceId, MetricOwner> devices = new HashMap<>();
  private final Map<MetricOwner, List<Long>> aliasesOf = new HashMap<>();
  private final AliasTable aliases = new AliasTable();
  private int metrics;

  BirthBook(HostSettings settings) {
    this.settings = settings;
  }

  MetricOwner node() {
    return node;
  }

  /** The device, dead or alive; null when it has not been born. */
  @Nullable MetricOwner device(DeviceId device) {
    return devices.get(device);
  }

  /** The devices that are alive. */
  List<DeviceId> living() {
    return devices.entrySet().stream()
        .filter(entry -> entry.getValue().isAlive())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Makes room for a device's birth, in place of an earlier one; null when there are too many. */
  @Nullable MetricOwner open(DeviceId device) {
    MetricOwner before = devices.get(device);
    if (before == null && devices.size() >= settings.maxDevices()) {
      return null;
    }
    if (before != null) {
      metrics -= before.byName().size();
      aliasesOf.getOrDefault(before, List.of()).forEach(aliases::remove);
      aliasesOf.remove(before);
    }
    MetricOwner owner = new MetricOwner(device);
    devices.put(device, owner);
    return owner;
  }

  /** The metric a data metric speaks of; null when this owner declared none such. */
  @Nullable KnownMetric find(MetricOwner owner, Metric metric) {
    if (metric.alias() < 0) {
      return metric.name() == null ? null : owner.byName().get(metric.name());
    }
    return find(owner, metric.alias());
  }

  /** The metric of an alias; null when this owner declared none such. */
  @Nullable KnownMetric find(MetricOwner owner, long alias) {
    KnownMetric known = aliases.get(alias);
    return known != null && known.owner() == owner ? known : null;
  }

  /**
   * Enters the metrics of a birth.
   *
   * @param timestamp stands in for metrics without their own, milliseconds since 1970 UTC
   * @param refusals takes what could not be entered
   * @return what was entered
   */
  List<BirthMetric> enter(
      MetricOwner owner, List<Metric> births, long timestamp, Refusals refusals) {
    List<BirthMetric> entered = new ArrayList<>(births.size());
    for (Metric birth : births) {
      if (owner == node && birth.name() != null && ControlMetrics.contains(birth.name())) {
        continue;
      }
      String obstacle = obstacle(owner, birth);
      if (obstacle != null) {
        refusals.add(birth, obstacle);
        continue;
      }
      BirthMetric born = enter(owner, birth, timestamp, refusals);
      if (born != null) {
        entered.add(born);
      }
    }
    return entered;
  }

  private @Nullable String obstacle(MetricOwner owner, Metric birth) {
    String name = birth.name();
    if (name == null || name.isEmpty() || name.length() > MAX_NAME_LENGTH) {
      return "its name is missing or too long";
    }
    if (owner.byName().containsKey(name)) {
      return "its name came twice";
    }
    if (aliases.get(birth.alias()) != null) {
      return "its alias %d is another metric's".formatted(birth.alias());
    }
    if (birth.dataType() == 0) {
      return "it has no data type";
    }
    return metrics >= settings.maxMetrics() ? "the edge node has too many metrics" : null;
  }

  /** Enters one metric; one of a type not taken is known from then on, but not reported. */
  private @Nullable BirthMetric enter(
      MetricOwner owner, Metric birth, long timestamp, Refusals refusals) {
    String name = String.valueOf(birth.name());
    DataType type = DataType.ofCode(birth.dataType());
    KnownMetric known = new KnownMetric(owner, name, type);
    metrics++;
    owner.byName().put(name, known);
    if (birth.alias() >= 0) {
      aliases.put(birth.alias(), known);
      aliasesOf.computeIfAbsent(owner, _ -> new ArrayList<>()).add(birth.alias());
    }
    if (birth.problem() != null) {
      refusals.add(birth, birth.problem());
    }
    if (type == null) {
      return null;
    }
    refusals.addDropped(birth);
    ValueType valueType = type.valueType();
    return new BirthMetric(
        known,
        birth.alias(),
        valueType,
        birth.unit(),
        birth.description(),
        Samples.of(birth, type, timestamp));
  }
}
