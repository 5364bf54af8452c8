package org.plantroom.history;

/**
 * A time without usable values, and why.
 *
 * @param from its first millisecond since 1970 UTC
 * @param to the first millisecond after it
 * @param reason for people, e.g. {@code the device does not answer}
 */
public record Gap(long from, long to, String reason) {}
