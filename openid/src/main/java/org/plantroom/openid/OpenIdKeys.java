package org.plantroom.openid;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.plantroom.core.Field;
import org.plantroom.core.Format;
import org.plantroom.core.Kinds;
import org.plantroom.core.ListKind;
import org.plantroom.core.MapKind;
import org.plantroom.core.Placed;
import org.plantroom.core.ScalarKind;
import org.plantroom.core.SecretKind;
import org.plantroom.core.SecretSource;
import org.plantroom.core.Shapes;
import org.plantroom.security.Grants;
import org.plantroom.security.Role;

/** The keys of the file that names a provider. */
final class OpenIdKeys {
  /** Where signing out ends. */
  enum SignOut {
    /** At this host alone. */
    HERE,
    /** At the provider too, if it offers that. */
    PROVIDER
  }

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  /** Passwords and tokens travel there, so in the open only within this machine. */
  private static final ScalarKind<URI> ISSUER =
      new ScalarKind<>(
          "an address such as https://id.example.org/realms/plant; http:// only on this machine",
          OpenIdKeys::address,
          Shapes.pattern("https?://[^@?#\\s]+"));

  private static final ScalarKind<URI> PAGES =
      new ScalarKind<>(
          "an address such as https://scada.example.org, without a path",
          text -> web(text).filter(uri -> uri.getPath().isEmpty()),
          Shapes.pattern("https?://[^@/?#\\s]+"));

  private static final ScalarKind<String> SITE =
      new ScalarKind<>(
          "a site's id, or \"*\" for all sites",
          text ->
              text.equals(Grants.ALL_SITES) ? Optional.of(text) : Kinds.NAME.parser().apply(text),
          Shapes.text());

  private static final MapKind<String, Role> ROLES =
      new MapKind<>(
          "a map from sites to roles, e.g. {\"*\": viewer}",
          SITE,
          Kinds.choice(Role.class, Role::label));

  static final Field<URI> ADDRESS =
      Field.optional(
          "address", PAGES, "where browsers find this host; default: as each browser asks for it");
  static final Field<URI> ISSUER_ADDRESS =
      Field.required("issuer", ISSUER, "the provider, as its own documents call it");
  static final Field<String> CLIENT =
      Field.required("client", Kinds.TEXT, "what the provider calls this host");
  static final Field<SecretSource> SECRET =
      Field.optional(
          "secret", new SecretKind(), "where the secret is kept that the provider gave this host");
  static final Field<String> LABEL =
      Field.withDefault("label", Kinds.TEXT, "OpenID Connect", "the provider on the sign-in page");
  static final Field<List<Placed<String>>> SCOPES =
      Field.withDefault(
          "scopes",
          new ListKind<>(Kinds.TEXT.called("a scope such as profile"), true),
          "[profile]",
          "what is asked for beside openid");
  static final Field<String> NAME_CLAIM =
      Field.withDefault(
          "name-claim", Kinds.TEXT, "preferred_username", "the claim that is somebody's name here");
  static final Field<String> GROUPS_CLAIM =
      Field.withDefault(
          "groups-claim", Kinds.TEXT, "groups", "the claim that lists somebody's groups");
  static final Field<SequencedMap<String, Placed<SequencedMap<String, Placed<Role>>>>> GROUPS =
      Field.optional(
          "groups",
          new MapKind<>(
              "a map from groups to roles by site", Kinds.TEXT.called("a group's name"), ROLES),
          "what the people of a group may do where");
  static final Field<SequencedMap<String, Placed<Role>>> OTHERS =
      Field.optional(
          "others", ROLES, "what people of none of these groups may do; default: they are refused");
  static final Field<SignOut> SIGN_OUT =
      Field.withDefault(
          "sign-out",
          Kinds.choice(SignOut.class, word -> word.name().toLowerCase(Locale.ROOT)),
          "here",
          "here ends the session of this host, provider that of the provider too");
  static final Field<String> TRUST =
      Field.optional("trust", Kinds.FILE, "PEM certificates to trust; default: the runtime's own");

  static final Format FORMAT =
      Format.of(
          "the keys of a provider",
          ISSUER_ADDRESS,
          CLIENT,
          SECRET,
          LABEL,
          ADDRESS,
          SCOPES,
          NAME_CLAIM,
          GROUPS_CLAIM,
          GROUPS,
          OTHERS,
          SIGN_OUT,
          TRUST);

  private OpenIdKeys() {}

  private static Optional<URI> address(String text) {
    return web(text).filter(OpenIdKeys::isPrivate);
  }

  /** True when what is sent there is encrypted, or does not leave this machine. */
  static boolean isPrivate(URI uri) {
    return "https".equals(uri.getScheme())
        || ("http".equals(uri.getScheme()) && LOOPBACK.contains(String.valueOf(uri.getHost())));
  }

  private static Optional<URI> web(String text) {
    try {
      URI uri = URI.create(text);
      boolean isWeb = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      return Optional.of(uri)
          .filter(u -> isWeb && u.getHost() != null && u.getUserInfo() == null)
          .filter(u -> u.getQuery() == null && u.getFragment() == null);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
