package org.plantroom.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Time;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plantroom bench}: what this machine and this build can carry. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measure this build on this machine: values a second, delays, memory, bytes.",
    synopsisSubcommandLabel = "NAME",
    subcommands = MachinesCommand.class)
final class BenchCommand implements Callable<Integer> {
  private final Time time;

  @Spec private CommandSpec spec = CommandSpec.create();

  BenchCommand(Time time) {
    this.time = time;
  }

  /** Without a name there is nothing to measure. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return Plantroom.USAGE;
  }

  @Command(
      name = "ingest",
      mixinStandardHelpOptions = true,
      description = "Values a second from edge nodes through broker and host into history.")
  int ingest(
      @Mixin BenchOptions options,
      @Option(
              names = "--nodes",
              description = "edge nodes (default: ${DEFAULT-VALUE})",
              defaultValue = "100")
          int nodes,
      @Option(
              names = "--connections",
              description = "MQTT connections that carry them (default: ${DEFAULT-VALUE})",
              defaultValue = "4")
          int connections,
      @Option(
              names = "--window",
              description =
                  "messages of a node that may wait for their receipt (default: ${DEFAULT-VALUE})",
              defaultValue = "200")
          int window,
      @Option(
              names = "--rate",
              paramLabel = "N",
              description = "values a second to send (default: the most the chain keeps up with)",
              defaultValue = "0")
          double rate,
      @Option(
              names = "--browsers",
              paramLabel = "N",
              description =
                  "browsers that follow a thousand values each (default: ${DEFAULT-VALUE})",
              defaultValue = "0")
          int browsers,
      @Option(names = "--profile", description = "show the methods that use the host's CPU most")
          boolean profile)
      throws IOException, InterruptedException {
    IngestBench.Settings settings =
        new IngestBench.Settings(nodes, connections, window, rate, browsers, profile);
    return measure(options, run -> new IngestBench(run, settings).run());
  }

  @Command(
      name = "nodes",
      mixinStandardHelpOptions = true,
      description = "Very many edge nodes on one host: connecting, at rest, after a restart.")
  int nodes(
      @Mixin BenchOptions options,
      @Option(
              names = "--nodes",
              description = "edge nodes (default: ${DEFAULT-VALUE})",
              defaultValue = "10000")
          int nodes,
      @Option(
              names = "--devices",
              description = "devices of each (default: ${DEFAULT-VALUE})",
              defaultValue = "10")
          int devices,
      @Option(
              names = "--tags",
              description = "tags of each device (default: ${DEFAULT-VALUE})",
              defaultValue = "4")
          int tags,
      @Option(
              names = "--profile",
              description = "show the methods that use a host's CPU most while all are reborn")
          boolean profile)
      throws IOException, InterruptedException {
    NodesBench.Settings settings = new NodesBench.Settings(nodes, devices, tags, profile);
    return lacksHeap()
        ? againWithHeap()
        : measure(options, run -> new NodesBench(run, settings).run());
  }

  @Command(
      name = "poll",
      mixinStandardHelpOptions = true,
      description = "Modbus registers a second that one edge reads.")
  int poll(
      @Mixin BenchOptions options,
      @Option(
              names = "--devices",
              description = "Modbus TCP devices (default: ${DEFAULT-VALUE})",
              defaultValue = "405")
          int devices,
      @Option(
              names = "--tags",
              description = "tags of each (default: ${DEFAULT-VALUE})",
              defaultValue = "250")
          int tags,
      @Option(
              names = "--changing",
              description = "tags of each that change every second (default: ${DEFAULT-VALUE})",
              defaultValue = "25")
          int changing,
      @Option(names = "--profile", description = "show the methods that use the edge's CPU most")
          boolean profile)
      throws IOException, InterruptedException {
    PollBench.Settings settings = new PollBench.Settings(devices, tags, changing, profile);
    return measure(options, run -> new PollBench(run, settings).run());
  }

  @Command(
      name = "history",
      mixinStandardHelpOptions = true,
      description = "Values a second into the store, bytes a value on disk, time to draw trends.")
  int history(
      @Mixin BenchOptions options,
      @Option(names = "--profile", description = "show the methods that use the CPU most")
          boolean profile)
      throws IOException, InterruptedException {
    return measure(options, run -> StoreBench.run(run, profile));
  }

  @Command(
      name = "wire",
      mixinStandardHelpOptions = true,
      description = "Bytes a value takes on the network, plain and compressed.")
  int wire(
      @Mixin BenchOptions options,
      @Option(names = "--profile", description = "show the methods that use the CPU most")
          boolean profile)
      throws IOException, InterruptedException {
    return measure(options, run -> new WireBench(run, profile).run());
  }

  @Command(
      name = "simulate",
      mixinStandardHelpOptions = true,
      description = "A year of a plant, a thousand plants at once, cost by components.")
  int simulate(@Mixin BenchOptions options) throws IOException, InterruptedException {
    return measure(options, run -> new SimulateBench(run, SimulateBench.Settings.USUAL).run());
  }

  @Command(
      name = "all",
      mixinStandardHelpOptions = true,
      description = "Every bench with its usual settings and its profile, one after the other.")
  int all(
      @Mixin BenchOptions options,
      @Option(
              names = "--markdown",
              paramLabel = "FILE",
              description = "write the figures and their goals as a page")
          @Nullable Path markdown)
      throws IOException, InterruptedException {
    if (lacksHeap()) {
      return againWithHeap();
    }
    Machine machine = Machine.here();
    List<Bench> benches =
        List.of(
            run -> new IngestBench(run, IngestBench.Settings.DEFAULT.withProfile()).run(),
            run -> new NodesBench(run, NodesBench.Settings.DEFAULT.withProfile()).run(),
            run -> new PollBench(run, PollBench.Settings.DEFAULT.withProfile()).run(),
            run -> StoreBench.run(run, true),
            run -> new WireBench(run, true).run(),
            run -> new SimulateBench(run, SimulateBench.Settings.USUAL).run());
    List<BenchResult> results = new ArrayList<>();
    for (Bench bench : benches) {
      tryOne(options, bench, results);
    }
    BenchOutput.write(results, options.json);
    if (markdown != null) {
      Files.writeString(
          markdown, PerformancePage.of(machine, results, options.seconds, time.millis()));
    }
    return results.size() == benches.size() ? 0 : Plantroom.FAILED;
  }

  /** The usual heap is a host's; the load of ten thousand nodes wants more. */
  private static boolean lacksHeap() {
    return Runtime.getRuntime().maxMemory() < NodesBench.HEAP / 2;
  }

  private int againWithHeap() throws IOException, InterruptedException {
    return ChildJvm.instead(NodesBench.HEAP, spec.commandLine().getParseResult().originalArgs());
  }

  /** A bench that cannot run costs its own figures, not the others'. */
  private void tryOne(BenchOptions options, Bench bench, List<BenchResult> results)
      throws IOException, InterruptedException {
    try {
      BenchResult result = inFolder(options, bench);
      BenchOutput.print(result, spec.commandLine().getOut());
      results.add(result);
    } catch (CommandFailure e) {
      spec.commandLine().getErr().println("plantroom: " + e.getMessage());
    }
  }

  private interface Bench {
    BenchResult run(BenchRun run) throws IOException, InterruptedException;
  }

  private int measure(BenchOptions options, Bench bench) throws IOException, InterruptedException {
    BenchResult result = inFolder(options, bench);
    BenchOutput.print(result, spec.commandLine().getOut());
    BenchOutput.write(result, options.json);
    return 0;
  }

  private BenchResult inFolder(BenchOptions options, Bench bench)
      throws IOException, InterruptedException {
    int seconds = options.checkedSeconds();
    try (WorkFolder folder = WorkFolder.below(options.work)) {
      return bench.run(new BenchRun(seconds, folder.path(), time, spec.commandLine().getErr()));
    }
  }
}
