package org.plantroom.sparkplug;

/**
 * A message ready to publish, or to register as the will.
 *
 * @param topic where to
 * @param payload the bytes; not copied, not to be changed
 * @param qos 0 or 1
 * @param retain whether the broker keeps it
 */
@SuppressWarnings("ArrayRecordComponent") // passed on to the MQTT client once, never compared
public record Message(SparkplugTopic topic, byte[] payload, int qos, boolean retain) {}
