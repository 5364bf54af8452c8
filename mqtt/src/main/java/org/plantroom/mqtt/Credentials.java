package org.plantroom.mqtt;

/**
 * What a client shows the broker to be let in.
 *
 * @param user the user name
 * @param password the password, never printed
 */
public record Credentials(String user, String password) {
  /** The user alone. */
  @Override
  public String toString() {
    return "Credentials[user=%s, password=***]".formatted(user);
  }
}
