package org.plantroom.core;

import java.util.SequencedMap;

/**
 * An edge node, as a site file gives it.
 *
 * @param id site and edge
 * @param name for people
 * @param journalMaxBytes the disk its journal may take
 * @param devices by id, in the file's order
 */
public record EdgeNode(
    EdgeId id, String name, long journalMaxBytes, SequencedMap<String, Device> devices) {}
