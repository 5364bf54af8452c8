package org.plantroom.host;

import java.io.IOException;
import java.util.List;
import org.plantroom.mqtt.MqttBroker;

/**
 * The way to MQTT, opened once the host can take what comes. A broker beside the host starts here:
 * were it there earlier, thousands of edge nodes would connect and be born before anybody listens.
 */
@FunctionalInterface
public interface BrokerAccess {
  /**
   * Opens the way, called once, on the thread that starts the host.
   *
   * @return where to connect, first choice first
   * @throws IOException with a sentence that says what to do
   */
  List<MqttBroker> open() throws IOException, InterruptedException;
}
