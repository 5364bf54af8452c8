package org.plantroom.sparkplug;

import org.plantroom.core.Quality;

/**
 * Quality as properties of a metric: {@code Quality} as the specification has it, and {@code
 * Reason}, ours, with the code of {@link Quality} for whoever understands it.
 */
final class QualityCode {
  /** Property of type Int32, tck-id-payloads-propertyset-quality-value-type. */
  static final String QUALITY = "Quality";

  /**
   * Property of type UInt32, the code of {@link Quality}; only beside a quality that is not good.
   */
  static final String REASON = "Reason";

  /** The codes of tck-id-payloads-propertyset-quality-value-value. */
  static final int BAD = 0;

  static final int GOOD = 192;
  static final int STALE = 500;

  private QualityCode() {}

  /** The code of the specification; it has none for uncertain, and bad is the safe side. */
  static int of(Quality quality) {
    return switch (quality) {
      case GOOD -> GOOD;
      case BAD_STALE, BAD_NO_ANSWER, BAD_EDGE_OFFLINE, BAD_WAITING, BAD_REMOVED -> STALE;
      case UNCERTAIN, BAD, BAD_EXCEPTION, BAD_MALFORMED, BAD_NO_VALUE -> BAD;
    };
  }

  /**
   * The quality of both properties.
   *
   * @param code of the property Quality; codes beside the three of the specification are uncertain
   * @param reason of the property Reason, -1 for none; never makes a value better than {@code code}
   */
  static Quality read(long code, long reason) {
    if (code == GOOD) {
      return Quality.GOOD;
    }
    if (reason >= 0 && reason <= 255 && !Quality.ofCode((int) reason).isGood()) {
      return Quality.ofCode((int) reason);
    }
    return code == BAD ? Quality.BAD : code == STALE ? Quality.BAD_STALE : Quality.UNCERTAIN;
  }
}
