package org.plantroom.security;

/**
 * Somebody who has signed in with a browser.
 *
 * @param digest of the secret the browser keeps in its cookie
 * @param user who
 * @param began milliseconds since 1970 UTC
 * @param seen when it was used last, milliseconds since 1970 UTC
 */
public record Session(String digest, String user, long began, long seen) {
  Session seenAt(long now) {
    return new Session(digest, user, began, now);
  }
}
