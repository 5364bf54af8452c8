package org.plantroom.core;

import java.util.List;

/**
 * A host that edges deliver to, and the way to it.
 *
 * @param brokers first choice first
 * @param hostId Sparkplug host id, announced in {@code spBv1.0/STATE/<hostId>}
 * @param receipts whether that host tells edges what it has stored; false for one of another make
 */
public record ProjectUplink(List<ProjectBroker> brokers, String hostId, boolean receipts) {
  /** What the way to the project's own host is called, where uplinks are told apart. */
  public static final String MAIN = "main";
}
