package org.plantroom.host;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Supplier;

/** {@code GET /api/links}: broker, history, edges and devices, and whether values flow. */
final class LinksApi {
  private final Supplier<List<LinkView>> links;

  LinksApi(Supplier<List<LinkView>> links) {
    this.links = links;
  }

  void routes(RoutesConfig routes) {
    routes.get("/api/links", this::list);
  }

  private void list(Context context) {
    Caller caller = Caller.of(context);
    context.json(links.get().stream().filter(link -> isSeen(link.path(), caller)).toList());
  }

  /** Broker and history belong to no site, and everybody's values go through them. */
  private static boolean isSeen(String path, Caller caller) {
    return path.indexOf('/') < 0 || caller.sees(path);
  }
}
