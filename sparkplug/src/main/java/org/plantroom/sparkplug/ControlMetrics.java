package org.plantroom.sparkplug;

import java.util.Set;

/** The metrics every edge node has beside its own. They are addressed by name, never by alias. */
public final class ControlMetrics {
  /** The number of the MQTT session, in NBIRTH and NDEATH. */
  public static final String BD_SEQ = "bdSeq";

  /** Asks for a rebirth when true comes in an NCMD. */
  public static final String REBIRTH = "Node Control/Rebirth";

  /** The receipt: what history has, in the text of {@link Receipt}. Plantroom's own. */
  public static final String DELIVERED = "Node Control/Delivered";

  private static final Set<String> NAMES = Set.of(BD_SEQ, REBIRTH, DELIVERED);

  private ControlMetrics() {}

  /** True for the three names above. */
  public static boolean contains(String name) {
    return NAMES.contains(name);
  }
}
