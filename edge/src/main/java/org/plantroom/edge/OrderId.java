package org.plantroom.edge;

/**
 * Which order of whom: the ids are the hosts' own, and two hosts know nothing of each other's.
 *
 * @param uplink the name of the uplink it came over, where its answer goes
 * @param text the command's id, given by whoever asked; empty for a peer that gives none
 */
record OrderId(String uplink, String text) {
  /** True when whoever asked waits for an answer. */
  boolean wantsAnswer() {
    return !text.isEmpty();
  }
}
