package org.plantroom.app;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A salted hash of a password (PBKDF2 with HMAC-SHA-512, RFC 8018).
 *
 * <p>The passwords are made by {@link #generate}, 160 bits at random, so guessing is hopeless at
 * any speed. The number of rounds therefore minds ten thousand edges that come back at one moment,
 * not weak passwords.
 *
 * @param rounds of the derivation
 * @param salt base 64
 * @param hash base 64
 */
record PasswordHash(int rounds, String salt, String hash) {
  private static final String NAME = "pbkdf2-sha512";
  private static final int ROUNDS = 1000;
  private static final int MOST_ROUNDS = 1_000_000;
  private static final int SALT_BYTES = 16;
  private static final int PASSWORD_BYTES = 20;
  private static final int HASH_BITS = 256;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A new password that nobody guesses. */
  static String generate() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random(PASSWORD_BYTES));
  }

  /** The hash of a password under a new salt. */
  static PasswordHash of(String password) {
    String salt = Base64.getEncoder().encodeToString(random(SALT_BYTES));
    return new PasswordHash(ROUNDS, salt, derive(password, ROUNDS, salt));
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /** Reads what {@link #toString} has written; empty when the text is none. */
  static Optional<PasswordHash> parse(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length != 4 || !parts[0].equals(NAME)) {
      return Optional.empty();
    }
    try {
      int rounds = Integer.parseInt(parts[1]);
      int saltLength = Base64.getDecoder().decode(parts[2]).length;
      return rounds < 1 || rounds > MOST_ROUNDS || saltLength == 0
          ? Optional.empty()
          : Optional.of(new PasswordHash(rounds, parts[2], parts[3]));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** True when the password is the one hashed; takes as long for a wrong one. */
  boolean matches(String password) {
    return isSame(derive(password, rounds, salt), hash);
  }

  /** Compares without telling by its time how much is right. */
  static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static String derive(String password, int rounds, String salt) {
    PBEKeySpec spec =
        new PBEKeySpec(password.toCharArray(), Base64.getDecoder().decode(salt), rounds, HASH_BITS);
    try {
      byte[] derived =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
      return Base64.getEncoder().encodeToString(derived);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime lacks PBKDF2WithHmacSHA512", e);
    } finally {
      spec.clearPassword();
    }
  }

  /** One line for a file. */
  @Override
  public String toString() {
    return NAME + ":" + rounds + ":" + salt + ":" + hash;
  }
}
