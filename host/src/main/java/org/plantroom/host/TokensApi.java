package org.plantroom.host;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Map;
import org.plantroom.core.Time;
import org.plantroom.security.Accounts;
import org.plantroom.security.ApiToken;
import org.plantroom.security.Grants;

/** {@code /api/tokens}: what programs show instead of a password. */
final class TokensApi {
  private final Access access;
  private final Time time;

  TokensApi(Access access, Time time) {
    this.access = access;
    this.time = time;
  }

  void routes(RoutesConfig routes) {
    routes.get("/api/tokens", this::list);
    routes.post("/api/tokens", this::issue);
    routes.delete("/api/tokens/{id}", this::revoke);
  }

  private record TokenView(
      String id, String name, Grants roles, String expires, String created, String createdBy) {
    static TokenView of(ApiToken token) {
      return new TokenView(
          token.id(),
          token.name(),
          token.grants(),
          Json.time(token.expires()),
          Json.time(token.created()),
          token.createdBy());
    }
  }

  /**
   * A new token.
   *
   * @param token the secret, told this once
   */
  private record IssuedView(String id, String token, String expires) {}

  private void list(Context context) {
    context.json(access.accounts().tokens().stream().map(TokenView::of).toList());
  }

  private void issue(Context context) {
    Caller caller = Caller.of(context);
    Body body =
        Body.of(context, "{\"name\":\"reports\",\"roles\":{\"*\":\"viewer\"},\"days\":365}");
    String name = body.text("name");
    Grants grants = body.grants("roles");
    int days = body.number("days", 1, (int) Accounts.LONGEST_TOKEN.toDays());
    long expires = time.millis() + Duration.ofDays(days).toMillis();
    ApiToken.Issued issued =
        Problem.ofAccount(() -> access.accounts().issue(name, grants, expires, caller.name()));
    access
        .audit()
        .note(
            "token-issued",
            caller.name(),
            caller.address(),
            Map.of("id", issued.token().id(), "name", name, "roles", grants));
    context
        .status(201)
        .json(new IssuedView(issued.token().id(), issued.text(), Json.time(expires)));
  }

  private void revoke(Context context) {
    Caller caller = Caller.of(context);
    String id = context.pathParam("id");
    if (access.accounts().tokens().stream().noneMatch(token -> token.id().equals(id))) {
      throw Problem.notFound("there is no token of this id");
    }
    Problem.onAccount(() -> access.accounts().revoke(id));
    access.audit().note("token-revoked", caller.name(), caller.address(), Map.of("id", id));
    context.status(204);
  }
}
