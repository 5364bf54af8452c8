package org.plantroom.host;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plantroom.security.Grants;
import org.plantroom.security.Secrets;
import org.plantroom.security.User;

/** {@code /api/users}: who may sign in, and what they may do where. */
final class UsersApi {
  private final Access access;

  UsersApi(Access access) {
    this.access = access;
  }

  void routes(RoutesConfig routes) {
    routes.get("/api/users", this::list);
    routes.post("/api/users", this::add);
    routes.put("/api/users/{name}", this::change);
    routes.delete("/api/users/{name}", this::remove);
    routes.post("/api/users/{name}/password", this::resetPassword);
  }

  private record UserView(
      String name,
      Grants roles,
      boolean locked,
      boolean hasPassword,
      boolean oneTimePassword,
      boolean vouched,
      String created) {
    static UserView of(User user) {
      return new UserView(
          user.name(),
          user.grants(),
          user.locked(),
          user.passwordHash() != null,
          user.oneTime(),
          user.isVouched(),
          Json.time(user.created()));
    }
  }

  /**
   * A password nobody knows but who reads this answer.
   *
   * @param password to be changed at the next sign-in
   */
  private record PasswordView(String user, String password) {}

  private void list(Context context) {
    context.json(access.accounts().users().stream().map(UserView::of).toList());
  }

  private void add(Context context) {
    Body body = Body.of(context, "{\"name\":\"anna\",\"roles\":{\"*\":\"viewer\"}}");
    Grants grants = body.grants("roles");
    String name = body.text("name");
    String password = Secrets.typeable();
    User user = Problem.ofAccount(() -> access.accounts().add(name, grants, password));
    note(context, "user-added", user.name(), grants);
    context.status(201).json(new PasswordView(user.name(), password));
  }

  private void change(Context context) {
    String name = context.pathParam("name");
    Body body = Body.of(context, "{\"roles\":{\"*\":\"viewer\"},\"locked\":false}");
    Grants grants = body.has("roles") ? body.grants("roles") : null;
    Boolean locked = body.has("locked") ? (Boolean) body.flag("locked") : null;
    known(name);
    if (grants != null) {
      Problem.onAccount(() -> access.accounts().grant(name, grants));
      note(context, "user-roles-changed", name, grants);
    }
    if (locked != null) {
      Problem.onAccount(() -> access.accounts().lock(name, locked));
      if (locked) {
        access.sessions().endAll(name, null);
      }
      note(context, locked ? "user-locked" : "user-unlocked", name, null);
    }
    context.json(UserView.of(known(name)));
  }

  private void remove(Context context) {
    String name = known(context.pathParam("name")).name();
    Problem.onAccount(() -> access.accounts().remove(name));
    access.sessions().endAll(name, null);
    note(context, "user-removed", name, null);
    context.status(204);
  }

  private void resetPassword(Context context) {
    String name = known(context.pathParam("name")).name();
    String password = Secrets.typeable();
    Problem.onAccount(() -> access.accounts().resetPassword(name, password));
    access.sessions().endAll(name, null);
    note(context, "password-reset", name, null);
    context.json(new PasswordView(name, password));
  }

  private User known(String name) {
    User user = access.accounts().find(name);
    if (user == null) {
      throw Problem.notFound("there is no user of this name");
    }
    return user;
  }

  private void note(Context context, String what, String user, @Nullable Grants grants) {
    Caller caller = Caller.of(context);
    Map<String, @Nullable Object> details = new LinkedHashMap<>();
    details.put("user", user);
    if (grants != null) {
      details.put("roles", grants);
    }
    access.audit().note(what, caller.name(), caller.address(), details);
  }
}
