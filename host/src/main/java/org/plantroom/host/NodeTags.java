package org.plantroom.host;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.DeviceId;
import org.plantroom.core.Quality;
import org.plantroom.core.Sample;
import org.plantroom.core.TagPath;
import org.plantroom.history.History;
import org.plantroom.history.HistoryWriteException;
import org.plantroom.sparkplug.BirthMetric;
import org.plantroom.sparkplug.KnownMetric;

/**
 * The tags of one edge node by device and metric name. Holds what the last births declared and no
 * more. Changed by the Sparkplug thread alone.
 *
 * <p>Edge nodes of other makes put folders into metric names, {@code Inputs/Flow}; a slash parts
 * the levels of a path here, so it becomes a dot: {@code Inputs.Flow}. Names that still break the
 * rule of {@link TagPath}, or that become the same path, are refused.
 */
final class NodeTags {
  /** A tag in both tables. */
  static final class Known {
    private final LiveTag live;
    private final int historyId;
    private @Nullable AlarmWatch alarms;

    private Known(LiveTag live, int historyId, @Nullable AlarmWatch alarms) {
      this.live = live;
      this.historyId = historyId;
      this.alarms = alarms;
    }

    /** In the live table. */
    LiveTag live() {
      return live;
    }

    /** In history's dictionary. */
    int historyId() {
      return historyId;
    }

    /** Its alarms, or null when it has none. */
    @Nullable AlarmWatch alarms() {
      return alarms;
    }
  }

  private final LiveTags tags;
  private final History history;
  private final NodeAlarms alarms;
  private final Map<String, Map<String, Known>> byDevice = new ConcurrentHashMap<>();
  private int version;

  NodeTags(LiveTags tags, History history, NodeAlarms alarms) {
    this.tags = tags;
    this.history = history;
    this.alarms = alarms;
  }

  /** Finds the tags' alarms anew when a reload has brought or taken some. */
  void followAlarms() {
    int now = alarms.version();
    if (now != version) {
      version = now;
      byDevice.values().forEach(known -> known.values().forEach(this::findAlarms));
    }
  }

  private void findAlarms(Known tag) {
    tag.alarms = alarms.watch(tag.live().path());
  }

  /** The device names known. */
  Set<String> devices() {
    return byDevice.keySet();
  }

  /** A device's tags by metric name. */
  Map<String, Known> of(String device) {
    return byDevice.getOrDefault(device, Map.of());
  }

  /** The metric name that became this tag; the tag's own name when it is not known. */
  String metricName(TagPath tag) {
    String path = tag.toString();
    for (Map.Entry<String, Known> known : of(tag.device()).entrySet()) {
      if (known.getValue().live().pathText().equals(path)) {
        return known.getKey();
      }
    }
    return tag.tag();
  }

  /**
   * Takes a device's birth and hangs its tags on the metrics, so that their values find them. Tags
   * of its earlier births that are not in this one go stale.
   *
   * @return what of the birth became tags, by metric name
   */
  Map<String, Known> born(DeviceId device, List<BirthMetric> metrics, long now) {
    Map<String, Known> born = new HashMap<>();
    Set<LiveTag> taken = new HashSet<>();
    for (BirthMetric metric : metrics) {
      TagPath path = path(device, metric.name());
      Known tag = path == null ? null : declare(path, metric, taken, now);
      if (tag != null) {
        born.put(metric.name(), tag);
        metric.known().attach(tag);
      }
    }
    for (Known before : of(device.device()).values()) {
      if (!taken.contains(before.live())) {
        before.live().distrust(Quality.BAD_STALE, now);
      }
    }
    byDevice.put(device.device(), Map.copyOf(born));
    return born;
  }

  private static @Nullable TagPath path(DeviceId device, String metric) {
    try {
      return device.tag(metric.replace('/', '.'));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private @Nullable Known declare(TagPath path, BirthMetric metric, Set<LiveTag> taken, long now) {
    LiveTag known = tags.find(path.toString());
    if (known != null && taken.contains(known)) {
      return null;
    }
    try {
      int id = history.tag(path, metric.type()).id();
      String unit = metric.unit() == null ? "" : metric.unit();
      LiveTag live =
          tags.declare(path, LiveTag.State.of(metric.type(), unit, metric.sample(), now));
      if (live == null) {
        return null;
      }
      taken.add(live);
      AlarmWatch watch = alarms.watch(path);
      if (watch != null) {
        watch.takeUntimed(metric.sample());
      }
      return new Known(live, id, watch);
    } catch (HistoryWriteException e) {
      // Its dictionary is full: as with the live table, the tag is refused and counted.
      return null;
    }
  }

  /** The tag a birth hung on a metric; null when it became none. */
  static @Nullable Known of(KnownMetric metric) {
    return (Known) metric.attachment();
  }

  /** Takes away the trust in a device's tags; those removed from the project have none left. */
  void distrust(String device, Quality quality, long now) {
    for (Known tag : of(device).values()) {
      if (tag.live().state().quality() != Quality.BAD_REMOVED) {
        tag.live().distrust(quality, now);
        if (tag.alarms() != null) {
          tag.alarms().takeUntimed(Sample.bad(quality, now));
        }
      }
    }
  }
}
