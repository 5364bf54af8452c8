package org.plantroom.systemtests;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A host with the broker inside it, which hands messages over within the process, is killed at any
 * moment: what was polled is stored once.
 */
class EmbeddedBrokerKillIT {
  private static final int KILLS = Boolean.getBoolean("plantroom.full") ? 20 : 3;
  private static final int MOST_POLLS_WITHOUT = 20;

  private final Path folder;
  private final long seed = Long.getLong("plantroom.seed", System.nanoTime());

  EmbeddedBrokerKillIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void whatWasPolledIsStoredOnceThoughHostAndBrokerDieTogether() throws Exception {
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    try (CountingChain chain = CountingChain.withEmbeddedBroker(folder)) {
      for (int kill = 0; kill < KILLS; kill++) {
        chain.awaitFlow(1 + random.nextInt(MOST_POLLS_WITHOUT));
        chain.killHost(random.nextInt(MOST_POLLS_WITHOUT));
      }
      chain.awaitFlow(3);
      chain.assertExactlyOnce(chain.settle(), List.of());
    }
  }
}
