package org.plantroom.notifications;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Shows a webhook that a message is the host's own and not an old one sent again: HMAC-SHA256 (RFC
 * 2104) over the time, a dot and the body.
 */
final class Signature {
  /** The header it stands in. */
  static final String HEADER = "Plantroom-Signature";

  private static final String ALGORITHM = "HmacSHA256";

  private Signature() {}

  /**
   * The header's value, {@code t=SECONDS,v1=HEX}.
   *
   * @param seconds since 1970 UTC
   */
  static String of(String secret, long seconds, String body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      byte[] signed =
          mac.doFinal("%d.%s".formatted(seconds, body).getBytes(StandardCharsets.UTF_8));
      return "t=%d,v1=%s".formatted(seconds, HexFormat.of().formatHex(signed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
    }
  }
}
