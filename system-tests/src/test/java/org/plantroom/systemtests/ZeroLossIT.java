package org.plantroom.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.testkit.Await;
import org.plantroom.testkit.TcpProxy;

/**
 * Acceptance T2: whatever happens to links and processes, what was polled is stored once. In CI
 * each fault once or a few times; with {@code -Dplantroom.full=true} as often and as long as T2
 * asks.
 */
class ZeroLossIT {
  private static final boolean FULL = Boolean.getBoolean("plantroom.full");
  private static final int CUTS = FULL ? 20 : 3;
  private static final int KILLS = FULL ? 5 : 1;
  private static final int LONGEST_CUT_SECONDS = FULL ? 600 : 2;
  private static final Duration SILENCE_SHOWS = Duration.ofSeconds(15);
  private static final Duration SLACK = Duration.ofSeconds(5);
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
    broker = Mosquitto.start(folder, port);
    try (TcpProxy proxy = TcpProxy.start("127.0.0.1", port);
        CountingChain chain = new CountingChain(folder, port, proxy.port())) {
      chain.awaitFlow(5);
      for (int i = 0; i < CUTS; i++) {
        cut(chain, proxy);
      }
      goSilent(chain, proxy);
      for (int i = 0; i < KILLS; i++) {
        killEach(chain);
      }
      chain.restartHost(5);
      chain.awaitFlow(5);
      chain.assertExactlyOnce(chain.settle(), losses);
    } finally {
      broker.close();
    }
  }

  private void cut(CountingChain chain, TcpProxy proxy) {
    proxy.mode(TcpProxy.Mode.REFUSE);
    chain.awaitPolls(10 * (1 + random.nextInt(LONGEST_CUT_SECONDS)));
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
    proxy.mode(TcpProxy.Mode.PASS);
    chain.awaitFlow(1);
    drain(chain);
  }

  /** Live values are not to wait for the backlog, nor the backlog for them. */
  private static void drain(CountingChain chain) {
    long begun = System.nanoTime();
    long due = chain.served();
    long before = chain.storedCounts();
    List<Long> ages = new ArrayList<>();
    Await.until(
        "the backlog drained",
        DRAINED,
        () -> {
          ages.add(chain.liveAgeMillis());
          return chain.storedCounts() >= due;
        });
    ages.sort(null);
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf(
        "drained %d polls in %.1f s; live values were at most %d ms old meanwhile%n",
        due - before, seconds, ages.getLast());
    if (FULL) {
      assertThat(ages.get(ages.size() * 99 / 100)).as("live p99, ms").isLessThanOrEqualTo(2000);
    }
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
  }
}
