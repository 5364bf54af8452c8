package org.plantroom.core;

/**
 * Something read, with its place, so that later checks can point there.
 *
 * @param value what was read
 * @param where its key
 */
public record Placed<T>(T value, Where where) {}
