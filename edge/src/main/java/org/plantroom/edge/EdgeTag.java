package org.plantroom.edge;

/**
 * A tag within an edge.
 *
 * @param device the device's id
 * @param tag the tag's name
 */
record EdgeTag(String device, String tag) {
  @Override
  public String toString() {
    return device + "/" + tag;
  }
}
