package org.plantroom.core;

import java.util.SequencedMap;

/**
 * An edge node, as a site file gives it.
 *
 * @param id site and edge
 * @param name for people
 * @param journalMaxBytes the disk its journal may take
 * @param readOnly true when nothing may be written at this edge, whoever asks
 * @param devices by id, in the file's order
 */
public record EdgeNode(
    EdgeId id,
    String name,
    long journalMaxBytes,
    boolean readOnly,
    SequencedMap<String, Device> devices) {

  /** An edge node that may write. */
  public EdgeNode(
      EdgeId id, String name, long journalMaxBytes, SequencedMap<String, Device> devices) {
    this(id, name, journalMaxBytes, false, devices);
  }
}
