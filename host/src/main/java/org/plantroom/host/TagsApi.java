package org.plantroom.host;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.function.Predicate;

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
    Predicate<String> sight = Caller.of(context).sight();
    context.json(
        tags.matching(Params.match(context)).stream()
            .filter(tag -> sight.test(tag.pathText()))
            .map(TagView::of)
            .toList());
  }
}
