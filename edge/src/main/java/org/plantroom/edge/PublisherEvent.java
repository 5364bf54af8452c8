package org.plantroom.edge;

import org.plantroom.core.EdgeNode;
import org.plantroom.mqtt.MqttMessage;

/** What the publisher's thread hears, one after the other, from polls and from connections. */
sealed interface PublisherEvent {
  /** A device has news. */
  record Reported(DeviceReport report) implements PublisherEvent {}

  /** A device answers, after silence or for the first time. */
  record DeviceUp(String device) implements PublisherEvent {}

  /** A device has fallen silent; its tags' bad samples have been reported before. */
  record DeviceDown(String device) implements PublisherEvent {}

  /**
   * An order has come to an end.
   *
   * @param id whose order it was
   * @param finishedAt when, milliseconds since 1970 UTC; what is read later shows what a write did
   */
  record Answered(OrderId id, Driver.WriteOutcome outcome, long finishedAt)
      implements PublisherEvent {}

  /** The edge becomes another; the devices that are not the same any more are no longer polled. */
  record Reconfigured(EdgeNode next) implements PublisherEvent {}

  /** An uplink's broker is there. */
  record Connected(String uplink) implements PublisherEvent {}

  /** An uplink's broker is gone. */
  record Disconnected(String uplink, String sentence) implements PublisherEvent {}

  /** Something came from an uplink's broker. */
  record Arrived(String uplink, MqttMessage message) implements PublisherEvent {}
}
