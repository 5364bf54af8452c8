package org.plantroom.host;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plantroom.security.AuditEntry;

/** {@code /api/audit}: who did what, and whether anybody has touched the record of it. */
final class AuditApi {
  private static final int MOST = 1_000;
  private static final int DEFAULT = 200;

  private final Access access;

  AuditApi(Access access) {
    this.access = access;
  }

  void routes(RoutesConfig routes) {
    routes.get("/api/audit", this::list);
    routes.get("/api/audit/check", this::check);
  }

  private record PageView(List<AuditEntry> entries, @Nullable Long next) {}

  private void list(Context context) throws IOException {
    int limit = Params.number(context, "limit", 1, MOST, DEFAULT);
    long before = before(context);
    String who = context.queryParam("who");
    String what = context.queryParam("what");
    List<AuditEntry> entries =
        access
            .audit()
            .latest(
                limit,
                before,
                entry ->
                    (who == null || entry.who().equals(who))
                        && (what == null || entry.what().equals(what)));
    boolean more = entries.size() == limit && entries.getLast().number() > 1;
    context.json(new PageView(entries, more ? (Long) entries.getLast().number() : null));
  }

  static long before(Context context) {
    String text = context.queryParam("before");
    if (text == null) {
      return Long.MAX_VALUE;
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw Problem.badRequest("before must be the next of an earlier answer");
    }
  }

  private void check(Context context) throws IOException {
    context.json(access.audit().verify());
  }
}
