package org.plantroom.mqtt;

/**
 * A message that arrived, with the way to tell the broker it was dealt with.
 *
 * @param message the message
 * @param acknowledge for QoS 1 and 2, lets the broker forget it; does nothing for QoS 0
 */
record Incoming(MqttMessage message, Runnable acknowledge) {}
