package org.plantroom.host;

/**
 * What a link refused last.
 *
 * @param time when, milliseconds since 1970 UTC
 * @param reason why, for people; at most {@value #MAX_REASON} characters, for names in it come from
 *     strangers
 */
record LinkRefusal(long time, String reason) {
  private static final int MAX_REASON = 500;

  /** Cuts the reason where it is too long. */
  static LinkRefusal of(long time, String reason) {
    return new LinkRefusal(time, reason.substring(0, Math.min(reason.length(), MAX_REASON)));
  }
}
