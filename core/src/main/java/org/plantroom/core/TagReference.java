package org.plantroom.core;

/**
 * How an expression names a tag: {@code Tag} of the same device, {@code device/Tag} of the same
 * edge node, {@code edge/device/Tag} of the same site, or the whole path.
 */
public final class TagReference {
  private static final int LEVELS = 4;

  private TagReference() {}

  /** True for a tag of the device whose rule names it. */
  public static boolean isOwn(String reference) {
    return reference.indexOf('/') < 0;
  }

  /** True when it has one to four levels, each a name. */
  static boolean isValid(String reference) {
    String[] levels = reference.split("/", -1);
    for (String level : levels) {
      if (!Names.isValid(level)) {
        return false;
      }
    }
    return levels.length <= LEVELS;
  }

  /**
   * The tag it names.
   *
   * @param reference a valid one
   * @param from the device whose rule names it
   */
  public static TagPath resolve(String reference, DeviceId from) {
    String[] levels = reference.split("/", -1);
    String[] own = {from.site(), from.edge(), from.device()};
    int kept = LEVELS - levels.length;
    return new DeviceId(
            kept > 0 ? own[0] : levels[0],
            kept > 1 ? own[1] : levels[1 - kept],
            kept > 2 ? own[2] : levels[2 - kept])
        .tag(levels[levels.length - 1]);
  }
}
