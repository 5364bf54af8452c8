package org.plantroom.systemtests;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.mqtt.EmbeddedBroker;
import org.plantroom.mqtt.EmbeddedBrokerSettings;

/** Exactly once into history, whatever is killed. */
class KillIT {
  private final Path folder;

  KillIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void everyPolledValueIsStoredOnceWhoeverIsKilled() throws Exception {
    int port = Ports.free();
    EmbeddedBroker broker = broker(port);
    List<CountingChain.Loss> losses = new ArrayList<>();
    try (CountingChain chain = new CountingChain(folder, port)) {
      chain.awaitFlow(10);
      chain.killHost(20);
      chain.awaitFlow(5);
      losses.add(chain.killEdge());
      chain.awaitFlow(5);
      broker.close();
      chain.awaitPolls(20);
      broker = broker(port);
      chain.awaitFlow(5);
      chain.killHost(0);
      losses.add(chain.killEdge());
      chain.awaitFlow(5);
      chain.assertExactlyOnce(chain.settle(), losses);
    } finally {
      broker.close();
    }
  }

  private EmbeddedBroker broker(int port) throws InterruptedException {
    return EmbeddedBroker.start(EmbeddedBrokerSettings.onLoopback(port, folder.resolve("broker")));
  }
}
