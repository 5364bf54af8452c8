package org.plantroom.mqtt;

import java.nio.file.Path;
import org.apache.activemq.broker.BrokerService;

/** Links over ActiveMQ. */
final class ActiveMqLinkIT extends LinkContract {
  ActiveMqLinkIT() {
    super(KnownBroker.ACTIVEMQ);
  }

  @Override
  Broker start(Path folder) throws Exception {
    BrokerService service = new BrokerService();
    service.setPersistent(false);
    service.setUseJmx(false);
    service.setUseShutdownHook(false);
    service.setDataDirectory(folder.toString());
    int port = ProcessBroker.freePort();
    service.addConnector("mqtt://127.0.0.1:" + port);
    service.start();
    service.waitUntilStarted();
    return new Broker() {
      @Override
      public int port() {
        return port;
      }

      @Override
      public void close() {
        try {
          service.stop();
        } catch (Exception e) {
          throw new AssertionError("ActiveMQ did not stop", e);
        }
      }
    };
  }
}
