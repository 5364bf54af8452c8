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
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Project;
import org.plantroom.core.ProjectCheck;
import org.plantroom.core.Site;
import org.plantroom.core.Ticker;
import org.plantroom.core.Time;
import org.plantroom.editing.ProjectEditor;
import org.plantroom.history.History;
import org.plantroom.history.HistoryBatch;
import org.plantroom.history.HistoryKeeper;
import org.plantroom.history.HistoryQueryException;
import org.plantroom.history.HistorySettings;
import org.plantroom.history.HistoryStats;
import org.plantroom.mqtt.MqttBroker;
import org.plantroom.notifications.Notifier;
import org.plantroom.workbench.Workbench;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The host, wired: opened in order, closed in reverse. The one place that knows who needs whom. */
public final class PlantroomHost implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PlantroomHost.class);

  private static final Duration TICK = Duration.ofMillis(200);

  /** What people keep beside their trends, below the data folder. */
  static final String TRENDS = "trends";

  /** Who was told of which alarm, below the data folder. */
  static final String NOTIFICATIONS = "notifications";

  /** Where whoever edits the project keeps its earlier versions, in the host's data folder. */
  public static final String PROJECT_VERSIONS = "project-versions";

  private final Opened opened = new Opened();
  private final PageSettings pages;
  private final Access access;
  private final Time time;
  private final History history;
  private final HistoryKeeper keeper;
  private final HistoryWriter writer;
  private final LiveTags tags = new LiveTags();
  private final AlarmKeeper alarms;
  private final Notifier notifier;
  private final ReadOnlyMode readOnly;
  private final Schedules schedules;
  private final CommandKeeping commandKeeping;
  private final CommandLog commandLog;
  private final WriteRefusals refusals;
  private final Commands commands;
  private final EdgeReloads reloads;
  private final SparkplugHost sparkplug;
  private final LiveSocket live;
  private final Fleet fleet;
  private final Departures departures;
  private final HttpServer http;
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /**
   * Opens the store, connects to the brokers and serves on loopback to those who sign in.
   *
   * @param httpPort TCP port, 0 for any free one
   * @see #PlantroomHost(Project, Supplier, Path, PageSettings, BrokerAccess, Time, Optional)
   */
  public PlantroomHost(
      Project project,
      Supplier<ProjectCheck> folder,
      Path data,
      int httpPort,
      List<MqttBroker> brokers,
      Time time) {
    this(
        project,
        folder,
        data,
        PageSettings.onLoopback(httpPort),
        () -> brokers,
        time,
        Optional.empty());
  }

  /** The same with nobody to change the project's folder. */
  public PlantroomHost(
      Project project,
      Supplier<ProjectCheck> folder,
      Path data,
      PageSettings pages,
      BrokerAccess brokers,
      Time time,
      Optional<Workbench> workbench) {
    this(project, folder, data, pages, brokers, time, workbench, Optional.empty());
  }

  /**
   * Opens the store, connects to the brokers and serves.
   *
   * @param project what the plants are
   * @param folder reads the project anew, to show what has changed and to reload it
   * @param data the host's own folder, made when absent
   * @param pages where pages and API are served
   * @param brokers where to find MQTT, first choice first; may start with the host
   * @param workbench where studies are kept and run; its owner closes it after the host
   * @param editor changes the project's folder; empty where nobody shall
   * @throws HostStartException when it cannot start, telling what to do
   * @throws org.plantroom.history.HistoryException when the store cannot be opened
   */
  public PlantroomHost(
      Project project,
      Supplier<ProjectCheck> folder,
      Path data,
      PageSettings pages,
      BrokerAccess brokers,
      Time time,
      Optional<Workbench> workbench,
      Optional<ProjectEditor> editor) {
    this.pages = pages;
    this.time = time;
    try {
      RunningProject running = new RunningProject(project, folder, time);
      HistorySettings settings = historySettings(project);
      history = opened.add(History.open(folder(data, "history"), settings, time));
      history.noteRestored();
      keeper =
          opened.add(HistoryKeeper.start(history, settings, new TagKeeping(running)::of, time));
      access = opened.add(Access.open(data, pages.openOnLoopback(), time));
      writer =
          new HistoryWriter(
              history::received, this::commit, project.settings().commitEvery(), time);
      List<MqttBroker> reached = open(brokers);
      List<String> addresses = reached.stream().map(one -> one.address().toString()).toList();
      alarms = opened.add(new AlarmKeeper(project, addresses, tags, history.alarms(), time));
      notifier = opened.add(notifier(running, data));
      readOnly = readOnly(running, data);
      schedules = new Schedules(running, access.audit());
      CommandResults results = new CommandResults(this::commandResult);
      List<EdgeWords> words = List.of(results, readOnly, schedules);
      sparkplug =
          new SparkplugHost(
              project.settings().hostId(),
              reached,
              tags,
              history,
              writer,
              (edge, metric, value) -> words.forEach(one -> one.say(edge, metric, value)),
              alarms,
              time);
      commandKeeping = opened.add(new CommandKeeping(history.commands()::store, time));
      commandLog = new CommandLog(access.audit(), commandKeeping);
      endLeftOverCommands();
      refusals = new WriteRefusals(running, tags, readOnly);
      Duration approveWithin = project.settings().approveWithin();
      commands = new Commands(tags, sparkplug, refusals, commandLog, approveWithin, time);
      reloads = new EdgeReloads(sparkplug, time);
      AlarmDetails details = new AlarmDetails(running, tags);
      live =
          opened.add(
              new LiveSocket(
                  tags,
                  caller -> new AlarmFeed(alarms, details, caller.sight()),
                  access::isCurrent,
                  time));
      AlarmTallies tallies = new AlarmTallies();
      tallies.follow(alarms);
      fleet = new Fleet(running, tags, tallies, sparkplug::link, time);
      departures = opened.add(new Departures(history::cancel, time));
      http = opened.add(serve(running, details, data, workbench, editor));
      registerMetrics();
      alarms.start();
      notifier.start();
      sparkplug.start();
      opened.add(sparkplug);
      opened.add((AutoCloseable) alarms::holdLinks);
      // Two clocks: a history that holds up the edges' messages must not hold up commands.
      opened.add(every("sparkplug clock", sparkplug::tick));
      opened.add(every("command clock", this::tickCommands));
      opened.add(every("command keeping", commandKeeping::tick));
      opened.add(
          every(
              "notifications",
              new NotificationFeed(history.alarms(), alarms.journal(), notifier)::tick));
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private void tickCommands() {
    commands.tick();
    readOnly.tick(sparkplug);
  }

  private void endLeftOverCommands() {
    try {
      int ended = commandLog.endLeftOver(Json.time(time.millis()));
      if (ended > 0) {
        LOG.warn("Commands had not ended when the host was stopped [count={}]", ended);
      }
    } catch (IOException e) {
      throw new HostStartException("the audit trail cannot be read", e);
    }
  }

  private ReadOnlyMode readOnly(RunningProject running, Path data) {
    try {
      return new ReadOnlyMode(data, running, time);
    } catch (IOException e) {
      throw new HostStartException(
          "cannot read whether the host is read only: mend or remove read-only.json [folder=%s]"
              .formatted(data),
          e);
    }
  }

  private Ticker every(String threadName, Runnable action) {
    return Ticker.every(
        threadName, TICK, time, action, e -> LOG.error("{} failed, a bug", threadName, e));
  }

  private static Path folder(Path data, String name) {
    try {
      return Files.createDirectories(data.resolve(name));
    } catch (IOException e) {
      throw new HostStartException(
          "cannot write the data folder, give another with --data [folder=%s]".formatted(data), e);
    }
  }

  private Notifier notifier(RunningProject running, Path data) {
    Path folder = data.resolve(NOTIFICATIONS);
    try {
      return new Notifier(
          folder,
          running.project().notifications(),
          site -> zone(running.project().sites().get(site)),
          history.alarms()::lastNumber,
          time);
    } catch (IOException e) {
      throw new HostStartException(
          "cannot read what notifications have kept [folder=%s]".formatted(folder), e);
    }
  }

  private static ZoneId zone(@Nullable Site site) {
    return site == null ? ZoneOffset.UTC : site.timeZone();
  }

  private static List<MqttBroker> open(BrokerAccess brokers) {
    try {
      return brokers.open();
    } catch (IOException e) {
      throw new HostStartException(Objects.requireNonNullElse(e.getMessage(), e.toString()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HostStartException("the host was told to end while it started", e);
    }
  }

  private static HistorySettings historySettings(Project project) {
    return HistorySettings.defaults().withSealAfter(project.settings().sealAfter());
  }

  private HttpServer serve(
      RunningProject project,
      AlarmDetails details,
      Path data,
      Optional<Workbench> workbench,
      Optional<ProjectEditor> editor) {
    Path scratch = folder(data, "scratch");
    BackupApi backups = new BackupApi(history, access.audit(), data, folder(data, "backups"), time);
    backups.removePartial();
    Gate gate = new Gate(AccessTable.OF_HOST, access, pages);
    SessionApi sessions = new SessionApi(access, gate);
    ProjectReload reload = new ProjectReload(project, reloads, this::projectChanged);
    OpenIdApi openId = opened.add(new OpenIdApi(pages.openId(), access, gate, sessions, time));
    return new HttpServer(
        pages,
        gate,
        List.of(
            sessions::routes,
            openId::routes,
            new UsersApi(access)::routes,
            new TokensApi(access, time)::routes,
            new AuditApi(access)::routes,
            new TagsApi(tags)::routes,
            new SitesApi(project)::routes,
            new DisplaysApi(project)::routes,
            new PastApi(project, history, details, departures, time)::routes,
            new PastCommandsApi(history.commands(), commandKeeping, commands, departures, time)
                ::routes,
            new FleetApi(fleet, time)::routes,
            new TagSearchApi(project)::routes,
            new HistoryApi(history, scratch, departures)::routes,
            new UseApi(project, history, departures)::routes,
            new AnnotationsApi(data.resolve(TRENDS), access.audit(), time)::routes,
            new TrendSetsApi(data.resolve(TRENDS), access.audit(), time)::routes,
            backups::routes,
            new LinksApi(this::links)::routes,
            new CommandsApi(project, commands, commandLog, time)::routes,
            new WritesApi(project, refusals, schedules, commands, time)::routes,
            new ReadOnlyApi(project, readOnly, sparkplug, access.audit(), time)::routes,
            new AlarmsApi(alarms, details, access.audit(), time)::routes,
            new AlarmJournalApi(history.alarms(), details)::routes,
            new AlarmFiguresApi(history.alarms())::routes,
            new NotificationsApi(notifier, access.audit(), time)::routes,
            new StudiesApi(workbench)::routes,
            new StudyRunsApi(workbench, time)::routes,
            new StudyDataApi(workbench, history, departures)::routes,
            new ProjectApi(project, reloads, reload, access.audit())::routes,
            new ProjectFilesApi(editor, project)::routes,
            new ProjectVersionsApi(editor, reload, access.audit())::routes,
            new OperationsApi(metrics, this::trouble)::routes),
        live);
  }

  /** A sample that comes again after a crash finds what its alarms said of it. */
  private void commit(HistoryBatch batch) {
    try {
      alarms.settle();
    } catch (InterruptedException e) {
      // Nobody does so; if somebody should, this batch is tried all the same, and the writer ends.
      Thread.currentThread().interrupt();
    }
    history.commit(batch);
  }

  private void projectChanged(Project project) {
    alarms.become(project);
    notifier.become(project.notifications());
    live.projectChanged();
  }

  private void commandResult(EdgeId edge, String id, CommandResult result) {
    commands.result(edge, id, result);
    reloads.result(edge, id, result);
  }

  private List<LinkView> links() {
    List<LinkView> links = new ArrayList<>();
    links.addAll(sparkplug.brokerLinks());
    links.add(historyLink());
    links.addAll(sparkplug.nodeLinks());
    return links;
  }

  private LinkView historyLink() {
    Map<String, Long> counters = new LinkedHashMap<>();
    counters.put("storedValues", writer.stored());
    counters.put("duplicateMessages", writer.duplicates());
    counters.put("failedCommits", writer.failures());
    counters.put("refusedMessages", writer.refused());
    counters.put("failedTending", keeper.failures());
    addStats(counters);
    return historyState().view("history", counters);
  }

  /** Values are safe in the table while sealing fails, so the link stays connected. */
  private LinkState historyState() {
    LinkState state = writer.state();
    String tending = keeper.trouble();
    return tending == null || writer.trouble() != null
        ? state
        : new LinkState(
            state.state(), state.since(), "values are stored, but not tended: " + tending);
  }

  private void addStats(Map<String, Long> counters) {
    try {
      HistoryStats stats = history.stats();
      counters.put("tableRows", stats.tableRows());
      counters.put("sealedFiles", stats.sealedFiles());
      counters.put("bytesOnDisk", stats.bytesOnDisk());
    } catch (HistoryQueryException e) {
      LOG.debug("The history is too busy to tell its size; the links are shown without", e);
    }
  }

  private @Nullable String trouble() {
    String writing = writer.trouble();
    return writing != null ? writing : sparkplug.trouble();
  }

  private void registerMetrics() {
    new JvmMemoryMetrics().bindTo(metrics);
    new ProcessorMetrics().bindTo(metrics);
    gauge("plantroom.tags", "live tags", tags::size);
    gauge(
        "plantroom.edges.connected",
        "edge nodes whose values flow",
        () -> sparkplug.connectedEdges().size());
    gauge("plantroom.devices.connected", "devices whose values flow", sparkplug::connectedDevices);
    gauge("plantroom.history.stored", "values committed since the start", writer::stored);
    gauge("plantroom.history.duplicates", "messages that had arrived before", writer::duplicates);
    gauge(
        "plantroom.history.failures", "commits that failed and were tried again", writer::failures);
    gauge(
        "plantroom.history.tending.failures",
        "failed looks of the task that seals, merges and deletes",
        keeper::failures);
    gauge("plantroom.history.refused", "messages there was no room for", writer::refused);
    gauge("plantroom.alarms.left.out", "samples no alarm saw, too many", alarms::leftOut);
    gauge(
        "plantroom.alarms.unsettled",
        "commits of samples that did not wait for their alarms",
        alarms::unsettled);
    gauge("plantroom.alarms.waiting", "samples that wait for their alarms", alarms::waiting);
    gauge("plantroom.alarms.journal", "lines written", alarms.journal()::written);
    gauge("plantroom.alarms.journal.lost", "lines given up", alarms.journal()::lost);
    gauge("plantroom.alarms.failures", "alarms stored in vain", alarms.journal()::failures);
    gauge(
        "plantroom.commands.unkept",
        "commands not kept with the history, it could not be written for too long",
        commandKeeping::lost);
    gauge(
        "plantroom.commands.pruned",
        "commands deleted because there were too many",
        history.commands()::madeRoom);
    gauge(
        "plantroom.questions.departed",
        "questions ended because the browser had left",
        departures::departed);
    gauge("plantroom.browsers", "connected browsers", live::browsers);
    gauge("plantroom.browsers.refused", "browsers turned away, too many", live::refused);
    for (String counter : sparkplug.brokerCounters().keySet()) {
      gauge(
          "plantroom.mqtt." + counter,
          "see /api/links, broker; the sum over all brokers",
          () -> sparkplug.brokerCounters().get(counter));
    }
  }

  private void gauge(String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).register(metrics);
  }

  /** Where a browser finds the pages, e.g. {@code http://127.0.0.1:8080}. */
  public URI address() {
    return pages.uri(http.port());
  }

  /** The port the pages and the API are on. */
  public int httpPort() {
    return http.port();
  }

  /**
   * Sees to it that somebody can sign in.
   *
   * @return the one-time password of {@link Access#FIRST_USER}, to be printed; empty once somebody
   *     has a password of their own
   */
  public Optional<String> firstPassword() {
    return Optional.ofNullable(access.firstPassword());
  }

  /**
   * Makes a link that lets the first administrator in once, for those who see this program's
   * output.
   *
   * @return the part of the pages' address after the port
   */
  public String firstLink() {
    return "/#/welcome/" + access.firstLink();
  }

  /** Who may use the host. */
  Access access() {
    return access;
  }

  /** The routes of the API, e.g. {@code GET /api/tags}. */
  Set<String> routes() {
    return http.routes();
  }

  /** The live tags. */
  public LiveTags tags() {
    return tags;
  }

  /** Closes all parts, the last opened first; what has gathered is committed. */
  @Override
  public void close() {
    opened.close();
  }
}
