package org.plantroom.core;

import org.jspecify.annotations.Nullable;

/**
 * How far a value can be trusted, with the reason. Unknown is a quality, never a zero.
 *
 * <p>The code is what history and the wire keep; codes and labels never change their meaning. Codes
 * below 64 are good, below 128 uncertain, the rest bad.
 */
public enum Quality {
  /** Read from the device and within all it promises. */
  GOOD(0, "good", "read from the device"),
  /** Given, but not to be relied on; the source does not say more. */
  UNCERTAIN(64, "uncertain", "the source itself is not sure of the value"),
  /** Unusable; the source does not say more. */
  BAD(128, "bad", "the source marks the value as bad"),
  /** The device cannot be reached or stays silent. */
  BAD_NO_ANSWER(129, "bad-no-answer", "the device does not answer"),
  /** The device answers with a Modbus exception. */
  BAD_EXCEPTION(130, "bad-exception", "the device refuses to give the value"),
  /** The answer could not be understood. */
  BAD_MALFORMED(131, "bad-malformed", "the device's answer is malformed"),
  /** The device gave the mark that means it has no value, e.g. 0x8000 or -9999. */
  BAD_NO_VALUE(132, "bad-no-value", "the device says it has no value"),
  /** The edge node is off or cannot be reached, so that nothing is known of its devices. */
  BAD_EDGE_OFFLINE(133, "bad-edge-offline", "the edge node is offline"),
  /** No new word has come for longer than the source promised. */
  BAD_STALE(134, "bad-stale", "no news for too long"),
  /** Nothing has been read yet. */
  BAD_WAITING(135, "bad-waiting", "waiting for the first value"),
  /** The project that the edge node runs has the tag no more, so nobody reads it. */
  BAD_REMOVED(136, "bad-removed", "no longer in the project");

  private static final @Nullable Quality[] BY_CODE = new Quality[256];

  static {
    for (Quality quality : values()) {
      BY_CODE[quality.code] = quality;
    }
  }

  private final int code;
  private final String label;
  private final String sentence;

  Quality(int code, String label, String sentence) {
    this.code = code;
    this.label = label;
    this.sentence = sentence;
  }

  /**
   * The quality of a code.
   *
   * @param code 0 to 255; an unknown one gives the plain quality of its range, anything outside the
   *     range {@link #BAD}
   */
  public static Quality ofCode(int code) {
    if (code < 0 || code > 255) {
      return BAD;
    }
    Quality known = BY_CODE[code];
    if (known != null) {
      return known;
    }
    return code < 64 ? GOOD : code < 128 ? UNCERTAIN : BAD;
  }

  /** The number kept in history and sent on the wire, 0 to 255. */
  public int code() {
    return code;
  }

  /** The word used in JSON and on pages; begins with good, uncertain or bad. */
  public String label() {
    return label;
  }

  /** The reason in words for people. */
  public String sentence() {
    return sentence;
  }

  /** True when the value may be used without doubt. */
  public boolean isGood() {
    return code < 64;
  }

  /** True when the value must not be used. */
  public boolean isBad() {
    return code >= 128;
  }
}
