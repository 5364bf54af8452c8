package org.plantroom.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a host with its embedded broker carries very many edge nodes: until all are connected, at
 * rest, when one of them comes back, and after the host was killed and started again.
 */
final class NodesBench {
  /** Bytes of heap that this side, with all nodes, is to have at least. */
  static final long HEAP = 1_000_000_000;

  private static final Duration PERIOD = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final Duration QUIET = Duration.ofSeconds(10);
  private static final int WINDOW = 100;
  private static final int CHECKED_NODES = 20;

  /** The usual heap is for hundreds of nodes. */
  private static final List<String> HOST_OPTIONS = List.of("-Xmx1536m");

  private final BenchRun run;
  private final Settings settings;

  /**
   * How many.
   *
   * @param nodes edge nodes, each with an MQTT connection, 2 or more
   * @param devices of each
   * @param tags of each device
   * @param profile true to record where a host spends its time while all are reborn
   */
  record Settings(int nodes, int devices, int tags, boolean profile) {
    /** The largest system we know of. */
    static final Settings DEFAULT = new Settings(10_000, 10, 4, false);

    Settings withProfile() {
      return new Settings(nodes, devices, tags, true);
    }

    Settings {
      if (nodes < 2 || devices < 1 || tags < 1) {
        throw new CommandFailure("--nodes must be 2 or more, --devices and --tags 1 or more");
      }
    }

    LoadShape shape() {
      return new LoadShape(devices, tags);
    }
  }

  NodesBench(BenchRun run, Settings settings) {
    this.run = run;
    this.settings = settings;
  }

  /** Runs it. */
  BenchResult run() throws IOException, InterruptedException {
    LoadProject.write(run.folder().resolve("project"), settings.nodes(), settings.shape(), 0);
    Map<String, Number> figures = new LinkedHashMap<>();
    Centre first = Centre.start(run, HOST_OPTIONS);
    try (Fleet fleet = fleet(first)) {
      try (first) {
        connect(first, fleet, figures);
        rest(first, fleet, figures);
        returnOne(first, fleet, figures);
        run.say("killing the host");
        first.kill();
      }
      long killed = run.time().nanos();
      try (Centre second = Centre.start(run, HOST_OPTIONS, first.mqttPort())) {
        reborn(second, killed, figures);
        fleet.rest();
        drain(fleet);
        account(second, fleet, figures);
        second.kill();
      }
      List<String> frames = settings.profile() ? frames(fleet, first.mqttPort()) : List.of();
      return new BenchResult("nodes", figures, notes(), frames);
    }
  }

  /** Of one more host after one more kill, so that the recorder costs the figures nothing. */
  private List<String> frames(Fleet fleet, int mqttPort) throws IOException, InterruptedException {
    run.say("the same once more with the profiler");
    Path recording = run.folder().resolve("host.jfr");
    fleet.resume();
    List<String> options = new ArrayList<>(HOST_OPTIONS);
    options.addAll(Profile.options(recording));
    try (Centre third = Centre.start(run, options, mqttPort)) {
      awaitAll(third, "reborn");
    }
    return Profile.topFrames(recording);
  }

  private List<String> notes() {
    return List.of(
        "%,d edge nodes, each with an MQTT connection of its own; %,d devices of %d tags"
            .formatted(settings.nodes(), deviceCount(), settings.tags()),
        "every node sends one device's values every %d s".formatted(PERIOD.toSeconds()),
        "host, broker and history are one process, killed and started again on the same port;"
            + " rebornSeconds counts from the kill, start of the process included",
        "cores and residentMb are of that process, the nodes' own are beside");
  }

  private long deviceCount() {
    return (long) settings.nodes() * settings.devices();
  }

  private Fleet fleet(Centre centre) {
    return new Fleet(
        centre.broker(), settings.nodes(), settings.shape(), WINDOW, PERIOD, run.time());
  }

  private void connect(Centre centre, Fleet fleet, Map<String, Number> figures)
      throws IOException, InterruptedException {
    long begun = run.time().nanos();
    fleet.start();
    awaitAll(centre, "connected");
    figures.put("nodes", settings.nodes());
    figures.put("devices", deviceCount());
    figures.put("connectSeconds", seconds(begun));
  }

  /** Waits until the host has every device's values flowing. */
  private void awaitAll(Centre centre, String what) throws IOException, InterruptedException {
    long until = run.time().nanos() + LONGEST_WAIT.toNanos();
    long nodes = 0;
    long devices = 0;
    while (run.time().nanos() < until) {
      nodes = centre.metric("plantroom_edges_connected");
      devices = centre.metric("plantroom_devices_connected");
      run.say("%,d nodes with %,d devices %s".formatted(nodes, devices, what));
      if (nodes == settings.nodes() && devices == deviceCount()) {
        return;
      }
      run.time().sleep(LOOK_EVERY);
    }
    throw new CommandFailure(
        "only %,d nodes with %,d devices were %s after %d min"
            .formatted(nodes, devices, what, LONGEST_WAIT.toMinutes()));
  }

  private void rest(Centre centre, Fleet fleet, Map<String, Number> figures)
      throws IOException, InterruptedException {
    try (LatencyProbe probe = LatencyProbe.watch(centre, LoadProject.FIRST_TAGS)) {
      run.say("measuring %d s".formatted(run.seconds()));
      long stored = centre.storedValues();
      long rebirths = fleet.sum(LoadNode::rebirths);
      ProcessMeter host = centre.meter();
      ProcessMeter self = new ProcessMeter(ProcessHandle.current(), run.time());
      long begun = run.time().nanos();
      run.time().sleep(Duration.ofSeconds(run.seconds()));
      figures.put("valuesPerSecond", Math.round((centre.storedValues() - stored) / seconds(begun)));
      figures.put("p99LatencyMs", probe.measured().percentile(0.99));
      figures.put("cores", BenchFigures.rounded(host.cores()));
      figures.put("residentMb", BenchFigures.rounded(host.residentMb()));
      figures.put("loadCores", BenchFigures.rounded(self.cores()));
      figures.put("loadResidentMb", BenchFigures.rounded(self.residentMb()));
      figures.put("rebirthsAtRest", fleet.sum(LoadNode::rebirths) - rebirths);
    }
  }

  private void returnOne(Centre centre, Fleet fleet, Map<String, Number> figures)
      throws IOException, InterruptedException {
    FleetNode one = fleet.nodes().getFirst();
    long rebirths = fleet.sum(LoadNode::rebirths) - one.node().rebirths();
    long connects = one.connects();
    run.say("one node leaves and comes back");
    one.restart();
    long until = run.time().nanos() + LONGEST_WAIT.toNanos();
    while (one.connects() == connects && run.time().nanos() < until) {
      run.time().sleep(LOOK_EVERY);
    }
    awaitAll(centre, "connected");
    run.time().sleep(QUIET);
    figures.put(
        "rebirthsOfOthers", fleet.sum(LoadNode::rebirths) - one.node().rebirths() - rebirths);
  }

  private void reborn(Centre centre, long killed, Map<String, Number> figures)
      throws IOException, InterruptedException {
    figures.put("restartSeconds", seconds(killed));
    awaitAll(centre, "reborn");
    figures.put("rebornSeconds", seconds(killed));
    figures.put("residentAfterMb", BenchFigures.rounded(centre.meter().residentMb()));
  }

  private double seconds(long since) {
    return BenchFigures.rounded((run.time().nanos() - since) / 1e9);
  }

  private void drain(Fleet fleet) throws InterruptedException {
    run.say("waiting for the last receipts");
    long until = run.time().nanos() + LONGEST_WAIT.toNanos();
    while (fleet.sum(LoadNode::unreceipted) > 0 && run.time().nanos() < until) {
      run.time().sleep(LOOK_EVERY);
    }
  }

  /** Lost and doubled: one tag of some nodes, over the kill. */
  private void account(Centre centre, Fleet fleet, Map<String, Number> figures)
      throws IOException, InterruptedException {
    long lost = fleet.sum(LoadNode::unreceipted) * settings.tags();
    long doubled = 0;
    int every = Math.max(1, settings.nodes() / CHECKED_NODES);
    for (int i = 0; i < settings.nodes(); i += every) {
      LoadNode node = fleet.nodes().get(i).node();
      long missing = node.sentOfFirst() - centre.storedSamples(node.firstTag());
      lost += Math.max(0, missing);
      doubled += Math.max(0, -missing);
    }
    figures.put("lost", lost);
    figures.put("duplicated", doubled);
    figures.put("sentValues", fleet.sum(LoadNode::sent) * settings.tags());
    figures.put("resentMessages", fleet.sum(LoadNode::resent));
  }
}
