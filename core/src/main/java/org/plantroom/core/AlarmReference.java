package org.plantroom.core;

/**
 * An alarm that a rule names: {@code Alarm} of the same device, {@code device:Alarm} of the same
 * edge node, {@code edge/device:Alarm} of the same site, or {@code site/edge/device:Alarm}. The
 * first colon ends the device, so that an alarm's name may hold further ones.
 *
 * @param device the device whose alarm it is
 * @param alarm the alarm's name
 */
public record AlarmReference(DeviceId device, String alarm) {
  private static final char COLON = ':';

  /** True for an alarm of the device whose rule names it. */
  static boolean isOwn(String reference) {
    return reference.indexOf(COLON) < 0;
  }

  /** True when it has the form of one: every part of it is a name. */
  static boolean isValid(String reference) {
    return isOwn(reference) ? Names.isValid(reference) : TagReference.isValid(asTag(reference));
  }

  /** The reference with the colon as one more level, as a tag of that device would be named. */
  private static String asTag(String reference) {
    int colon = reference.indexOf(COLON);
    return reference.substring(0, colon) + "/" + reference.substring(colon + 1);
  }

  /**
   * The alarm it names.
   *
   * @param reference a valid one
   * @param from the device whose rule names it
   */
  public static AlarmReference resolve(String reference, DeviceId from) {
    if (isOwn(reference)) {
      return new AlarmReference(from, reference);
    }
    TagPath path = TagReference.resolve(asTag(reference), from);
    return new AlarmReference(path.deviceId(), path.tag());
  }

  /** As a rule of any device may write it. */
  @Override
  public String toString() {
    return device + ":" + alarm;
  }
}
