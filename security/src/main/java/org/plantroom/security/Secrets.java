package org.plantroom.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.plantroom.core.Sha256;

/** Random texts nobody guesses, and digests of them. Thread-safe. */
public final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  /** Crockford's letters: none looks like another, so that people can type them. */
  private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";

  private static final int GROUPS = 4;
  private static final int GROUP = 5;

  private Secrets() {}

  /** 256 random bits in letters that need no quoting in URLs, cookies and headers. */
  public static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** 100 random bits for people to type: four groups of five letters. */
  public static String typeable() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < GROUPS * GROUP; i++) {
      text.append(i > 0 && i % GROUP == 0 ? "-" : "");
      text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  /**
   * SHA-256 in hexadecimal. Enough for secrets of {@link #random}: nobody can try 2^256 of them;
   * passwords need {@link Passwords}.
   */
  public static String digest(String text) {
    return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Compares without telling by its time how much is right. */
  public static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
