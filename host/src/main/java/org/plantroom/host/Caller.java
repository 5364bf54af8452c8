package org.plantroom.host;

import io.javalin.http.Context;
import io.javalin.websocket.WsContext;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.plantroom.security.ApiToken;
import org.plantroom.security.Grants;
import org.plantroom.security.Role;
import org.plantroom.security.Session;
import org.plantroom.security.User;

/**
 * Who a request is from, and what they may do.
 *
 * @param name for the audit: a user's name, {@code token ID NAME}, or {@code loopback} for anybody
 *     on the host's own machine
 * @param grants what they may do where
 * @param session how they are known, when by a browser's session
 * @param token how they are known, when by a token
 * @param oneTime true when they must choose a password before anything else
 * @param address the machine they speak from
 */
record Caller(
    String name,
    Grants grants,
    @Nullable Session session,
    @Nullable ApiToken token,
    boolean oneTime,
    String address) {
  /** What the audit calls somebody on the host's own machine who has not signed in. */
  static final String LOOPBACK = "loopback";

  private static final String ATTRIBUTE = "plantroom.caller";

  static Caller of(User user, Session session, String address) {
    return new Caller(user.name(), user.grants(), session, null, user.oneTime(), address);
  }

  static Caller of(ApiToken token, String address) {
    String name = "token %s %s".formatted(token.id(), token.name());
    return new Caller(name, token.grants(), null, token, false, address);
  }

  static Caller onLoopback(Grants grants, String address) {
    return new Caller(LOOPBACK, grants, null, null, false, address);
  }

  /** The caller of a request the gate let through. */
  static Caller of(Context context) {
    return Objects.requireNonNull(context.attribute(ATTRIBUTE), "the gate names every caller");
  }

  /** The caller of a socket the gate let through. */
  static Caller of(WsContext context) {
    return Objects.requireNonNull(context.attribute(ATTRIBUTE), "the gate names every caller");
  }

  void attachTo(Context context) {
    context.attribute(ATTRIBUTE, this);
  }

  /** True for somebody with a name of their own. */
  boolean isSignedIn() {
    return session != null || token != null;
  }

  /** True when the caller may see what lies at a path, whose first level is its site. */
  boolean sees(String path) {
    return grants.allow(Role.VIEWER, site(path));
  }

  /** True when the caller has this role at a path's site. */
  boolean may(Role role, String path) {
    return grants.allow(role, site(path));
  }

  /** The sites the caller may see; null for all, and for what belongs to none. */
  @Nullable Set<String> sites() {
    return grants.allowEverywhere(Role.VIEWER) ? null : grants.bySite().keySet();
  }

  /** {@link #sees} for many paths: what a role at all sites makes simple stays quick. */
  Predicate<String> sight() {
    return grants.allowEverywhere(Role.VIEWER) ? _ -> true : this::sees;
  }

  /**
   * Refuses whoever has not this role at a path's site.
   *
   * @throws Problem 403, the same whether there is anything at the path or not
   */
  void require(Role role, String path) {
    if (!grants.allow(role, site(path))) {
      throw Problem.forbidden("this needs the role %s at this site".formatted(role.label()));
    }
  }

  private static String site(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }
}
