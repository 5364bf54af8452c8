package org.plantroom.modbus;

/**
 * What happened on a device's link since the program started.
 *
 * @param requests requests sent
 * @param answers requests answered as they should
 * @param timeouts requests that nothing answered
 * @param exceptions requests answered with an exception
 * @param malformed requests answered with nonsense
 * @param reconnects connections of its endpoint after the first
 */
public record LinkCounters(
    long requests, long answers, long timeouts, long exceptions, long malformed, long reconnects) {}
