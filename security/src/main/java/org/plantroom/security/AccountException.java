package org.plantroom.security;

import java.io.Serial;

/** An account cannot be as asked for; the message tells people why. */
public final class AccountException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Tells why.
   *
   * @param message a sentence without the secret in question
   */
  public AccountException(String message) {
    super(message);
  }
}
