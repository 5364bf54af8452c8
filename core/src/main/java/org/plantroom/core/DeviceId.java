package org.plantroom.core;

/**
 * A device: Sparkplug's {@code group id / edge node id / device id}.
 *
 * @param site the site
 * @param edge the edge node within the site
 * @param device the device on that edge
 */
public record DeviceId(String site, String edge, String device) {
  /** Validates all three names. */
  public DeviceId {
    Names.check("site", site);
    Names.check("edge", edge);
    Names.check("device", device);
  }

  /** The edge node this device hangs on. */
  public EdgeId edgeId() {
    return new EdgeId(site, edge);
  }

  /** The path of one of this device's tags. */
  public TagPath tag(String tag) {
    return new TagPath(site, edge, device, tag);
  }

  @Override
  public String toString() {
    return site + "/" + edge + "/" + device;
  }
}
