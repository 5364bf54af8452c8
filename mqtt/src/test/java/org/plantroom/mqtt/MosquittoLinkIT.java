package org.plantroom.mqtt;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;

/** Links over Debian's mosquitto. */
final class MosquittoLinkIT extends LinkContract {
  MosquittoLinkIT() {
    super(KnownBroker.MOSQUITTO);
  }

  @Override
  Broker start(Path folder) throws IOException {
    assumeTrue(
        Mosquitto.program().isPresent(),
        "mosquitto is not installed (apt-get install mosquitto), so it is not tested against");
    return Mosquitto.start(folder, 0, "allow_anonymous true");
  }
}
