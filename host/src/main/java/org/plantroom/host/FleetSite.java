package org.plantroom.host;

import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plantroom.core.Device;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.Site;

/**
 * How one site stands.
 *
 * @param site what the project says of it
 * @param words its names and those of all in it, in lower case, to be searched
 * @param sortName its name so that numbers in it sort as numbers
 * @param link the worst state of its links
 * @param machines how many it has
 * @param connected how many of them values flow from
 * @param good tags of good quality
 * @param uncertain tags of uncertain quality
 * @param bad tags of bad quality
 * @param alarms those an operator has to look at
 * @param figures power, heat and COP
 */
record FleetSite(
    Site site,
    String words,
    String sortName,
    String link,
    int machines,
    int connected,
    int good,
    int uncertain,
    int bad,
    AlarmTallies.Count alarms,
    SitePower.Figures figures) {

  /** What is worst about a site; the worst first. */
  enum Condition {
    /** A critical alarm. */
    CRITICAL,
    /** An alarm of high priority. */
    HIGH,
    /** An edge node or a machine that values do not flow from. */
    LINK_DOWN,
    /** An alarm of medium priority. */
    MEDIUM,
    /** An alarm of low priority. */
    LOW,
    /** Values that cannot be used. */
    BAD_VALUES,
    /** Nothing of all that. */
    WELL;

    String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The worst site first; then where more waits for an operator, then where more is unusable. */
  static final Comparator<FleetSite> WORST_FIRST =
      Comparator.comparing(FleetSite::condition)
          .thenComparing(one -> -one.alarms().unacknowledged())
          .thenComparing(one -> -one.share(one.bad()))
          .thenComparing(one -> -one.share(one.uncertain()))
          .thenComparing(FleetSite::sortName);

  /** By name. */
  static final Comparator<FleetSite> BY_NAME = Comparator.comparing(FleetSite::sortName);

  Condition condition() {
    if (alarms.critical() > 0) {
      return Condition.CRITICAL;
    }
    if (alarms.high() > 0) {
      return Condition.HIGH;
    }
    if (!link.equals(LinkView.CONNECTED)) {
      return Condition.LINK_DOWN;
    }
    if (alarms.medium() > 0) {
      return Condition.MEDIUM;
    }
    return alarms.low() > 0 ? Condition.LOW : bad > 0 ? Condition.BAD_VALUES : Condition.WELL;
  }

  private double share(int of) {
    int all = good + uncertain + bad;
    return all == 0 ? 0 : (double) of / all;
  }

  /** All that a search may name of a site. */
  static String words(Site site) {
    Stream<String> inside = site.edges().values().stream().flatMap(FleetSite::words);
    return Stream.concat(Stream.of(site.id(), site.name()), inside)
        .collect(Collectors.joining("\n"))
        .toLowerCase(Locale.ROOT);
  }

  private static Stream<String> words(EdgeNode edge) {
    Stream<String> devices =
        edge.devices().values().stream().flatMap(device -> words(edge, device));
    return Stream.concat(Stream.of(edge.name()), devices);
  }

  private static Stream<String> words(EdgeNode edge, Device device) {
    String path = edge.id().device(device.id()).toString();
    return Stream.of(device.name(), path, device.type().name());
  }

  /** A name whose numbers sort as numbers: each digit run is padded. */
  static String sortName(Site site) {
    StringBuilder padded = new StringBuilder();
    StringBuilder digits = new StringBuilder();
    for (char c : (site.name() + "\n" + site.id()).toLowerCase(Locale.ROOT).toCharArray()) {
      if (Character.isDigit(c)) {
        digits.append(c);
      } else {
        pad(digits, padded);
        padded.append(c);
      }
    }
    pad(digits, padded);
    return padded.toString();
  }

  private static void pad(StringBuilder digits, StringBuilder padded) {
    if (!digits.isEmpty()) {
      padded.repeat('0', Math.max(0, 12 - digits.length())).append(digits);
      digits.setLength(0);
    }
  }
}
