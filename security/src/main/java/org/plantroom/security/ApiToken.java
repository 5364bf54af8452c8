package org.plantroom.security;

/**
 * What a program shows instead of a password. Only its digest is kept, so nobody reads it here.
 *
 * @param id unique, no secret
 * @param name what it is for, in people's words
 * @param digest of the whole token, {@link Secrets#digest}
 * @param grants what it may do where
 * @param expires when it ends, milliseconds since 1970 UTC
 * @param created milliseconds since 1970 UTC
 * @param createdBy the user
 */
public record ApiToken(
    String id,
    String name,
    String digest,
    Grants grants,
    long expires,
    long created,
    String createdBy) {
  /** How every token begins, so that people and scanners know one when they see it. */
  static final String PREFIX = "plantroom_";

  /** The longest a token's name may be. */
  static final int LONGEST_NAME = 100;

  /**
   * A token just made.
   *
   * @param token as it is kept
   * @param text the secret, shown this once
   */
  public record Issued(ApiToken token, String text) {}
}
