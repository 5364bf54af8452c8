package org.plantroom.history;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Glob;

/**
 * Which commands of the past are wanted.
 *
 * @param until asked for at or before it, milliseconds since 1970 UTC
 * @param sites the sites asked about, or null for all
 * @param match the tags wanted, or null for all
 * @param before commands only before this one, or null to begin with the latest
 * @param limit how many at most, 1 or more
 */
public record CommandQuestion(
    long until,
    @Nullable Set<String> sites,
    @Nullable Glob match,
    @Nullable Cursor before,
    int limit) {

  /**
   * A command's place in the order of the list.
   *
   * @param begun of the command
   * @param id of the command
   */
  public record Cursor(long begun, String id) {}
}
