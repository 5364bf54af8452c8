package org.plantroom.host;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Project;
import org.plantroom.core.Ticker;
import org.plantroom.core.Time;
import org.plantroom.history.History;
import org.plantroom.history.HistoryKeeper;
import org.plantroom.history.HistorySettings;
import org.plantroom.history.HistoryStats;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The host, wired: opened in order, closed in reverse. The one place that knows who needs whom.
 */
public final class PlantroomHost implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PlantroomHost.class);

  private static final Duration TICK = Duration.ofMillis(200);

  private final Time time;
  private final History history;
  private final HistoryKeeper keeper;
  private final HistoryWriter writer;
  private final LiveTags tags = new LiveTags();
  private final CommandLog commandLog;
  private final Commands commands;
  private final SparkplugHost sparkplug;
  private final LiveSocket live;
  private final HttpServer http;
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Ticker clock;
  private final long startedAt;

  /**
   * Opens the store, connects to the brokers and serves.
   *
   * @param project what the plants are
   * @param data the host's own folder, made when absent
   * @param httpPort TCP port on loopback, 0 for any free one
   * @param brokers where to find MQTT, first choice first
   * @throws HostStartException when it cannot start, telling what to do
   * @throws org.plantroom.history.HistoryException when the store cannot be opened
   */
  public PlantroomHost(Project project, Path data, int httpPort, List<URI> brokers, Time time) {
    this.time = time;
    this.startedAt = time.millis();
    this.history = History.open(folder(data, "history"), historySettings(project), time);
    this.keeper = HistoryKeeper.start(history, historySettings(project), time);
    this.writer = new HistoryWriter(history, project.settings().commitEvery(), time);
    this.commandLog = commandLog(data.resolve("audit").resolve("commands.jsonl"));
    CommandResults results = new CommandResults(this::commandResult);
    this.sparkplug =
        new SparkplugHost(
            project.settings().hostId(), brokers, tags, history, writer, results, time);
    this.commands = new Commands(tags, sparkplug, commandLog, time);
    tags.listen(commands);
    this.live = new LiveSocket(tags, time);
    this.http = serve(project, httpPort, folder(data, "scratch"));
    registerMetrics();
    sparkplug.start();
    this.clock =
        Ticker.every(
            "host clock", TICK, time, this::tick, e -> LOG.error("The host's clock failed, a bug", e));
  }

  private static Path folder(Path data, String name) {
    try {
      return Files.createDirectories(data.resolve(name));
    } catch (IOException e) {
      throw new HostStartException(
          "cannot write the data folder, give another with --data [folder=%s]".formatted(data), e);
    }
  }

  private static CommandLog commandLog(Path file) {
    try {
      return new CommandLog(file);
    } catch (IOException e) {
      throw new HostStartException("cannot write the audit of commands [file=%s]".formatted(file), e);
    }
  }

  private static HistorySettings historySettings(Project project) {
    return HistorySettings.defaults().withSealAfter(project.settings().sealAfter());
  }

  private HttpServer serve(Project project, int port, Path scratch) {
    return new HttpServer(
        port,
        List.of(
            new TagsApi(tags)::routes,
            new SitesApi(project)::routes,
            new HistoryApi(history, scratch)::routes,
            new LinksApi(this::links)::routes,
            new CommandsApi(project, commands, time)::routes,
            new OperationsApi(metrics, this::trouble)::routes),
        live);
  }

  private void commandResult(String id, CommandResult result) {
    commands.result(id, result);
  }

  private void tick() {
    sparkplug.tick();
    commands.tick();
  }

  private List<LinkView> links() {
    List<LinkView> links = new ArrayList<>();
    links.add(sparkplug.brokerLink());
    links.add(historyLink());
    links.addAll(sparkplug.nodeLinks());
    return links;
  }

  private LinkView historyLink() {
    String trouble = writer.trouble();
    HistoryStats stats = history.stats();
    Map<String, Long> counters = new LinkedHashMap<>();
    counters.put("storedValues", writer.stored());
    counters.put("duplicateMessages", writer.duplicates());
    counters.put("failedCommits", writer.failures());
    counters.put("tableRows", stats.tableRows());
    counters.put("sealedFiles", stats.sealedFiles());
    counters.put("bytesOnDisk", stats.bytesOnDisk());
    return new LinkView(
        "history",
        trouble == null ? LinkView.CONNECTED : LinkView.DISCONNECTED,
        Json.time(startedAt),
        trouble == null ? "values are stored" : trouble,
        counters);
  }

  private @Nullable String trouble() {
    String writing = writer.trouble();
    if (writing != null) {
      return writing;
    }
    LinkView broker = sparkplug.brokerLink();
    return broker.state().equals(LinkView.CONNECTED) ? null : "broker: " + broker.sentence();
  }

  private void registerMetrics() {
    new JvmMemoryMetrics().bindTo(metrics);
    new ProcessorMetrics().bindTo(metrics);
    gauge("plantroom.tags", "live tags", tags::size);
    gauge("plantroom.edges.connected", "edge nodes whose values flow", () -> sparkplug.connectedEdges().size());
    gauge("plantroom.history.stored", "values committed since the start", writer::stored);
    gauge("plantroom.history.duplicates", "messages that had arrived before", writer::duplicates);
    gauge("plantroom.history.failures", "commits that failed and were tried again", writer::failures);
    gauge("plantroom.browsers", "connected browsers", live::browsers);
    for (String counter : sparkplug.brokerLink().counters().keySet()) {
      gauge(
          "plantroom.mqtt." + counter,
          "see /api/links, broker",
          () -> sparkplug.brokerLink().counters().get(counter));
    }
  }

  private void gauge(String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).register(metrics);
  }

  /** The port the pages and the API are on. */
  public int httpPort() {
    return http.port();
  }

  /** The live tags. */
  public LiveTags tags() {
    return tags;
  }

  @Override
  public void close() {
    clock.close();
    http.close();
    live.close();
    sparkplug.close();
    keeper.close();
    try {
      commandLog.close();
    } catch (IOException e) {
      LOG.warn("The audit of commands did not close cleanly", e);
    }
    history.close();
  }
}
