package org.plantroom.openid;

import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plantroom.security.Grants;

/**
 * A provider whose people may sign in, and what they may do here.
 *
 * @param issuer the provider, as its own documents call it
 * @param client what it calls this host
 * @param secret it shares with this host; null for a public client, which PKCE alone protects
 * @param label what the sign-in page calls the provider
 * @param address where browsers find this host; null for the address each request names
 * @param scopes asked for, {@code openid} among them
 * @param claims where the ID token has what is read
 * @param groups what the people of a group may do where
 * @param others what everybody else may do; {@link Grants#NONE} when they are refused
 * @param signOutThere true when signing out here ends the session at the provider too
 * @param trust PEM certificates to trust; null for the Java runtime's own
 */
public record OpenIdSettings(
    URI issuer,
    String client,
    @Nullable String secret,
    String label,
    @Nullable URI address,
    List<String> scopes,
    Claims claims,
    Map<String, Grants> groups,
    Grants others,
    boolean signOutThere,
    @Nullable Path trust) {

  /**
   * Claims of the ID token.
   *
   * @param name somebody's name here
   * @param groups the list of their groups
   */
  public record Claims(String name, String groups) {}

  /** Takes the settings. */
  public OpenIdSettings {
    scopes = List.copyOf(scopes);
    groups = Map.copyOf(groups);
  }

  /** What somebody of these groups may do: at each site the highest role of all their groups. */
  public Grants grants(Collection<String> of) {
    List<Grants> known = of.stream().filter(groups::containsKey).map(groups::get).toList();
    return known.isEmpty() ? others : known.stream().reduce(Grants.NONE, Grants::or);
  }

  /** Keeps the secret out of logs. */
  @Override
  public String toString() {
    return "OpenIdSettings[issuer=%s, client=%s]".formatted(issuer, client);
  }
}
