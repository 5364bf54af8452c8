package org.plantroom.openid;

import java.util.List;

/** What a provider says of a browser that came back from it. */
public sealed interface Vouching {
  /**
   * Who it is.
   *
   * @param issuer the provider
   * @param subject never anybody else at this provider (OpenID Connect Core 1.0, section 5.7)
   * @param name for people
   * @param groups they are in
   */
  record Person(String issuer, String subject, String name, List<String> groups)
      implements Vouching {
    /** The two claims that together never mean anybody else. */
    public String identity() {
      return issuer + " " + subject;
    }
  }

  /**
   * The provider vouches for nobody, or what it says does not hold.
   *
   * @param sentence why, for the log; without secrets
   */
  record Refused(String sentence) implements Vouching {}

  /**
   * The provider cannot be asked.
   *
   * @param sentence why, for the log; without secrets
   */
  record Unreachable(String sentence) implements Vouching {}
}
