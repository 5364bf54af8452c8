package org.plantroom.history;

/**
 * A command that has ended.
 *
 * @param id unique
 * @param tag what was to be written, site/edge/device/tag
 * @param begun when it was asked for, milliseconds since 1970 UTC
 * @param ended when it came to its end, milliseconds since 1970 UTC
 * @param text all of it, in the caller's own form
 */
public record CommandEntry(String id, String tag, long begun, long ended, String text) {}
