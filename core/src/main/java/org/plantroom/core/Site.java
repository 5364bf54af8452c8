package org.plantroom.core;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.SequencedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * A site: what {@code sites/*.yaml} holds.
 *
 * @param id the file's name without ending; Sparkplug's group id
 * @param name for people
 * @param timeZone where its days begin
 * @param position where it lies, or null
 * @param readOnly true when nothing may be written at this site, whoever asks
 * @param calendars days that schedules treat as exceptions, by name; may be empty
 * @param edges by id, in the file's order
 */
public record Site(
    String id,
    String name,
    ZoneId timeZone,
    @Nullable Position position,
    boolean readOnly,
    SequencedMap<String, SortedSet<LocalDate>> calendars,
    SequencedMap<String, EdgeNode> edges) {

  /** A site that may be written to, without calendars. */
  public Site(
      String id,
      String name,
      ZoneId timeZone,
      @Nullable Position position,
      SequencedMap<String, EdgeNode> edges) {
    this(id, name, timeZone, position, false, Collections.emptySortedMap(), edges);
  }

  /**
   * A place on the map.
   *
   * @param latitude degrees, -90 to 90, north positive
   * @param longitude degrees, -180 to 180, east positive
   */
  public record Position(double latitude, double longitude) {}
}
