package org.plantroom.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.plantroom.testkit.Await;

/**
 * A counting machine, an edge and a host, both as processes that can be killed, over a broker of
 * the test's choice.
 */
final class CountingChain implements AutoCloseable {
  private static final int TAGS = 50;
  private static final Duration FLOWS = Duration.ofSeconds(60);

  /** How often the machine is read. */
  static final Duration SCAN = Duration.ofMillis(100);

  private final CountingMachine machine = CountingMachine.start();
  private final Path folder;
  private final Path project;
  private final int httpPort = Ports.free();
  private final int edgeBrokerPort;
  private final HostApi api;
  private final List<Object> hostOptions;
  private Program host;
  private Program edge;

  /** A span of counts that may be missing, because the edge was killed between read and journal. */
  record Loss(long after, long upTo) {}

  CountingChain(Path folder, int brokerPort) throws IOException {
    this(folder, brokerPort, brokerPort);
  }

  /**
   * Starts everything but the broker.
   *
   * @param edgeBrokerPort where the edge finds the broker, such as a proxy's port
   */
  CountingChain(Path folder, int brokerPort, int edgeBrokerPort) throws IOException {
    this(folder, brokerPort, edgeBrokerPort, List.of());
  }

  private CountingChain(Path folder, int brokerPort, int edgeBrokerPort, List<Object> hostOptions)
      throws IOException {
    this.folder = folder;
    this.hostOptions = hostOptions;
    this.edgeBrokerPort = edgeBrokerPort;
    project = TestProject.write(folder.resolve("project"), type(), machine.port(), brokerPort);
    api = new HostApi(httpPort, TestAccess.token(folder.resolve("host")));
    host = host();
    edge = edge();
  }

  /** The same with the broker inside the host, which dies and comes with it. */
  static CountingChain withEmbeddedBroker(Path folder) throws IOException {
    int port = Ports.free();
    return new CountingChain(folder, port, port, List.of("--mqtt", port));
  }

  private static String type() {
    StringBuilder type =
        new StringBuilder("name: Counter\nclass: other\naddressBase: 0\n")
            .append("scanClasses: {fast: 100ms}\ntags:\n");
    for (int i = 0; i < TAGS; i++) {
      type.append("  Count%02d: {register: holding %d, type: u32}\n".formatted(i, 2 * i));
    }
    return type.toString();
  }

  private Program host() throws IOException {
    List<Object> args =
        new ArrayList<>(
            List.of(
                "host",
                "--project",
                project,
                "--data",
                folder.resolve("host"),
                "--http",
                httpPort));
    args.addAll(hostOptions);
    return Program.start(args.toArray());
  }

  private Program edge() throws IOException {
    return Program.start(
        "edge",
        "--project",
        project,
        "--edge",
        TestProject.EDGE,
        "--data",
        edgeFolder(folder),
        "--broker",
        "tcp://127.0.0.1:" + edgeBrokerPort);
  }

  /** Where the edge keeps its journal. */
  static Path edgeFolder(Path folder) {
    return folder.resolve("edge");
  }

  /** Waits until this many further values have come live through the whole chain. */
  void awaitFlow(int further) {
    long wanted = machine.served() + further;
    Await.until("live count " + wanted, FLOWS, () -> api.isUp() && liveCount() >= wanted);
  }

  private long liveCount() {
    List<HostApi.Tag> tags = api.tags(TestProject.DEVICE + "/Count00");
    return tags.isEmpty() || !tags.getFirst().isGood() ? 0 : tags.getFirst().value().asLong();
  }

  /** How often the machine has been read. */
  long served() {
    return machine.served();
  }

  /** Waits until the machine has been read this many times more. */
  void awaitPolls(int further) {
    long wanted = machine.served() + further;
    Duration within = FLOWS.plus(SCAN.multipliedBy(2L * further));
    Await.until("machine served " + wanted, within, () -> machine.served() >= wanted);
  }

  /** Kills the host while values flow, lets the edge go on alone, starts the host again. */
  void killHost(int pollsWithout) throws IOException {
    host.kill();
    awaitPolls(pollsWithout);
    host = host();
  }

  /** Ends the host in order, so that its STATE is offline, and starts it again. */
  void restartHost(int pollsWithout) throws IOException {
    host.terminate();
    awaitPolls(pollsWithout);
    host = host();
  }

  /** What the host says of the edge's link. */
  String edgeState() {
    return api.linkState(TestProject.EDGE);
  }

  /** How old the newest live value is, in milliseconds. */
  long liveAgeMillis() {
    List<HostApi.Tag> tags = api.tags(TestProject.DEVICE + "/Count00");
    return tags.isEmpty()
        ? Long.MAX_VALUE
        : System.currentTimeMillis() - Instant.parse(tags.getFirst().sourceTime()).toEpochMilli();
  }

  /** Polls whose first tag is in history. */
  long storedCounts() {
    return api.history(TestProject.DEVICE + "/Count00").counts().size();
  }

  /** Which of a span of polls are not in history. */
  List<Long> missing(long from, long to) {
    Set<Long> stored = Set.copyOf(api.history(TestProject.DEVICE + "/Count00").counts());
    return LongStream.rangeClosed(from, to).filter(n -> !stored.contains(n)).boxed().toList();
  }

  /** Which polls of the first tag are in history with a time between two, both exclusive. */
  List<Long> countsBetween(Instant from, Instant to) {
    Series history = api.history(TestProject.DEVICE + "/Count00");
    List<Series.Point> between =
        history.points().stream()
            .filter(point -> point.time().isAfter(from) && point.time().isBefore(to))
            .toList();
    return new Series(history.tag(), between).counts();
  }

  /** Kills the edge while values flow and starts it again. */
  Loss killEdge() throws IOException {
    long before = machine.served();
    edge.kill();
    long after = machine.served();
    edge = edge();
    return new Loss(Math.max(0, before - 2), after);
  }

  /** Connections to the machine so far. */
  long connections() {
    return machine.accepted();
  }

  /** Lets the machine stand and waits until the last count is stored for every tag. */
  long settle() {
    machine.stand();
    long last = machine.served();
    for (String tag : tags()) {
      Await.until(
          "history of %s reaches %d".formatted(tag, last),
          FLOWS,
          () -> api.isUp() && api.history(tag).counts().contains(last));
    }
    return last;
  }

  /**
   * Every count once for every tag, none but within the allowed losses missing; each good and at
   * the moment it was read, whenever it came; and what is not good within a gap that says why.
   */
  void assertExactlyOnce(long last, List<Loss> losses) {
    List<Long> due =
        LongStream.rangeClosed(1, last).filter(n -> !isLoss(n, losses)).boxed().toList();
    for (String tag : tags()) {
      Series history = api.history(tag);
      List<Long> stored = history.counts();
      assertThat(stored).as("%s grows and has no double", tag).isSorted().doesNotHaveDuplicates();
      assertThat(stored).as("%s has all", tag).containsAll(due);
      assertThat(stored.getLast()).as("%s has nothing invented", tag).isEqualTo(last);
      assertOriginalTimes(history);
      assertTrueQualities(history);
    }
  }

  /** The edge takes the time when it has the answer, and asks for the next one after that. */
  private void assertOriginalTimes(Series history) {
    for (Series.Point point : history.points()) {
      Double value = point.value();
      if (value != null) {
        long count = value.longValue();
        assertThat(point.time().toEpochMilli())
            .as("source time of %s = %d", history.tag(), count)
            .isBetween(machine.servedAt(count), machine.servedAt(count + 1));
      }
    }
  }

  private void assertTrueQualities(Series history) {
    List<HostApi.Gap> gaps = api.gaps(history.tag());
    for (Series.Point point : history.points()) {
      if (point.value() != null) {
        assertThat(point.quality()).as("%s of %s", point, history.tag()).isEqualTo("good");
      } else {
        assertThat(point.quality()).as("%s of %s", point, history.tag()).startsWith("bad-");
        assertThat(gaps).as("a gap at %s", point).anyMatch(gap -> gap.covers(point.time()));
      }
    }
  }

  private static boolean isLoss(long count, List<Loss> losses) {
    return losses.stream().anyMatch(loss -> count > loss.after() && count <= loss.upTo());
  }

  private static List<String> tags() {
    return IntStream.range(0, TAGS)
        .mapToObj(i -> TestProject.DEVICE + "/Count%02d".formatted(i))
        .toList();
  }

  /** The project folder of host and edge. */
  Path project() {
    return project;
  }

  HostApi api() {
    return api;
  }

  @Override
  public void close() throws IOException {
    edge.close();
    host.close();
    api.close();
    machine.close();
  }
}
