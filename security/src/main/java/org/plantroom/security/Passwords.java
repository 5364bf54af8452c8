package org.plantroom.security;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Passwords that people choose: the rules for them and their hashes (Argon2id, RFC 9106, with the
 * least cost that OWASP's Password Storage Cheat Sheet allows). Thread-safe.
 */
public final class Passwords {
  /** The fewest characters (NIST SP 800-63B asks for 8 and allows more). */
  public static final int LEAST = 12;

  /** The most characters; longer ones would only cost time. */
  public static final int MOST = 128;

  private static final int MEMORY_KIB = 19 << 10;
  private static final int ROUNDS = 2;
  private static final int LANES = 1;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;

  /** Each hash takes 19 MiB and a core for some 50 ms: strangers must not have many at once. */
  private static final int AT_ONCE = 2;

  private final Semaphore room = new Semaphore(AT_ONCE, true);

  /** A hash that no password has, so that an unknown name takes as long as a known one. */
  private final String nobody = hash(Secrets.random());

  /**
   * Checks what somebody chose.
   *
   * @param user whose it shall be
   * @throws AccountException when it does not do, saying why
   */
  public static void check(String user, String password) {
    int length = password.codePointCount(0, password.length());
    if (length < LEAST || length > MOST) {
      throw new AccountException(
          "a password has %d to %d characters; a sentence is a good one".formatted(LEAST, MOST));
    }
    if (password.chars().distinct().count() < 5) {
      throw new AccountException("a password has at least 5 different characters");
    }
    if (password.toLowerCase(Locale.ROOT).contains(user)) {
      throw new AccountException("a password must not contain the user's name");
    }
  }

  /** The hash of a password under a new salt, as a PHC string. */
  public String hash(String password) {
    Argon2Function argon2 =
        Argon2Function.getInstance(MEMORY_KIB, ROUNDS, LANES, HASH_BYTES, Argon2.ID);
    room.acquireUninterruptibly();
    try {
      return Password.hash(password).addRandomSalt(SALT_BYTES).with(argon2).getResult();
    } finally {
      room.release();
    }
  }

  /**
   * True when the password is the one hashed.
   *
   * @param hash of {@link #hash}, or null for somebody who has none: then it is never right, after
   *     the same time
   */
  public boolean isRight(String password, @Nullable String hash) {
    if (password.length() > 4 * MOST) {
      return false;
    }
    String expected = hash == null ? nobody : hash;
    room.acquireUninterruptibly();
    try {
      Argon2Function argon2 = Argon2Function.getInstanceFromHash(expected);
      return Password.check(password, expected).with(argon2) && hash != null;
    } finally {
      room.release();
    }
  }
}
