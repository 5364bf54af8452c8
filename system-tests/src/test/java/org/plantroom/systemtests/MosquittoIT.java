package org.plantroom.systemtests;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker of another make changes nothing. */
class MosquittoIT {
  private final Path folder;

  MosquittoIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void everyPolledValueIsStoredOnceOverARestartOfMosquitto() throws Exception {
    int port = Ports.free();
    Mosquitto.assumeInstalled();
    Mosquitto broker = Mosquitto.start(folder, port);
    try (CountingChain chain = new CountingChain(folder, port)) {
      chain.awaitFlow(10);
      broker.close();
      chain.awaitPolls(10);
      broker = Mosquitto.start(folder, port);
      chain.awaitFlow(10);
      chain.assertExactlyOnce(chain.settle(), List.of());
    } finally {
      broker.close();
    }
  }
}
