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
    context.json(links.get());
  }
}
