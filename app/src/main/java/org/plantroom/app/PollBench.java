package org.plantroom.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How many Modbus registers a second one edge reads, each a tag: machines, edge, and host with
 * broker in a process each.
 */
final class PollBench {
  private static final String EDGE = "bench/edge";
  private static final String EDGE_OPTIONS = "plantroom.edgeOptions";
  private static final Pattern PORTS = Pattern.compile("^ports:((?: \\d+)*)$");
  private static final Pattern EDGE_READY = Pattern.compile("^edge: ");
  private static final Duration LONGEST_START = Duration.ofSeconds(60);
  private static final Duration WARM_UP = Duration.ofSeconds(15);
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  /** The edge tells its counters every 5 s; a starved machine takes longer. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

  private final BenchRun run;
  private final Settings settings;

  /**
   * What to poll.
   *
   * @param devices Modbus TCP servers, each on a port of its own, 1 to 10,000
   * @param tags registers of each, 1 to 10,000
   * @param changing how many of them change each second; the others are read and not sent
   * @param profile true to record where the edge spends its time
   */
  record Settings(int devices, int tags, int changing, boolean profile) {
    /** 100,000 tags a second, of which one in ten changes. */
    static final Settings DEFAULT = new Settings(405, 250, 25, false);

    Settings withProfile() {
      return new Settings(devices, tags, changing, true);
    }

    Settings {
      if (devices < 1 || devices > 10_000 || tags < 1 || tags > 10_000) {
        throw new CommandFailure("--devices and --tags must be 1 to 10000");
      }
      if (changing < 0 || changing > tags) {
        throw new CommandFailure("--changing must be 0 to --tags");
      }
    }
  }

  PollBench(BenchRun run, Settings settings) {
    this.run = run;
    this.settings = settings;
  }

  /** Counters at the moment they were told. */
  private record Told(long polls, long skipped, long timeouts, long nanos) {}

  /** Runs it. */
  BenchResult run() throws IOException, InterruptedException {
    try (ChildJvm machines = machines()) {
      writeProject(machines.await(PORTS).group(1).strip().split(" "));
      try (Centre centre = Centre.start(run, List.of())) {
        BenchResult result = measured(machines, centre);
        return settings.profile() ? result.withFrames(frames(centre)) : result;
      }
    }
  }

  private BenchResult measured(ChildJvm machines, Centre centre)
      throws IOException, InterruptedException {
    try (ChildJvm edge = edge(centre, List.of())) {
      edge.await(EDGE_READY);
      warmUp(centre);
      return measure(machines, centre, edge);
    }
  }

  /** Of an edge of its own, for the recorder takes memory, which is one of the figures. */
  private List<String> frames(Centre centre) throws IOException, InterruptedException {
    Path recording = run.folder().resolve("edge.jfr");
    long since;
    try (ChildJvm edge = edge(centre, Profile.options(recording))) {
      edge.await(EDGE_READY);
      warmUp(centre);
      run.say("the same once more with the profiler");
      since = run.time().millis();
      run.time().sleep(Duration.ofSeconds(run.seconds()));
    }
    return Profile.topFrames(recording, since);
  }

  /** From the first poll the host hears of, so that a slow start is not measured. */
  private void warmUp(Centre centre) throws IOException, InterruptedException {
    run.say(
        "starting, %d devices with %d tags each".formatted(settings.devices(), settings.tags()));
    long deadline = run.time().nanos() + LONGEST_START.toNanos();
    while (told(centre).polls() == 0 && run.time().nanos() < deadline) {
      run.time().sleep(LOOK_EVERY);
    }
    run.say("warming up for %d s".formatted(WARM_UP.toSeconds()));
    run.time().sleep(WARM_UP);
  }

  private ChildJvm machines() throws IOException {
    return ChildJvm.start(
        "machines",
        run,
        List.of(),
        List.of(
            "bench",
            "machines",
            "--count=" + settings.devices(),
            "--registers=" + settings.tags(),
            "--changing=" + settings.changing()));
  }

  private ChildJvm edge(Centre centre, List<String> more) throws IOException {
    List<String> options = new ArrayList<>(edgeOptions());
    options.addAll(more);
    return ChildJvm.start(
        "edge",
        run,
        options,
        List.of(
            "edge",
            "--project",
            run.folder().resolve("project").toString(),
            "--edge",
            EDGE,
            "--data",
            run.folder().resolve("edge").toString(),
            "--broker",
            centre.broker().toString()));
  }

  /** What the launcher starts an edge with beside the options of every process. */
  private static List<String> edgeOptions() {
    String file = System.getProperty(EDGE_OPTIONS);
    return file == null ? List.of() : List.of("@" + file);
  }

  private void writeProject(String[] ports) throws IOException {
    Path project = Files.createDirectories(run.folder().resolve("project"));
    Files.createDirectories(project.resolve("types"));
    Files.createDirectories(project.resolve("sites"));
    Files.writeString(project.resolve("project.yaml"), "project: bench\n");
    StringBuilder type = new StringBuilder("name: Bench\nclass: other\ntags:\n");
    for (int tag = 0; tag < settings.tags(); tag++) {
      type.append("  T%04d: {register: holding %d, type: u16}%n".formatted(tag, tag));
    }
    Files.writeString(project.resolve("types/bench-machine.yaml"), type);
    StringBuilder site = new StringBuilder("edges:\n  edge:\n    devices:\n");
    for (int i = 0; i < ports.length; i++) {
      site.append(
          "      m%04d: {type: bench-machine, address: \"127.0.0.1:%s\"}%n".formatted(i, ports[i]));
    }
    Files.writeString(project.resolve("sites/bench.yaml"), site);
  }

  private BenchResult measure(ChildJvm machines, Centre centre, ChildJvm edge)
      throws IOException, InterruptedException {
    Told before = awaitTold(centre);
    run.say("measuring %d s".formatted(run.seconds()));
    ProcessMeter edgeUse = edge.meter();
    ProcessMeter centreUse = centre.meter();
    ProcessMeter machinesUse = machines.meter();
    long sentBefore = centre.link(EDGE).path("values").asLong();
    run.time().sleep(Duration.ofSeconds(run.seconds()));
    Told after = awaitTold(centre);
    double seconds = (after.nanos() - before.nanos()) / 1e9;
    long sent = centre.link(EDGE).path("values").asLong() - sentBefore;
    Map<String, Number> figures = new LinkedHashMap<>();
    long polls = after.polls() - before.polls();
    figures.put("valuesPerSecond", Math.round(polls * settings.tags() / seconds));
    figures.put("cores", BenchFigures.rounded(edgeUse.cores()));
    figures.put("residentMb", BenchFigures.rounded(edgeUse.residentMb()));
    figures.put("sentValuesPerSecond", Math.round(sent / seconds));
    figures.put("skippedPolls", after.skipped() - before.skipped());
    figures.put("timeouts", after.timeouts() - before.timeouts());
    figures.put("hostCores", BenchFigures.rounded(centreUse.cores()));
    figures.put("hostResidentMb", BenchFigures.rounded(centreUse.residentMb()));
    figures.put("machinesCores", BenchFigures.rounded(machinesUse.cores()));
    return BenchResult.of(
        "poll",
        figures,
        "%d devices on a port each, %d registers of u16 each, read every second; %d of them change"
            .formatted(settings.devices(), settings.tags(), settings.changing()),
        "cores and residentMb are of the edge's process: polling, journal and publishing",
        "host with broker, and machines, have a process each");
  }

  /** Waits for the edge to tell its counters anew, so that they belong to a known moment. */
  private Told awaitTold(Centre centre) throws IOException, InterruptedException {
    Told first = told(centre);
    long deadline = run.time().nanos() + LONGEST_SILENCE.toNanos();
    while (run.time().nanos() < deadline) {
      run.time().sleep(LOOK_EVERY);
      Told now = told(centre);
      if (now.polls() != first.polls()) {
        return now;
      }
    }
    throw new CommandFailure("the bench's edge polls nothing, its values do not reach the host");
  }

  private Told told(Centre centre) throws IOException, InterruptedException {
    long polls = 0;
    long skipped = 0;
    long timeouts = 0;
    for (JsonNode link : centre.links()) {
      if (link.path("path").asText().startsWith(EDGE + "/")) {
        polls += link.path("polls").asLong();
        skipped += link.path("skippedPolls").asLong();
        timeouts += link.path("timeouts").asLong();
      }
    }
    return new Told(polls, skipped, timeouts, run.time().nanos());
  }
}
