package org.plantroom.mqtt;

import java.nio.file.Path;

/** Links over the embedded broker. */
final class EmbeddedBrokerLinkIT extends LinkContract {
  EmbeddedBrokerLinkIT() {
    super(KnownBroker.EMBEDDED);
  }

  @Override
  Broker start(Path folder) throws InterruptedException {
    EmbeddedBroker broker =
        EmbeddedBroker.start(EmbeddedBrokerSettings.onLoopback(0, folder.resolve("broker")));
    return new Broker() {
      @Override
      public int port() {
        return broker.port();
      }

      @Override
      public void close() {
        broker.close();
      }
    };
  }
}
