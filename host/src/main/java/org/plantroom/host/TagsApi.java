package org.plantroom.host;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** {@code GET /api/tags}: live values by glob. */
final class TagsApi {
  private final LiveTags tags;

  TagsApi(LiveTags tags) {
    this.tags = tags;
  }

  void routes(RoutesConfig routes) {
    routes.get("/api/tags", this::list);
  }

  private void list(Context context) {
    context.json(tags.matching(Params.match(context)).stream().map(TagView::of).toList());
  }
}
