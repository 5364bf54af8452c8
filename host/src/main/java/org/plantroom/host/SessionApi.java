package org.plantroom.host;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plantroom.security.AccountException;
import org.plantroom.security.Grants;
import org.plantroom.security.Session;
import org.plantroom.security.Sessions;
import org.plantroom.security.SignIn;
import org.plantroom.security.User;

/** {@code /api/session} and {@code /api/me}: signing in and out, and one's own password. */
final class SessionApi {
  private final Access access;
  private final Gate gate;

  SessionApi(Access access, Gate gate) {
    this.access = access;
    this.gate = gate;
  }

  void routes(RoutesConfig routes) {
    routes.post("/api/session", this::signIn);
    routes.post("/api/session/link", this::signInByLink);
    routes.delete("/api/session", this::signOut);
    routes.get("/api/me", this::me);
    routes.put("/api/me/password", this::choosePassword);
  }

  /**
   * The caller as the pages see them.
   *
   * @param signedIn false for anybody on a demo's machine
   * @param mustChoosePassword true while nothing else is allowed
   * @param hasPassword false for those who came by a link or from a provider
   * @param vouched true for those who came from a provider
   * @param csrf to be shown in the header {@link Gate#CSRF_HEADER}; null without a session
   */
  private record MeView(
      String user,
      boolean signedIn,
      Grants roles,
      boolean mustChoosePassword,
      boolean hasPassword,
      boolean vouched,
      @Nullable String csrf) {}

  private void signIn(Context context) {
    Body body = Body.of(context, "{\"user\":\"anna\",\"password\":\"\"}");
    String name = body.text("user").strip();
    answer(context, name, access.door().withPassword(name, body.text("password"), context.ip()));
  }

  private void signInByLink(Context context) {
    String code = Body.of(context, "{\"code\":\"\"}").text("code");
    answer(context, "a link", access.door().withLink(code, context.ip()));
  }

  private void answer(Context context, String name, SignIn.Outcome outcome) {
    switch (outcome) {
      case SignIn.Outcome.Admitted admitted -> {
        User user = admitted.user();
        String secret = begin(context, user, Map.of());
        context.json(view(user, Sessions.csrfToken(secret)));
      }
      case SignIn.Outcome.Refused _ -> {
        access.audit().note("sign-in-failed", shown(name), context.ip(), Map.of());
        throw Problem.unauthorized("the name or the password is wrong, or this user is locked");
      }
      case SignIn.Outcome.TooSoon soon -> {
        Duration pause = soon.pause().plusSeconds(1);
        throw Problem.tooMany(
            "too many failures; try again in %d s".formatted(pause.toSeconds()), pause);
      }
    }
  }

  /** A stranger's words, as far as they can be a name. */
  static String shown(String name) {
    return name.length() <= 64 ? name : name.substring(0, 64) + "…";
  }

  /**
   * Lets somebody in and gives their browser its cookie.
   *
   * @param details for the audit
   * @return the session's secret
   */
  String begin(Context context, User user, Map<String, ?> details) {
    String secret = access.sessions().begin(user.name());
    if (!isStillSo(user)) {
      access.sessions().endAll(user.name(), null);
      throw Problem.unauthorized("this user has just been changed; sign in again");
    }
    access.audit().note("signed-in", user.name(), context.ip(), details);
    gate.giveCookie(context, secret);
    return secret;
  }

  /** Looked at once the session stands: who changes a password ends the sessions afterwards. */
  private boolean isStillSo(User user) {
    User now = access.accounts().find(user.name());
    return now != null && !now.locked() && Objects.equals(now.passwordHash(), user.passwordHash());
  }

  private void signOut(Context context) {
    Caller caller = Caller.of(context);
    Session session = caller.session();
    if (session != null) {
      access.sessions().end(session);
      access.audit().note("signed-out", caller.name(), caller.address(), Map.of());
      gate.takeCookie(context);
    }
    context.status(204);
  }

  private void me(Context context) {
    Caller caller = Caller.of(context);
    User user = caller.session() == null ? null : access.accounts().find(caller.name());
    context.json(
        user == null
            ? new MeView(
                caller.name(), caller.isSignedIn(), caller.grants(), false, false, false, null)
            : view(user, gate.csrfToken(context)));
  }

  private static MeView view(User user, @Nullable String csrf) {
    return new MeView(
        user.name(),
        true,
        user.grants(),
        user.oneTime(),
        user.passwordHash() != null,
        user.isVouched(),
        csrf);
  }

  private void choosePassword(Context context) {
    Caller caller = Caller.of(context);
    Session session = caller.session();
    User user = session == null ? null : access.accounts().find(session.user());
    if (session == null || user == null) {
      throw Problem.forbidden("only somebody who has signed in has a password");
    }
    Body body = Body.of(context, "{\"old\":\"\",\"new\":\"\"}");
    if (user.passwordHash() != null && !isRight(user, body.text("old"), caller)) {
      throw Problem.badRequest("the present password is wrong");
    }
    if (user.passwordHash() != null && body.text("new").equals(body.text("old"))) {
      throw Problem.badRequest("choose another password than the present one");
    }
    if (user.isVouched()) {
      throw Problem.conflict("your password is kept by the provider you sign in with");
    }
    try {
      access.accounts().choosePassword(user.name(), body.text("new"));
    } catch (AccountException e) {
      throw Problem.badRequest(String.valueOf(e.getMessage()));
    }
    access.sessions().endAll(user.name(), session);
    access.audit().note("password-changed", user.name(), caller.address(), Map.of());
    context.status(204);
  }

  /** Counted like a sign-in, so that a page left open does not let anybody guess. */
  private boolean isRight(User user, String password, Caller caller) {
    return access.door().withPassword(user.name(), password, caller.address())
        instanceof SignIn.Outcome.Admitted;
  }
}
