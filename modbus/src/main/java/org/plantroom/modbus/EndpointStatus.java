package org.plantroom.modbus;

/**
 * One endpoint's connection.
 *
 * @param isConnected true while a TCP connection stands
 * @param connectionAttempts times a TCP connection was tried
 * @param connections TCP connections made
 * @param strays answers that belonged to no waiting request: late, or of a confused device
 */
public record EndpointStatus(
    boolean isConnected, long connectionAttempts, long connections, long strays) {}
