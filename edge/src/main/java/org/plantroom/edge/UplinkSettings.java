package org.plantroom.edge;

import java.util.List;
import org.plantroom.core.ProjectSettings;
import org.plantroom.core.ProjectUplink;
import org.plantroom.mqtt.MqttBroker;

/**
 * One host that an edge delivers to, and the way to it.
 *
 * @param name tells it from the edge's other uplinks; also over restarts
 * @param hostId that host as primary host application, whose STATE the edge minds
 * @param givesReceipts whether that host says what it has stored; false for one of another make
 * @param brokers first choice first
 */
public record UplinkSettings(
    String name, String hostId, boolean givesReceipts, List<MqttBroker> brokers) {
  /**
   * As the project names it, over the brokers given.
   *
   * @param name of {@link ProjectSettings#allUplinks}
   */
  public static UplinkSettings of(String name, ProjectUplink uplink, List<MqttBroker> brokers) {
    return new UplinkSettings(name, uplink.hostId(), uplink.receipts(), brokers);
  }

  /** To the project's own host alone, over the brokers given. */
  public static List<UplinkSettings> only(ProjectSettings settings, List<MqttBroker> brokers) {
    return List.of(
        new UplinkSettings(ProjectUplink.MAIN, settings.hostId(), settings.receipts(), brokers));
  }
}
