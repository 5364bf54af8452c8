package org.plantroom.modbus;

/**
 * What a server has seen since it was made; restarts do not reset it.
 *
 * @param connections connections accepted
 * @param refusedConnections connections closed at once because too many were open
 * @param requests whole requests received
 * @param mostInFlight most requests one connection had waiting for an answer at one time; a request
 *     that is never answered stops counting only with its connection
 */
public record ServerCounters(
    long connections, long refusedConnections, long requests, int mostInFlight) {}
