package org.plantroom.sparkplug;

/**
 * What of one metric's property set is not kept: no value is lost with it, yet whoever sent it
 * should be told.
 *
 * @param count how many, 1 or more
 * @param first the key of the first, for people
 */
public record DroppedProperties(int count, String first) {}
