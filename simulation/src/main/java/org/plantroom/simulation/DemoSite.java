package org.plantroom.simulation;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plantroom.core.Numbers;
import org.plantroom.core.Site;
import org.plantroom.core.Time;

/**
 * One site of the demo: an example plant somewhere, in a season when it has work.
 *
 * @param id of the site
 * @param plant name of the example
 * @param name for people
 * @param timeZone its local time decides on the hour its plant begins with
 * @param latitude degrees, north positive
 * @param longitude degrees, east positive
 * @param day of the plant's year, from 0, a Monday
 * @param changes of the plant's file, as {@link PlantFile#with}
 * @param faults what fails now and then, so that there are alarms to see
 */
record DemoSite(
    String id,
    String plant,
    String name,
    String timeZone,
    double latitude,
    double longitude,
    int day,
    Map<String, String> changes,
    List<String> faults) {
  /** Takes copies. */
  DemoSite {
    changes = Map.copyOf(changes);
    faults = List.copyOf(faults);
  }

  /** The demo's sites: what {@code demo/sites.yaml} holds. */
  record All(List<DemoSite> sites) {}

  private static final double DAY = 86_400;

  /** Reads the demo's sites. */
  static List<DemoSite> all() {
    return Resources.yaml("/demo/sites.yaml", All.class).sites();
  }

  /**
   * The plant's file, with what differs here.
   *
   * @param settling simulated time before it is seen, s
   * @param more changes
   */
  PlantSource source(Catalogue catalogue, Map<String, String> more, double settling, Time time)
      throws PlantFileException {
    double start = day * DAY + secondOfDay(time) - settling;
    return PlantSource.find(plant, catalogue)
        .named(id)
        .with(Map.of("start", Numbers.text(start) + " s"))
        .with(changes)
        .with(more);
  }

  private int secondOfDay(Time time) {
    return Instant.ofEpochMilli(time.millis())
        .atZone(ZoneId.of(timeZone))
        .toLocalTime()
        .toSecondOfDay();
  }

  /** What the project's site says of itself. */
  SiteText text() {
    return new SiteText(
        name, Optional.of(timeZone), Optional.of(new Site.Position(latitude, longitude)));
  }
}
