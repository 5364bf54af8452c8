package org.plantroom.modbus;

import org.plantroom.core.TagType;

/** Where the bit of a bit tag lies in its word as the wire carries it. */
final class WireBit {
  private WireBit() {}

  /** The word with only that bit set; a tag that swaps bytes finds it in the other byte. */
  static int mask(TagType tag) {
    return 1 << (tag.order().swapsBytes() ? tag.bit() ^ 8 : tag.bit());
  }
}
