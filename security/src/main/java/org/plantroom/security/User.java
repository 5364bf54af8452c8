package org.plantroom.security;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in.
 *
 * @param name unique, see {@link #name(String)}
 * @param passwordHash of {@link Passwords#hash}; null for one who has no password here
 * @param identity whom a provider vouches for, never anybody else there; null for a user of this
 *     host's own
 * @param oneTime true when the password must be changed before anything else is done
 * @param grants what they may do where
 * @param locked true when they may not sign in
 * @param created milliseconds since 1970 UTC
 */
public record User(
    String name,
    @Nullable String passwordHash,
    @Nullable String identity,
    boolean oneTime,
    Grants grants,
    boolean locked,
    long created) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,63}");

  /**
   * A name as it is kept: in small letters, so that two never differ by their case alone.
   *
   * @throws AccountException when it is none
   */
  public static String name(String text) {
    String name = text.strip().toLowerCase(Locale.ROOT);
    if (!NAME.matcher(name).matches()) {
      throw new AccountException(
          "a user's name has 1 to 64 letters a to z, digits and . _ @ + -, and begins with a letter"
              + " or digit");
    }
    return name;
  }

  /** True when a provider vouches for this one, who then has neither password nor roles here. */
  @JsonIgnore
  public boolean isVouched() {
    return identity != null;
  }

  /** True when this one can say who may do what, whatever becomes of a provider. */
  boolean isAdministrator() {
    return !locked && !isVouched() && grants.allowEverywhere(Role.ADMINISTRATOR);
  }

  User withPassword(String hash, boolean isOneTime) {
    return new User(name, hash, identity, isOneTime, grants, locked, created);
  }

  User withGrants(Grants next) {
    return new User(name, passwordHash, identity, oneTime, next, locked, created);
  }

  User withLocked(boolean isLocked) {
    return new User(name, passwordHash, identity, oneTime, grants, isLocked, created);
  }
}
