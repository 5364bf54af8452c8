package org.plantroom.core;

import java.util.Collections;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * The displays of a project and who is shown by which.
 *
 * @param all by id
 * @param ofTypes the display's id by machine type
 * @param ofSites the picture of a site by its id; sites without one are absent
 */
public record Displays(
    SequencedMap<String, Display> all,
    SequencedMap<String, String> ofTypes,
    SequencedMap<String, SitePicture> ofSites) {

  /** No display at all. */
  public static final Displays NONE =
      new Displays(
          Collections.unmodifiableSequencedMap(new TreeMap<>()),
          Collections.unmodifiableSequencedMap(new TreeMap<>()),
          Collections.unmodifiableSequencedMap(new TreeMap<>()));

  /**
   * The display of a site.
   *
   * @param display its id
   * @param machines the site's device by the name the machine has on the display
   */
  public record SitePicture(String display, SequencedMap<String, DeviceId> machines) {}
}
