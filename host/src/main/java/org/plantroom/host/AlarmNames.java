package org.plantroom.host;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.plantroom.alarms.AlarmFacts;
import org.plantroom.alarms.DelayRule;
import org.plantroom.core.AlarmPriority;
import org.plantroom.core.AlarmReference;
import org.plantroom.core.AlarmType;
import org.plantroom.core.DeviceId;
import org.plantroom.core.EdgeId;

/** What alarms are called: their ids depend on nothing but the project's own names. */
final class AlarmNames {
  /** The name of the alarms that need no rule. */
  static final String COMMUNICATION = "Communication";

  /** The path of the host's own alarms; edge nodes, devices and tags have more levels. */
  static final String HOST = "host";

  /** The name of the alarm of the first of several brokers; the second's is {@code Broker 2}. */
  private static final String BROKER = "Broker";

  private AlarmNames() {}

  static AlarmFacts facts(DeviceId device, AlarmType type) {
    String id = id(new AlarmReference(device, type.name()));
    return AlarmFacts.of(id, device.tag(type.tag()).toString(), type);
  }

  /** The id of an alarm of a rule. */
  static String id(AlarmReference alarm) {
    return id(alarm.device() + "/" + alarm.alarm());
  }

  /** The alarm of the only broker of a host: without it the host knows of nothing. */
  static AlarmFacts communication() {
    return communication(
        HOST,
        AlarmPriority.CRITICAL,
        "The host has no broker",
        "Nothing is known of any site; values wait in the edge nodes' journals",
        "Check the broker and the host's network");
  }

  /**
   * The alarm of one of several brokers of the host.
   *
   * @param place in the list of brokers, from 0
   */
  static AlarmFacts broker(int place, String address) {
    String name = place == 0 ? BROKER : BROKER + " " + (place + 1);
    return communication(
        HOST + " " + name,
        HOST,
        name,
        AlarmPriority.CRITICAL,
        "The host is not connected to the broker " + address,
        "Nothing is known of the edge nodes on it; values wait in their journals",
        "Check the broker and the host's network");
  }

  static AlarmFacts communication(EdgeId edge) {
    return communication(
        edge.toString(),
        AlarmPriority.HIGH,
        "No communication with the edge node",
        "Nothing is known of its machines; values wait in its journal",
        "Check the edge node's power and its network");
  }

  static AlarmFacts communication(DeviceId device) {
    return communication(
        device.toString(),
        AlarmPriority.MEDIUM,
        "The device does not answer",
        "Nothing is known of the machine",
        "Check the machine's power and its cable");
  }

  private static AlarmFacts communication(
      String path, AlarmPriority priority, String message, String consequence, String action) {
    return communication(path, path, COMMUNICATION, priority, message, consequence, action);
  }

  private static AlarmFacts communication(
      String idOf,
      String path,
      String name,
      AlarmPriority priority,
      String message,
      String consequence,
      String action) {
    return new AlarmFacts(
        id(idOf),
        path,
        name,
        priority,
        message,
        consequence,
        action,
        false,
        new DelayRule(LinkAlarm.ON_DELAY, Duration.ZERO));
  }

  private static String id(String path) {
    return UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
