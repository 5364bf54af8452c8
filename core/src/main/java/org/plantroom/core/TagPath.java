package org.plantroom.core;

/**
 * A tag's path, {@code site/edge/device/tag}: Sparkplug's group, edge node, device and metric.
 *
 * @param site the site
 * @param edge the edge node within the site
 * @param device the device on that edge
 * @param tag the tag of that device
 */
public record TagPath(String site, String edge, String device, String tag)
    implements Comparable<TagPath> {
  /** Validates all four names. */
  public TagPath {
    Names.check("site", site);
    Names.check("edge", edge);
    Names.check("device", device);
    Names.check("tag", tag);
  }

  /**
   * Reads {@code site/edge/device/tag}.
   *
   * @throws IllegalArgumentException when the text does not have exactly four valid parts
   */
  public static TagPath of(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 4) {
      throw new IllegalArgumentException("expected site/edge/device/tag [text=%s]".formatted(text));
    }
    return new TagPath(parts[0], parts[1], parts[2], parts[3]);
  }

  /** The device this tag belongs to. */
  public DeviceId deviceId() {
    return new DeviceId(site, edge, device);
  }

  /** The edge node this tag comes from. */
  public EdgeId edgeId() {
    return new EdgeId(site, edge);
  }

  @Override
  public int compareTo(TagPath other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return site + "/" + edge + "/" + device + "/" + tag;
  }
}
