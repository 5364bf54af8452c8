package org.plantroom.core;

/**
 * An edge node: Sparkplug's {@code group id / edge node id}.
 *
 * @param site the site, Sparkplug's group id
 * @param edge the edge node's id within the site
 */
public record EdgeId(String site, String edge) implements Comparable<EdgeId> {
  /** Validates both names. */
  public EdgeId {
    Names.check("site", site);
    Names.check("edge", edge);
  }

  /**
   * Reads {@code site/edge}.
   *
   * @throws IllegalArgumentException when the text does not have exactly two parts
   */
  public static EdgeId of(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException("expected site/edge [text=%s]".formatted(text));
    }
    return new EdgeId(parts[0], parts[1]);
  }

  /** The device of this id on this edge. */
  public DeviceId device(String device) {
    return new DeviceId(site, edge, device);
  }

  @Override
  public int compareTo(EdgeId other) {
    int bySite = site.compareTo(other.site);
    return bySite != 0 ? bySite : edge.compareTo(other.edge);
  }

  @Override
  public String toString() {
    return site + "/" + edge;
  }
}
