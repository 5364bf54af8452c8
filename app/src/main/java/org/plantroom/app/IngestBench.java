package org.plantroom.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many values a second the whole chain takes: a host with its embedded broker in one process,
 * edge nodes that speak Sparkplug from this one.
 */
final class IngestBench {
  /** Above this median delay an operator would call the values late. */
  private static final long BEARABLE_MILLIS = 250;

  /** The goal for 99 of 100 values. */
  private static final long LATE_MILLIS = 1_000;

  private static final double HOLD_SHARE = 0.9;
  private static final int MOST_RETREATS = 5;
  private static final Duration LONGEST_SEARCH = Duration.ofSeconds(90);
  private static final Duration LONGEST_UNREST = Duration.ofSeconds(30);
  private static final int CALM_PERIODS = 6;
  private static final Duration LONGEST_DRAIN = Duration.ofSeconds(60);
  private static final int CHECKED_NODES = 10;
  private static final LoadShape SHAPE = new LoadShape(1, 100);
  private static final int ALARMED_TAGS = 10;

  /** A thousand values. */
  private static final int NODES_OF_A_BROWSER = 10;

  private final BenchRun run;
  private final Settings settings;

  /**
   * What to send.
   *
   * @param nodes edge nodes, 1 or more
   * @param connections MQTT connections that carry them, 1 or more
   * @param window messages of one node that may wait for their receipt
   * @param rate values a second; 0 to search for the most
   * @param browsers that follow ten edge nodes each meanwhile
   * @param profile true to record where the host spends its time
   */
  record Settings(
      int nodes, int connections, int window, double rate, int browsers, boolean profile) {
    /** A hundred plants as fast as goes. */
    static final Settings DEFAULT = new Settings(100, 4, 200, 0, 0, false);

    Settings withProfile() {
      return new Settings(nodes, connections, window, rate, browsers, true);
    }

    Settings {
      if (connections < 1 || nodes < connections || window < 1 || rate < 0 || browsers < 0) {
        throw new CommandFailure(
            "--nodes must be at least --connections, both 1 or more, --window 1 or more, --rate and"
                + " --browsers 0 or more");
      }
    }
  }

  IngestBench(BenchRun run, Settings settings) {
    this.run = run;
    this.settings = settings;
  }

  /** Runs it. */
  BenchResult run() throws IOException, InterruptedException {
    Path recording = run.folder().resolve("host.jfr");
    LoadProject.write(run.folder().resolve("project"), settings.nodes(), SHAPE, ALARMED_TAGS);
    Map<String, Number> figures = new LinkedHashMap<>();
    try (Centre centre =
            Centre.start(run, settings.profile() ? Profile.options(recording) : List.of());
        Load load = load(centre);
        LatencyProbe probe = LatencyProbe.watch(centre, LoadProject.FIRST_TAGS);
        Watchers watchers =
            new Watchers(centre, settings.browsers(), settings.nodes(), NODES_OF_A_BROWSER)) {
      double rate = settings.rate() > 0 ? settings.rate() : search(load, probe);
      measureAt(rate, centre, load, probe, figures);
      for (int i = 0; i < MOST_RETREATS && settings.rate() == 0 && isLate(probe); i++) {
        rate *= HOLD_SHARE;
        measureAt(rate, centre, load, probe, figures);
      }
      account(centre, load, figures);
      if (settings.browsers() > 0) {
        figures.put("browsers", settings.browsers());
        figures.put("messagesABrowser", watchers.messages() / settings.browsers());
        figures.put("charactersABrowser", watchers.characters() / settings.browsers());
      }
    }
    List<String> frames = settings.profile() ? Profile.topFrames(recording) : List.of();
    return new BenchResult("ingest", figures, notes(), frames);
  }

  /** Some seconds well done may be bought with queues; the whole time tells. */
  private static boolean isLate(LatencyProbe probe) {
    return probe.measured().percentile(0.99) > LATE_MILLIS;
  }

  private void measureAt(
      double rate, Centre centre, Load load, LatencyProbe probe, Map<String, Number> figures)
      throws IOException, InterruptedException {
    awaitCalm(load, probe, rate);
    run.say("measuring %d s at %,.0f values/s".formatted(run.seconds(), rate));
    measure(centre, load, probe, figures);
    load.rate(0);
    drain(load);
  }

  private List<String> notes() {
    return List.of(
        "%d edge nodes over %d connections, %d values a message, Sparkplug B at QoS 0 with receipts"
            .formatted(settings.nodes(), settings.connections(), SHAPE.tags()),
        "limit rules of alarms on %d of the %d tags".formatted(ALARMED_TAGS, SHAPE.tags()),
        "cores and residentMb are of the process of host, broker and history; the load's own are"
            + " beside",
        settings.rate() > 0
            ? "at the rate asked for"
            : "at the highest rate found whose delays stay within %d ms for 99 of 100 values"
                .formatted(LATE_MILLIS));
  }

  private Load load(Centre centre) {
    return new Load(
        centre.broker(),
        settings.nodes(),
        settings.connections(),
        SHAPE,
        settings.window(),
        run.time());
  }

  /** Sends at a rate until the delays are bearable: compilers are warm, queues are empty. */
  private void awaitCalm(Load load, LatencyProbe probe, double rate) throws InterruptedException {
    load.rate(rate);
    long until = run.time().nanos() + LONGEST_UNREST.toNanos();
    int calm = 0;
    while (calm < CALM_PERIODS && run.time().nanos() < until) {
      probe.recent().clear();
      run.time().sleep(LatencyProbe.period());
      long median = probe.recent().percentile(0.5);
      run.say("settling at %,.0f values/s, median delay %d ms".formatted(rate, median));
      calm = probe.recent().total() > 0 && median <= BEARABLE_MILLIS ? calm + 1 : 0;
    }
  }

  private double search(Load load, LatencyProbe probe) throws InterruptedException {
    awaitCalm(load, probe, RateSearch.FIRST);
    RateSearch search = new RateSearch(BEARABLE_MILLIS);
    long until = run.time().nanos() + LONGEST_SEARCH.toNanos();
    while (!search.isSettled() && run.time().nanos() < until) {
      load.rate(search.rate());
      probe.recent().clear();
      run.time().sleep(LatencyProbe.period());
      load.resend();
      long median = probe.recent().percentile(0.5);
      run.say("trying %,.0f values/s, median delay %d ms".formatted(search.rate(), median));
      search.observe(probe.recent().total(), median);
    }
    return HOLD_SHARE * search.proven();
  }

  private void measure(Centre centre, Load load, LatencyProbe probe, Map<String, Number> figures)
      throws IOException, InterruptedException {
    probe.measured().clear();
    ProcessMeter host = centre.meter();
    ProcessMeter self = new ProcessMeter(ProcessHandle.current(), run.time());
    long storedBefore = centre.storedValues();
    long begin = run.time().nanos();
    long end = begin + Duration.ofSeconds(run.seconds()).toNanos();
    double resident = 0;
    while (run.time().nanos() < end) {
      run.time().sleep(LatencyProbe.period());
      load.resend();
      resident = Math.max(resident, host.residentMb());
    }
    double seconds = (run.time().nanos() - begin) / 1e9;
    long stored = centre.storedValues() - storedBefore;
    figures.put("valuesPerSecond", Math.round(stored / seconds));
    figures.put("p50LatencyMs", probe.measured().percentile(0.5));
    figures.put("p99LatencyMs", probe.measured().percentile(0.99));
    figures.put("maxLatencyMs", probe.measured().percentile(1));
    figures.put("cores", BenchFigures.rounded(host.cores()));
    figures.put("residentMb", BenchFigures.rounded(resident));
    figures.put("loadCores", BenchFigures.rounded(self.cores()));
    figures.put("loadResidentMb", BenchFigures.rounded(self.residentMb()));
  }

  private void drain(Load load) throws InterruptedException {
    run.say("waiting for the last receipts");
    long until = run.time().nanos() + LONGEST_DRAIN.toNanos();
    while (load.sum(LoadNode::unreceipted) > 0 && run.time().nanos() < until) {
      run.time().sleep(LatencyProbe.period());
      load.resend();
    }
  }

  /** Lost and doubled: by the count of everything, and one tag of some nodes value by value. */
  private void account(Centre centre, Load load, Map<String, Number> figures)
      throws IOException, InterruptedException {
    long difference = load.sentValues() - centre.storedValues();
    long lost = Math.max(0, difference);
    long doubled = Math.max(0, -difference);
    int every = Math.max(1, load.nodes().size() / CHECKED_NODES);
    for (int i = 0; i < load.nodes().size(); i += every) {
      long missing = missing(centre, load.nodes().get(i));
      lost = Math.max(lost, missing);
      doubled = Math.max(doubled, -missing);
    }
    figures.put("lost", lost);
    figures.put("duplicated", doubled);
    figures.put("sentValues", load.sentValues());
    figures.put("resentMessages", load.sum(LoadNode::resent));
    figures.put("rebirths", load.sum(LoadNode::rebirths));
    JsonNode history = centre.link("history");
    figures.put("duplicateMessagesDropped", history.path("duplicateMessages").asLong());
    figures.put("brokerDroppedToHost", centre.link("broker").path("droppedIncoming").asLong());
  }

  private static long missing(Centre centre, LoadNode node)
      throws IOException, InterruptedException {
    return node.sentOfFirst() - centre.storedSamples(node.firstTag());
  }
}
