package org.plantroom.host;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.EdgeId;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.Site;
import org.plantroom.core.Time;
import org.plantroom.core.Value;
import org.plantroom.core.WholeFile;
import org.plantroom.sparkplug.EdgeMetrics;

/**
 * Read-only mode of the whole host and of single sites: switched by people, kept over restarts, and
 * told to the edges, which then write nothing either. An edge that was away hears of it when it is
 * back. Thread-safe.
 */
final class ReadOnlyMode implements EdgeWords {
  /** Stands for all sites. */
  static final String ALL = "*";

  /** Who switched what to read only, in the host's data folder. */
  static final String FILE = "read-only.json";

  private static final TypeReference<TreeMap<String, Switched>> SWITCHES = new TypeReference<>() {};
  private static final long REPEAT_NANOS = Duration.ofSeconds(5).toNanos();
  private static final int MOST_EDGES = 100_000;

  private final Path file;
  private final RunningProject running;
  private final Time time;
  private final Map<EdgeId, Boolean> told = new ConcurrentHashMap<>();
  private final Map<EdgeId, Long> orderedAt = new ConcurrentHashMap<>();
  private volatile Map<String, Switched> switches; // changed under this

  /** The way of orders to the edges. */
  interface Wire {
    /** Orders an edge of ours to write nothing, or the end of it; nothing when it is offline. */
    void orderReadOnly(EdgeId edge, boolean isReadOnly);
  }

  /**
   * Who switched to read only.
   *
   * @param who their name
   * @param since milliseconds since 1970 UTC
   * @param reason in their words; may be empty
   */
  record Switched(String who, long since, String reason) {}

  /**
   * Reads what was kept.
   *
   * @throws IOException when it cannot be read: then nobody knows what must not be written
   */
  ReadOnlyMode(Path folder, RunningProject running, Time time) throws IOException {
    this.file = folder.resolve(FILE);
    this.running = running;
    this.time = time;
    this.switches = Files.exists(file) ? Json.MAPPER.readValue(file.toFile(), SWITCHES) : Map.of();
  }

  /** The switches by site, {@link #ALL} for the host. */
  Map<String, Switched> switches() {
    return switches;
  }

  /**
   * Switches a site, or the host.
   *
   * @param site its id, or {@link #ALL}
   * @param by who switches to read only; null to switch back
   * @throws IOException when the disk refuses; nothing has changed then
   */
  synchronized void set(String site, @Nullable Switched by, Wire wire) throws IOException {
    Map<String, Switched> next = new TreeMap<>(switches);
    if (by == null) {
      next.remove(site);
    } else {
      next.put(site, by);
    }
    WholeFile.write(file, Json.write(next).getBytes(StandardCharsets.UTF_8));
    switches = next;
    orderedAt.clear();
    tick(wire);
  }

  /** True when people have switched it. */
  private boolean isSwitched(EdgeId edge) {
    return switches.containsKey(ALL) || switches.containsKey(edge.site());
  }

  /** Why nothing is written at an edge, for people; null when it may. */
  @Nullable String refusal(EdgeId edge) {
    Switched switched = switches.getOrDefault(ALL, switches.get(edge.site()));
    if (switched != null) {
      String what = switches.containsKey(ALL) ? "this host" : "this site";
      String why = switched.reason().isEmpty() ? "" : ": " + switched.reason();
      return "%s is switched to read only by %s%s".formatted(what, switched.who(), why);
    }
    EdgeNode node = running.project().edge(edge);
    return node != null && node.readOnly() ? "the project has this edge as read only" : null;
  }

  /** Whether an edge says that it writes nothing; null when it has said nothing. */
  @Nullable Boolean told(EdgeId edge) {
    return told.get(edge);
  }

  @Override
  public void say(EdgeId edge, String metric, Value value) {
    boolean isMode = metric.equals(EdgeMetrics.EDGE_PREFIX + EdgeMetrics.READ_ONLY);
    if (isMode && (told.size() < MOST_EDGES || told.containsKey(edge))) {
      told.put(edge, value.asBoolean());
    }
  }

  /** Tells edges that are not as they should be; to be called every now and then. */
  void tick(Wire wire) {
    for (Site site : running.project().sites().values()) {
      for (EdgeNode edge : site.edges().values()) {
        Boolean now = told.get(edge.id());
        boolean wanted = isSwitched(edge.id());
        if (now != null && now != (wanted || edge.readOnly())) {
          order(edge.id(), wanted, wire);
        }
      }
    }
  }

  private void order(EdgeId edge, boolean wanted, Wire wire) {
    Long before = orderedAt.get(edge);
    if (before == null || time.nanos() - before >= REPEAT_NANOS) {
      orderedAt.put(edge, time.nanos());
      wire.orderReadOnly(edge, wanted);
    }
  }
}
