package org.plantroom.mqtt;

import java.nio.file.Path;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/** Links over ActiveMQ Artemis. */
final class ArtemisLinkIT extends LinkContract {
  ArtemisLinkIT() {
    super(KnownBroker.ARTEMIS);
  }

  @Override
  Broker start(Path folder) throws Exception {
    int port = ProcessBroker.freePort();
    Configuration settings =
        new ConfigurationImpl()
            .setPersistenceEnabled(false)
            .setSecurityEnabled(false)
            .setJMXManagementEnabled(false)
            .addAcceptorConfiguration("mqtt", "tcp://127.0.0.1:%d?protocols=MQTT".formatted(port));
    EmbeddedActiveMQ artemis = new EmbeddedActiveMQ().setConfiguration(settings);
    artemis.start();
    return new Broker() {
      @Override
      public int port() {
        return port;
      }

      @Override
      public void close() {
        try {
          artemis.stop();
        } catch (Exception e) {
          throw new AssertionError("Artemis did not stop", e);
        }
      }
    };
  }
}
