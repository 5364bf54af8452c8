package org.plantroom.mqtt;

import java.nio.file.Path;

/** The contract on the embedded broker. */
final class EmbeddedBrokerConnectionIT extends MqttConnectionContract {
  @Override
  Broker startBroker(Path folder, int port) throws InterruptedException {
    EmbeddedBroker broker =
        EmbeddedBroker.start(EmbeddedBrokerSettings.onLoopback(port, folder.resolve("broker")));
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
