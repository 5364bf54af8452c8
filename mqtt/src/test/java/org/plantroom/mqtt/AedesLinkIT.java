package org.plantroom.mqtt;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.plantroom.testkit.NodeProgram;

/** Links over aedes, the broker of the Node.js world. */
final class AedesLinkIT extends LinkContract {
  AedesLinkIT() {
    super(KnownBroker.AEDES);
  }

  @Override
  Broker start(Path folder) throws IOException, InterruptedException {
    NodeProgram aedes =
        NodeProgram.install(
                Path.of("src/test/aedes"), Path.of("target/aedes"), folder.resolve("npm.log"))
            .orElse(null);
    Assumptions.assumeTrue(
        aedes != null, "aedes could not be installed with npm, so it is not tested against");
    int port = ProcessBroker.freePort();
    return ProcessBroker.start(aedes.run(port), port, folder.resolve("aedes.log"));
  }
}
