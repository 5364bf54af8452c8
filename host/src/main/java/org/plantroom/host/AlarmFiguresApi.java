package org.plantroom.host;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import org.plantroom.history.AlarmStore;
import org.plantroom.security.Role;

/** {@code GET /api/alarms/figures}: what alarms asked of operators in a span. */
final class AlarmFiguresApi {
  private static final long LONGEST = Duration.ofDays(366).toMillis();
  private static final int MOST_POSITIONS = 1_000;
  private static final String EVERYTHING = "**";

  private final AlarmStore store;

  AlarmFiguresApi(AlarmStore store) {
    this.store = store;
  }

  void routes(RoutesConfig routes) {
    routes.get("/api/alarms/figures", this::figures);
  }

  private void figures(Context context) {
    long from = Params.time(context, "from");
    long to = Params.time(context, "to");
    if (to <= from || to - from > LONGEST) {
      throw Problem.badRequest("to must lie after from, by 366 days at most");
    }
    int positions = Params.number(context, "positions", 1, MOST_POSITIONS, 1);
    String match = context.queryParam("match");
    // A sum cannot be sorted by site afterwards: it is for those who see all that is in it.
    Caller.of(context).require(Role.VIEWER, match == null ? EVERYTHING : match);
    context.json(
        AlarmFiguresView.of(
            from,
            to,
            positions,
            store.figures(from, to, match == null ? null : Params.match(context))));
  }
}
