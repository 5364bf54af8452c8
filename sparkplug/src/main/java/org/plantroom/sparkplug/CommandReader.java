package org.plantroom.sparkplug;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.DeviceId;
import org.plantroom.core.OffsetRanges;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;

/** Reads what NCMD and DCMD ask for. */
final class CommandReader {
  /** Commands taken from one message; a host has no reason to send more at once. */
  private static final int MAX_COMMANDS = 10_000;

  private final AliasBook aliases;

  CommandReader(AliasBook aliases) {
    this.aliases = aliases;
  }

  /**
   * Reads a command message.
   *
   * @param device whom it is for; null for the edge node itself
   */
  List<EdgeEvent> read(@Nullable DeviceId device, Payload payload) {
    if (payload.metrics().size() > MAX_COMMANDS) {
      return List.of(
          new EdgeEvent.Refused("more than %d commands at once".formatted(MAX_COMMANDS)));
    }
    List<EdgeEvent> events = new ArrayList<>(payload.metrics().size());
    for (Metric metric : payload.metrics()) {
      EdgeEvent event = control(device, metric);
      events.add(event != null ? event : write(device, metric, payload.timestamp()));
    }
    return events;
  }

  private @Nullable EdgeEvent control(@Nullable DeviceId device, Metric metric) {
    if (device != null || metric.name() == null) {
      return null;
    }
    return switch (metric.name()) {
      case ControlMetrics.REBIRTH -> rebirth(metric);
      case ControlMetrics.DELIVERED -> delivered(metric);
      case ControlMetrics.BD_SEQ -> refused(metric, "is not to be written");
      default -> null;
    };
  }

  /** tck-id-operational-behavior-data-commands-ncmd-rebirth-value. */
  private static EdgeEvent rebirth(Metric metric) {
    Value value = metric.value();
    boolean asked = value != null && value.type() == ValueType.BOOL && value.asBoolean();
    return asked ? new EdgeEvent.RebirthRequested() : refused(metric, "its value is not true");
  }

  private static EdgeEvent delivered(Metric metric) {
    Value value = metric.value();
    String text = value == null ? null : value.text();
    Optional<OffsetRanges> received = text == null ? Optional.empty() : Receipt.parse(text);
    return received.isPresent()
        ? new EdgeEvent.Delivered(received.get())
        : refused(metric, "no receipt");
  }

  private EdgeEvent write(@Nullable DeviceId device, Metric metric, long sent) {
    AliasBook.Entry entry = aliases.find(device, metric);
    if (entry == null || !Objects.equals(entry.key().device(), device)) {
      return refused(metric, "no metric of " + (device == null ? "the edge node" : device));
    }
    if (metric.alias() >= 0 && metric.alias() != entry.alias()) {
      return refused(metric, "name and alias are of different metrics");
    }
    Value value = value(metric, Objects.requireNonNull(entry.type()));
    if (value == null) {
      return refused(metric, "no finite value of type " + entry.type());
    }
    long timestamp = metric.timestamp() >= 0 ? metric.timestamp() : sent;
    return new EdgeEvent.WriteRequested(device, entry.key().name(), value, timestamp);
  }

  /** tck-id-operational-behavior-data-commands-dcmd-metric-value. */
  private static @Nullable Value value(Metric metric, ValueType type) {
    if (metric.value() == null || metric.problem() != null) {
      return null;
    }
    Value value = WireValue.as(metric.value(), DataType.of(type));
    return value != null && value.isFinite() ? value : null;
  }

  private static EdgeEvent refused(Metric metric, String why) {
    return new EdgeEvent.Refused("command %s: %s".formatted(metric.label(), why));
  }
}
