package org.plantroom.host;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.plantroom.core.Project;
import org.plantroom.core.ProjectChange;
import org.plantroom.core.ProjectCheck;
import org.plantroom.core.ProjectDiff;
import org.plantroom.security.AuditTrail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /api/project}: what runs, what the folder would change, and going over to it. */
final class ProjectApi {
  private static final Logger LOG = LoggerFactory.getLogger(ProjectApi.class);

  private final RunningProject running;
  private final EdgeReloads edges;
  private final Consumer<Project> followers;
  private final AuditTrail audit;

  /**
   * Makes the routes.
   *
   * @param followers told of the project that runs from now on
   */
  ProjectApi(
      RunningProject running, EdgeReloads edges, Consumer<Project> followers, AuditTrail audit) {
    this.running = running;
    this.edges = edges;
    this.followers = followers;
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

  private record ChangesView(
      boolean usable,
      String summary,
      List<ChangeView> changes,
      List<MistakeView> mistakes,
      int unlistedMistakes) {
    static ChangesView of(List<ProjectChange> changes) {
      return new ChangesView(
          true,
          ProjectDiff.summary(changes),
          changes.stream().map(ChangeView::of).toList(),
          List.of(),
          0);
    }

    static ChangesView of(ProjectCheck.Mistaken mistaken) {
      return new ChangesView(
          false,
          sentence(mistaken),
          List.of(),
          mistaken.mistakes().stream().map(MistakeView::of).toList(),
          mistaken.unlisted());
    }
  }

  private record ChangeView(
      String kind,
      String path,
      String change,
      List<ProjectChange.Detail> details,
      boolean needsRestart) {
    static ChangeView of(ProjectChange change) {
      return new ChangeView(
          word(change.kind()),
          change.path(),
          word(change.change()),
          change.details(),
          change.needsRestart());
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
          case ProjectCheck.Valid valid -> ChangesView.of(running.changes(valid.project()));
          case ProjectCheck.Mistaken mistaken -> ChangesView.of(mistaken);
        });
  }

  private void reload(Context context) {
    switch (running.read()) {
      case ProjectCheck.Valid valid -> {
        List<ProjectChange> changes = running.become(valid.project());
        LOG.info("The project is reloaded: {}", ProjectDiff.summary(changes));
        Caller caller = Caller.of(context);
        audit.note(
            "project-reloaded",
            caller.name(),
            caller.address(),
            Map.of("changes", ProjectDiff.summary(changes)));
        followers.accept(running.project());
        edges.askAll();
        context.json(ChangesView.of(changes));
      }
      case ProjectCheck.Mistaken mistaken ->
          throw Problem.conflict(
              "%s; the host goes on with the project it has, see /api/project/changes; the first: %s"
                  .formatted(sentence(mistaken), mistaken.mistakes().getFirst()));
    }
  }

  private static String sentence(ProjectCheck.Mistaken mistaken) {
    int count = mistaken.mistakes().size() + mistaken.unlisted();
    return count == 1 ? "the folder has a mistake" : "the folder has %d mistakes".formatted(count);
  }
}
