package org.plantroom.mqtt;

/** The version of MQTT to speak. */
public enum MqttVersion {
  /** OASIS 2014: every broker speaks it, and Sparkplug 3.0 needs nothing newer. The default. */
  V3_1_1,
  /** OASIS 2019: adds reason codes, so that refusals come with the broker's own words. */
  V5
}
