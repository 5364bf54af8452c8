package org.plantroom.host;

import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plantroom.security.Secrets;
import org.plantroom.security.Sessions;

/**
 * The one gate every request passes: headers, origin, who it is from, and whether the {@link
 * AccessTable} lets them. Handlers that look at single sites ask the {@link Caller} it attaches.
 */
final class Gate {
  /** The header a page shows beside its cookie with every request that changes something. */
  static final String CSRF_HEADER = "X-CSRF-Token";

  /** Nothing leaves the machine and nothing foreign comes in. */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
          + " object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

  private static final Set<String> LOOPBACK_NAMES = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final String BEARER = "Bearer ";

  private final AccessTable table;
  private final Access access;
  private final PageSettings settings;

  Gate(AccessTable table, Access access, PageSettings settings) {
    this.table = table;
    this.access = access;
    this.settings = settings;
  }

  /**
   * Compares the table of rights with the routes that are served.
   *
   * @throws IllegalStateException when a route declares no right
   */
  void check(Set<String> served) {
    table.check(served);
  }

  /** Headers for every answer, and a door for pages of other origins (DNS rebinding, CSRF). */
  void guard(Context context) {
    context.header("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    context.header("X-Content-Type-Options", "nosniff");
    context.header("X-Frame-Options", "DENY");
    context.header("Referrer-Policy", "no-referrer");
    context.header("Cross-Origin-Opener-Policy", "same-origin");
    context.header("Cross-Origin-Resource-Policy", "same-origin");
    context.header("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    settings.strictTransport().ifPresent(v -> context.header("Strict-Transport-Security", v));
    String host = context.header("Host");
    if (host == null || (settings.isLoopbackAlone() && !LOOPBACK_NAMES.contains(name(host)))) {
      throw Problem.forbidden("this host answers on loopback only, as http://127.0.0.1");
    }
    String origin = context.header("Origin");
    if (origin != null && !settings.isOwnOrigin(origin, host)) {
      throw Problem.forbidden("requests from pages of another origin are refused");
    }
  }

  private static String name(String host) {
    return host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
  }

  /** Lets a request to a route through, or not. The pages' own files are everybody's. */
  void admit(Context context) {
    Endpoint endpoint = context.endpoints().matchedHttpEndpoint();
    if (endpoint != null) {
      admit(context, endpoint.method.name() + " " + endpoint.path);
    }
  }

  /** Lets a socket through, or not. */
  void admitSocket(Context context) {
    guard(context);
    admit(context, AccessTable.LIVE);
  }

  private void admit(Context context, String call) {
    Need need = table.of(call);
    Caller caller = identify(context);
    if (caller == null) {
      if (!(need instanceof Need.Nothing)) {
        throw Problem.unauthorized("sign in, or show a token as Authorization: Bearer");
      }
      return;
    }
    if (caller.oneTime() && !(need instanceof Need.Nothing || need instanceof Need.SignedIn)) {
      throw Problem.forbidden("choose a password of your own first");
    }
    if (!need.isMetBy(caller)) {
      throw Problem.forbidden("this needs " + need.words());
    }
    if (!(need instanceof Need.Nothing)) {
      checkCsrf(context, caller);
    }
    caller.attachTo(context);
  }

  private @Nullable Caller identify(Context context) {
    String header = context.header("Authorization");
    String address = context.ip();
    if (header != null) {
      // A token that is wrong is told, whatever cookie there is beside it.
      return header.startsWith(BEARER)
          ? access.byToken(header.substring(BEARER.length()).strip(), address)
          : null;
    }
    String secret = context.cookie(cookieName(context));
    Caller caller = secret == null ? null : access.bySession(secret, address);
    return caller == null ? access.unknown(address) : caller;
  }

  /**
   * A browser sends its cookie whoever wrote the page; what else only our pages know. The cookie is
   * SameSite=Strict and the origin is looked at too: this is the third lock.
   */
  private void checkCsrf(Context context, Caller caller) {
    if (caller.session() == null || READING.contains(context.req().getMethod())) {
      return;
    }
    String shown = context.header(CSRF_HEADER);
    String secret = Objects.requireNonNull(context.cookie(cookieName(context)));
    if (shown == null || !Secrets.isSame(shown, Sessions.csrfToken(secret))) {
      throw Problem.forbidden("the header %s is missing or wrong".formatted(CSRF_HEADER));
    }
  }

  /** What the page of this request's cookie must show; null without a cookie. */
  @Nullable String csrfToken(Context context) {
    String secret = context.cookie(cookieName(context));
    return secret == null ? null : Sessions.csrfToken(secret);
  }

  /** Gives the browser its cookie. */
  void giveCookie(Context context, String secret) {
    setCookie(context, secret, Sessions.LONGEST.toSeconds());
  }

  /** Takes the browser's cookie away. */
  void takeCookie(Context context) {
    setCookie(context, "", 0);
  }

  /** Binds a way to a provider and back to this browser. */
  void giveTryCookie(Context context, String state, Duration longest) {
    setTryCookie(context, state, longest.toSeconds());
  }

  /** What this browser's way began with, which ends hereby; null when it began none. */
  @Nullable String takeTryCookie(Context context) {
    setTryCookie(context, "", 0);
    return context.cookie(tryCookieName(context));
  }

  private void setCookie(Context context, String secret, long seconds) {
    setCookie(context, cookieName(context), secret, seconds, "Strict");
  }

  /** Lax: the browser comes back from a foreign page, and would not bring a strict one along. */
  private void setTryCookie(Context context, String state, long seconds) {
    setCookie(context, tryCookieName(context), state, seconds, "Lax");
  }

  private void setCookie(
      Context context, String name, String value, long seconds, String sameSite) {
    context
        .res()
        .addHeader(
            "Set-Cookie",
            "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=%s%s"
                .formatted(name, value, seconds, sameSite, settings.isSecure() ? "; Secure" : ""));
  }

  private String tryCookieName(Context context) {
    return cookieName(context) + "-openid";
  }

  /** This host as the browser asked for it. */
  URI origin(Context context) {
    try {
      return URI.create(settings.scheme() + "://" + context.header("Host"));
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest("the header Host names no host");
    }
  }

  /** Cookies do not know ports, and a machine may have several hosts: so the name has it. */
  private String cookieName(Context context) {
    String name = "plantroom-" + context.req().getLocalPort();
    return settings.isSecure() ? "__Host-" + name : name;
  }
}
