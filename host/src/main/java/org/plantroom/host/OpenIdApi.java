package org.plantroom.host;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Time;
import org.plantroom.openid.OpenIdProvider;
import org.plantroom.openid.OpenIdSettings;
import org.plantroom.openid.OpenIdTries;
import org.plantroom.openid.OpenIdTry;
import org.plantroom.openid.Vouching;
import org.plantroom.security.AccountException;
import org.plantroom.security.Grants;
import org.plantroom.security.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /api/session/openid}: the way to an OpenID Connect provider and back. It ends at our own
 * pages whatever anybody writes into an address; what went wrong stands there in words.
 */
final class OpenIdApi implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OpenIdApi.class);

  private static final String START = "/api/session/openid";
  private static final String BACK = START + "/answer";
  private static final String END = START + "/end";

  /** Why somebody is not in, as the sign-in page reads it from its address. */
  private enum Trouble {
    /** The provider cannot be asked. */
    PROVIDER,
    /** The way took too long, or was begun by another browser. */
    OVER,
    /** The provider does not vouch for anybody. */
    REFUSED,
    /** They have no role here, or are locked. */
    ROLE,
    /** Their name is somebody else's here, or none. */
    NAME,
    /** Too many failures from this address. */
    SOON;

    private String address() {
      return "/?sign-in=" + name().toLowerCase(Locale.ROOT);
    }
  }

  private final @Nullable OpenIdProvider provider;
  private final OpenIdTries tries;
  private final Access access;
  private final Gate gate;
  private final SessionApi sessions;

  /**
   * Makes the routes.
   *
   * @param settings null where people have names and passwords of this host alone
   * @throws HostStartException when the certificates they name cannot be read
   */
  OpenIdApi(
      @Nullable OpenIdSettings settings, Access access, Gate gate, SessionApi sessions, Time time) {
    this.provider = provider(settings, time);
    this.tries = new OpenIdTries(time);
    this.access = access;
    this.gate = gate;
    this.sessions = sessions;
  }

  private static @Nullable OpenIdProvider provider(@Nullable OpenIdSettings settings, Time time) {
    try {
      return settings == null ? null : new OpenIdProvider(settings, time);
    } catch (IOException e) {
      throw new HostStartException("cannot use the OpenID Connect settings: " + e.getMessage(), e);
    }
  }

  void routes(RoutesConfig routes) {
    routes.get("/api/session", this::ways);
    routes.get(START, this::start);
    routes.get(BACK, this::back);
    routes.get(END, this::end);
  }

  /**
   * How people may sign in beside name and password.
   *
   * @param provider what to call the provider, null when there is none
   */
  private record WaysView(@Nullable String provider) {}

  private void ways(Context context) {
    context.json(new WaysView(provider == null ? null : provider.settings().label()));
  }

  private void start(Context context) {
    OpenIdProvider asked = provider();
    OpenIdTry begun = tries.begin(own(context, asked).resolve(BACK));
    try {
      URI address = asked.address(begun);
      gate.giveTryCookie(context, begun.state(), OpenIdTries.LONGEST);
      context.redirect(address.toString());
    } catch (IOException e) {
      LOG.warn("Nobody can sign in with OpenID Connect: {}", e.getMessage());
      context.redirect(Trouble.PROVIDER.address());
    }
  }

  /** Where this browser finds the host: as set, or as it asked for it. */
  private URI own(Context context, OpenIdProvider asked) {
    URI set = asked.settings().address();
    return set == null ? gate.origin(context) : set;
  }

  private void back(Context context) {
    OpenIdProvider asked = provider();
    OpenIdTry begun = tries.take(context.queryParam("state"), gate.takeTryCookie(context));
    if (begun == null) {
      // Not in the audit: whoever calls this without having begun must not fill it.
      context.redirect(Trouble.OVER.address());
    } else if (access.door().pause(context.ip()).isPositive()) {
      context.redirect(Trouble.SOON.address());
    } else {
      Vouching vouching =
          asked.person(context.queryParam("code"), context.queryParam("iss"), begun);
      switch (vouching) {
        case Vouching.Person person -> enter(context, asked, person);
        case Vouching.Refused refused -> {
          LOG.warn("Somebody could not sign in with OpenID Connect: {}", refused.sentence());
          refuse(context, Trouble.REFUSED, "");
        }
        case Vouching.Unreachable unreachable -> {
          LOG.warn("Nobody can sign in with OpenID Connect: {}", unreachable.sentence());
          context.redirect(Trouble.PROVIDER.address());
        }
      }
    }
  }

  private void enter(Context context, OpenIdProvider asked, Vouching.Person person) {
    Grants grants = asked.settings().grants(person.groups());
    if (grants.equals(Grants.NONE)) {
      forget(person);
      refuse(context, Trouble.ROLE, person.name());
      return;
    }
    try {
      User user = access.accounts().vouched(person.name(), person.identity(), grants);
      if (user.locked()) {
        refuse(context, Trouble.ROLE, user.name());
        return;
      }
      sessions.begin(context, user, Map.of("provider", person.issuer()));
      context.redirect("/");
    } catch (AccountException e) {
      LOG.warn("Somebody could not sign in with OpenID Connect: {}", e.getMessage());
      refuse(context, Trouble.NAME, person.name());
    } catch (UncheckedIOException e) {
      throw Problem.unavailable(String.valueOf(e.getMessage()));
    }
  }

  /** Who has lost all their groups at the provider is out of every browser here. */
  private void forget(Vouching.Person person) {
    User known = access.accounts().vouchedFor(person.identity());
    if (known != null) {
      Problem.ofAccount(
          () -> access.accounts().vouched(known.name(), person.identity(), Grants.NONE));
      access.sessions().endAll(known.name(), null);
    }
  }

  private void refuse(Context context, Trouble trouble, String name) {
    access.door().failed(context.ip());
    access
        .audit()
        .note(
            "sign-in-failed",
            SessionApi.shown(name),
            context.ip(),
            Map.of("provider", trouble.name().toLowerCase(Locale.ROOT)));
    context.redirect(trouble.address());
  }

  /** Takes a browser whose session has ended here to the provider, to end it there too. */
  private void end(Context context) {
    OpenIdProvider asked = provider();
    context.redirect(asked.signOut(own(context, asked)).map(URI::toString).orElse("/"));
  }

  private OpenIdProvider provider() {
    if (provider == null) {
      throw Problem.notFound("this host knows no OpenID Connect provider");
    }
    return provider;
  }

  @Override
  public void close() {
    if (provider != null) {
      provider.close();
    }
  }
}
