package org.plantroom.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.testkit.Await;
import org.plantroom.testkit.TcpProxy;

/**
 * Acceptance T2: whatever happens to links, processes and the edge's disk, what was polled is
 * stored once. In CI each fault once or a few times; with {@code -Dplantroom.full=true} as often as
 * T2 asks, in about half an hour: of the 20 cuts of 1 s to 10 min most are short, one lasts 10 min.
 */
class ZeroLossIT {
  private static final boolean FULL = Boolean.getBoolean("plantroom.full");
  private static final List<Integer> LONG_CUT_SECONDS =
      FULL ? List.of(30, 30, 60, 180, 600) : List.of();
  private static final int SHORT_CUTS = FULL ? 15 : 3;
  private static final int LONGEST_SHORT_CUT_SECONDS = FULL ? 10 : 2;
  private static final int KILLS = FULL ? 5 : 1;
  private static final int HOST_RESTARTS = FULL ? 2 : 1;
  private static final Duration SILENCE_SHOWS = Duration.ofSeconds(15);
  private static final Duration SLACK = Duration.ofSeconds(5);
  private static final int FULL_FOR_POLLS = 60;

  /** What still fits into the last block of the journal's file once the disk is full, and more. */
  private static final int POLLS_A_BLOCK = 30;

  /** A receipt comes each second. */
  private static final int POLLS_TO_RECEIPT = 50;

  private static final Duration DRAINED = Duration.ofMinutes(FULL ? 10 : 1);

  private final Path folder;
  private final int port;
  private final long seed = Long.getLong("plantroom.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final List<CountingChain.Loss> losses = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // started by the test once it is known to be installed
  private Mosquitto broker;

  ZeroLossIT(@TempDir Path folder) throws IOException {
    this.folder = folder;
    port = Ports.free();
  }

  @Test
  void whatWasPolledIsStoredOnceWhateverBreaks() throws Exception {
    System.out.println("seed " + seed);
    Mosquitto.assumeInstalled();
    Optional<SmallDisk> disk = SmallDisk.mount(CountingChain.edgeFolder(folder));
    broker = Mosquitto.start(folder, port);
    try (TcpProxy proxy = TcpProxy.start("127.0.0.1", port);
        CountingChain chain = new CountingChain(folder, port, proxy.port())) {
      chain.awaitFlow(5);
      for (int seconds : cuts()) {
        cut(chain, proxy, seconds);
      }
      goSilent(chain, proxy);
      if (disk.isPresent()) {
        fillDisk(chain, proxy, disk.get());
      } else {
        System.out.println("no disk can be mounted here, so none was filled");
      }
      for (int i = 0; i < KILLS; i++) {
        killEach(chain);
      }
      for (int i = 0; i < HOST_RESTARTS; i++) {
        chain.restartHost(5);
        chain.awaitFlow(5);
      }
      long last = chain.settle();
      chain.assertExactlyOnce(last, losses);
      System.out.printf("%d polls of the machine, each stored once%n", last);
    } finally {
      broker.close();
      if (disk.isPresent()) {
        disk.get().close();
      }
    }
  }

  private List<Integer> cuts() {
    List<Integer> seconds = new ArrayList<>(LONG_CUT_SECONDS);
    for (int i = 0; i < SHORT_CUTS; i++) {
      seconds.add(1 + random.nextInt(LONGEST_SHORT_CUT_SECONDS));
    }
    Collections.shuffle(seconds, random);
    return seconds;
  }

  private static void cut(CountingChain chain, TcpProxy proxy, int seconds) {
    proxy.mode(TcpProxy.Mode.REFUSE);
    chain.awaitPolls((int) Duration.ofSeconds(seconds).dividedBy(CountingChain.SCAN));
    if (LONG_CUT_SECONDS.contains(seconds)) {
      drain(chain, proxy, seconds);
    }
    proxy.mode(TcpProxy.Mode.PASS);
    chain.awaitFlow(3);
  }

  /** A half-open link: no byte passes and nobody is told. */
  private static void goSilent(CountingChain chain, TcpProxy proxy) {
    proxy.mode(TcpProxy.Mode.BLACKHOLE);
    Await.until(
        "the host no longer calls the silent edge connected",
        SILENCE_SHOWS.plus(SLACK),
        () -> !chain.edgeState().equals("connected"));
    drain(chain, proxy, SILENCE_SHOWS.toSeconds());
  }

  /**
   * Opens the link and looks how the backlog comes. Live values are not to wait for it, nor it for
   * them.
   */
  private static void drain(CountingChain chain, TcpProxy proxy, long cutSeconds) {
    long before = chain.storedCounts();
    long due = chain.served();
    proxy.mode(TcpProxy.Mode.PASS);
    AtomicLong begun = new AtomicLong();
    Await.until("the backlog begins to come", DRAINED, () -> hasBegun(chain, before, begun));
    List<Long> ages = new ArrayList<>();
    Await.until(
        "the backlog drained",
        DRAINED,
        () -> {
          ages.add(chain.liveAgeMillis());
          return chain.storedCounts() >= due;
        });
    ages.sort(null);
    double seconds = (System.nanoTime() - begun.get()) / 1e9;
    double timesLive = (due - before) / seconds * CountingChain.SCAN.toMillis() / 1000;
    long p99 = ages.get(ages.size() * 99 / 100);
    System.out.printf(
        "cut of %d s: drained %d polls in %.1f s, %.0f × the live rate; live p99 %d ms%n",
        cutSeconds, due - before, seconds, timesLive, p99);
    if (FULL) {
      assertThat(p99).as("live p99, ms").isLessThanOrEqualTo(2000);
    }
    if (FULL && cutSeconds >= 60) {
      assertThat(timesLive).as("drain, × the live rate").isGreaterThanOrEqualTo(10);
    }
  }

  private static boolean hasBegun(CountingChain chain, long before, AtomicLong lookedAt) {
    lookedAt.set(System.nanoTime());
    return chain.storedCounts() > before;
  }

  /**
   * Nothing fits on the edge's disk any more while the link is cut too, so that values must be
   * lost. They are to be the oldest that the host has not, be counted, be shown as a gap with its
   * reason, and be no more than that.
   */
  private void fillDisk(CountingChain chain, TcpProxy proxy, SmallDisk disk) throws IOException {
    chain.awaitFlow(POLLS_TO_RECEIPT);
    long from = chain.served();
    proxy.mode(TcpProxy.Mode.REFUSE);
    long cut = chain.served();
    chain.awaitPolls(10);
    disk.fill();
    long full = chain.served();
    chain.awaitPolls(FULL_FOR_POLLS);
    disk.makeRoom();
    long to = chain.served();
    chain.awaitPolls(10);
    proxy.mode(TcpProxy.Mode.PASS);
    chain.awaitFlow(3);
    Await.until("the gap shows", DRAINED, () -> !lossGaps(chain).isEmpty());
    Await.until(
        "all else is stored",
        DRAINED,
        () -> chain.missing(full + POLLS_A_BLOCK, chain.served() - 10).isEmpty());
    List<Long> missing = chain.missing(from + 1, to);
    JsonNode edge = chain.api().link(TestProject.EDGE);
    long counted = edge.path("lostMessages").asLong();
    System.out.printf(
        "disk full: %d polls lost, the oldest of %d, %d counted%n",
        missing.size(), to - from, counted);
    assertThat(missing).isNotEmpty();
    assertThat(counted).isBetween((long) missing.size(), missing.size() + 5L);
    long first = missing.getFirst();
    long last = missing.getLast();
    assertThat(first).as("the first that could not reach the host").isLessThanOrEqualTo(cut + 1);
    assertThat(missing).as("in one run").hasSize((int) (last - first + 1));
    for (HostApi.Gap gap : lossGaps(chain)) {
      // The edge calls lost what it gave up and had no receipt of, though the host may have it.
      assertThat(chain.countsBetween(gap.from(), gap.to()))
          .as("stored within %s", gap)
          .hasSizeLessThan(POLLS_TO_RECEIPT);
    }
    losses.add(new CountingChain.Loss(first - 1, last));
  }

  private static List<HostApi.Gap> lossGaps(CountingChain chain) {
    return chain.api().gaps(TestProject.DEVICE + "/Count00").stream()
        .filter(
            gap ->
                gap.reason().startsWith("lost at the edge, its disk or its disk budget was full"))
        .toList();
  }

  private void killEach(CountingChain chain) throws IOException {
    losses.add(chain.killEdge());
    chain.awaitFlow(3);
    chain.killHost(5);
    chain.awaitFlow(3);
    broker.close();
    chain.awaitPolls(5);
    broker = Mosquitto.start(folder, port);
    chain.awaitFlow(3);
    killBothAtOnce(chain);
  }

  private void killBothAtOnce(CountingChain chain) throws IOException {
    chain.killHost(0);
    losses.add(chain.killEdge());
    chain.awaitFlow(3);
  }
}
