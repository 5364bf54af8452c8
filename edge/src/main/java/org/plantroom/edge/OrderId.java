package org.plantroom.edge;

/**
 * Which order of whom: the ids are the hosts' own, and two hosts know nothing of each other's.
 *
 * @param uplink the name of the uplink it came over, where its answer goes
 * @param text the command's id, given by whoever asked; empty for a peer that gives none
 */
record OrderId(String uplink, String text) {
  /** Stands for the edge itself, which no uplink can be called. */
  private static final String NO_UPLINK = "";

  /** An order the edge gives itself. */
  static OrderId own(String text) {
    return new OrderId(NO_UPLINK, text);
  }

  /** True for an order the edge gives itself. */
  boolean isOwn() {
    return uplink.equals(NO_UPLINK);
  }

  /** True when a host waits for an answer. */
  boolean wantsAnswer() {
    return !isOwn() && !text.isEmpty();
  }
}
