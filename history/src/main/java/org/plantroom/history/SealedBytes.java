package org.plantroom.history;

/**
 * How big the sealed files are.
 *
 * @param samples bytes of the samples alone
 * @param all bytes with the roll-ups
 */
record SealedBytes(long samples, long all) {}
