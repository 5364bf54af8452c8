package org.plantroom.core;

import java.time.Duration;

/**
 * A device on an edge, as a site file gives it.
 *
 * @param id its name within the edge
 * @param name for people
 * @param type its register map
 * @param endpoint the connection it is reached over
 * @param unit Modbus unit id, 0 to 255
 * @param timeout how long to wait for a connection or an answer
 * @param pause least time between an answer and the next request
 */
public record Device(
    String id,
    String name,
    MachineType type,
    Endpoint endpoint,
    int unit,
    Duration timeout,
    Duration pause) {}
