package org.plantroom.host;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.plantroom.core.ProjectChange;
import org.plantroom.core.ProjectCheck;
import org.plantroom.core.ProjectDiff;
import org.plantroom.security.AuditTrail;

/** {@code /api/project}: what runs, what the folder would change, and going over to it. */
final class ProjectApi {
  private final RunningProject running;
  private final EdgeReloads edges;
  private final ProjectReload reload;
  private final AuditTrail audit;

  ProjectApi(RunningProject running, EdgeReloads edges, ProjectReload reload, AuditTrail audit) {
    this.running = running;
    this.edges = edges;
    this.reload = reload;
    this.audit = audit;
  }

  void routes(RoutesConfig routes) {
    routes.get("/api/project", this::show);
    routes.get("/api/project/changes", this::changes);
    routes.post("/api/project/reload", this::reload);
  }

  private record ProjectView(
      String project, String name, String since, List<EdgeReloadView> edgeReloads) {}

  private record EdgeReloadView(String edge, String state, String time, String detail) {
    static EdgeReloadView of(EdgeReloads.EdgeReload reload) {
      return new EdgeReloadView(
          reload.edge().toString(),
          word(reload.state()),
          Json.time(reload.time()),
          reload.detail());
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private void show(Context context) {
    Predicate<String> sight = Caller.of(context).sight();
    RunningProject.Loaded loaded = running.loaded();
    context.json(
        new ProjectView(
            loaded.project().settings().id(),
            loaded.project().settings().name(),
            Json.time(loaded.since()),
            edges.latest().stream()
                .filter(reload -> sight.test(reload.edge().toString()))
                .map(EdgeReloadView::of)
                .toList()));
  }

  private void changes(Context context) {
    context.json(
        switch (running.read()) {
          case ProjectCheck.Valid valid -> ProjectChangesView.of(running.changes(valid.project()));
          case ProjectCheck.Mistaken mistaken -> ProjectChangesView.of(mistaken);
        });
  }

  private void reload(Context context) {
    List<ProjectChange> changes = reload.goOver();
    Caller caller = Caller.of(context);
    audit.note(
        "project-reloaded",
        caller.name(),
        caller.address(),
        Map.of("changes", ProjectDiff.summary(changes)));
    context.json(ProjectChangesView.of(changes));
  }
}
