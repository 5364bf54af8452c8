package org.plantroom.sparkplug;

import org.jspecify.annotations.Nullable;

/** The message types of Sparkplug 3.0, chapter 4; the names are the topic's third element. */
public enum MessageType {
  /** Birth of an edge node. */
  NBIRTH,
  /** Death of an edge node. */
  NDEATH,
  /** Data of an edge node. */
  NDATA,
  /** Command to an edge node. */
  NCMD,
  /** Birth of a device. */
  DBIRTH,
  /** Death of a device. */
  DDEATH,
  /** Data of a device. */
  DDATA,
  /** Command to a device. */
  DCMD,
  /** Whether a host application is online. */
  STATE;

  /** True for the four types whose topic ends in a device id. */
  public boolean isOfDevice() {
    return this == DBIRTH || this == DDEATH || this == DDATA || this == DCMD;
  }

  /** True for the four types whose topic ends in an edge node id. */
  public boolean isOfNode() {
    return this == NBIRTH || this == NDEATH || this == NDATA || this == NCMD;
  }

  /** The type of a topic element, or null when it is none. */
  static @Nullable MessageType ofName(String name) {
    return switch (name) {
      case "NBIRTH" -> NBIRTH;
      case "NDEATH" -> NDEATH;
      case "NDATA" -> NDATA;
      case "NCMD" -> NCMD;
      case "DBIRTH" -> DBIRTH;
      case "DDEATH" -> DDEATH;
      case "DDATA" -> DDATA;
      case "DCMD" -> DCMD;
      case "STATE" -> STATE;
      default -> null;
    };
  }
}
