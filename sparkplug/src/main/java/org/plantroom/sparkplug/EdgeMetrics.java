package org.plantroom.sparkplug;

/**
 * Names of the metrics by which a Plantroom edge node tells of itself and takes commands with an
 * id. A host of another make sees ordinary metrics of the edge node.
 */
public final class EdgeMetrics {
  /** Before the name of each of the edge's own counters (Int64), e.g. {@code Edge/journalBytes}. */
  public static final String EDGE_PREFIX = "Edge/";

  /** Before a device's id: how the device is reached (String, a JSON object). */
  public static final String DEVICE_LINK_PREFIX = "Device Link/";

  /** Before an uplink's name: how the edge reaches another host (String, a JSON object). */
  public static final String UPLINK_PREFIX = "Uplink/";

  /** Before device/tag: where the tag's schedule stands (String, a JSON object). */
  public static final String SCHEDULE_PREFIX = "Schedule/";

  /** The counter that is 1 while the edge writes nothing, else 0; below {@link #EDGE_PREFIX}. */
  public static final String READ_ONLY = "readOnly";

  /** Takes a write with id and expiry (String, a JSON object), in an NCMD. */
  public static final String COMMAND = "Node Control/Command";

  /** Tells what a write came to (String, a JSON object), in NDATA. */
  public static final String COMMAND_RESULT = "Node Control/Command Result";

  private EdgeMetrics() {}

  /** True when a metric tells of the edge and not of the plant. */
  public static boolean contains(String name) {
    return name.startsWith(EDGE_PREFIX)
        || name.startsWith(DEVICE_LINK_PREFIX)
        || name.startsWith(UPLINK_PREFIX)
        || name.startsWith(SCHEDULE_PREFIX)
        || name.equals(COMMAND)
        || name.equals(COMMAND_RESULT);
  }
}
