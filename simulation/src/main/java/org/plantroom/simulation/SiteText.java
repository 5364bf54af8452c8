package org.plantroom.simulation;

import java.util.Optional;
import org.plantroom.core.Site;

/**
 * What a written site says of itself.
 *
 * @param name for people
 * @param timeZone such as {@code Europe/Stockholm}
 * @param position on the map
 */
record SiteText(String name, Optional<String> timeZone, Optional<Site.Position> position) {}
