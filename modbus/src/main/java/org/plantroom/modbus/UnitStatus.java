package org.plantroom.modbus;

/**
 * How a device is doing, for pages and metrics.
 *
 * @param state in one word
 * @param sinceMillis since when, milliseconds since 1970 UTC
 * @param sentence in words for people
 * @param counters what happened so far
 */
public record UnitStatus(
    LinkState state, long sinceMillis, String sentence, LinkCounters counters) {}
