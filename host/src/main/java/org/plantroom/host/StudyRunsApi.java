package org.plantroom.host;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plantroom.core.Time;
import org.plantroom.workbench.Queued;
import org.plantroom.workbench.StudyRun;
import org.plantroom.workbench.StudyRuns;
import org.plantroom.workbench.Workbench;
import org.plantroom.workbench.WorkbenchId;

/** {@code /api/study-runs}: runs of studies, how far they are, and what they gave. */
final class StudyRunsApi {
  /** The report carries its style in itself; it may do nothing else. */
  private static final String REPORT_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "json", "application/json",
          "csv", "text/csv; charset=utf-8",
          "parquet", "application/vnd.apache.parquet",
          "yaml", "application/yaml");

  private final Optional<Workbench> workbench;
  private final Time time;

  /**
   * Serves runs.
   *
   * @param workbench empty where the program cannot simulate; each call is refused then
   */
  StudyRunsApi(Optional<Workbench> workbench, Time time) {
    this.workbench = workbench;
    this.time = time;
  }

  void routes(RoutesConfig routes) {
    routes.get("/api/study-runs", this::list);
    routes.post("/api/study-runs", StudyWords.guarded(this::start));
    routes.get("/api/study-runs/{id}", this::show);
    routes.delete("/api/study-runs/{id}", this::delete);
    routes.post("/api/study-runs/{id}/cancel", this::cancel);
    routes.get("/api/study-runs/{id}/files/{name}", this::file);
  }

  private record RunView(
      String id,
      String study,
      String title,
      String state,
      String sentence,
      String queued,
      String started,
      String ended,
      int expected,
      double done,
      long remainingMillis,
      Map<String, Double> scenarios) {}

  private record RunsView(List<RunView> runs, int mostKept, long dropped) {}

  private record Started(String id) {}

  private StudyRuns runs() {
    return StudyWords.open(workbench).runs();
  }

  private RunView view(StudyRun run, boolean whole) {
    return new RunView(
        run.id().text(),
        run.study().text(),
        run.title(),
        run.state().word(),
        run.sentence(),
        moment(run.queued()),
        moment(run.started()),
        moment(run.ended()),
        run.progress().expected(),
        run.progress().done(),
        run.remaining(time.millis()),
        whole ? run.progress().scenarios() : Map.of());
  }

  private static String moment(long millis) {
    return millis == 0 ? "" : Json.time(millis);
  }

  private void list(Context context) {
    List<RunView> views = runs().list().stream().map(run -> view(run, false)).toList();
    context.json(new RunsView(views, StudyRuns.MOST_KEPT, runs().dropped()));
  }

  private void show(Context context) {
    context.json(view(found(context), true));
  }

  private StudyRun found(Context context) {
    WorkbenchId id = StudyWords.id(context);
    return runs()
        .find(id)
        .orElseThrow(
            () ->
                Problem.notFound("no run of this id, or it has made room [run=%s]".formatted(id)));
  }

  private void start(Context context) throws IOException {
    Body body = Body.of(context, "{\"study\":\"heat-curve\"}");
    WorkbenchId study = StudyWords.id(body.text("study", 64));
    switch (StudyWords.open(workbench).run(study)) {
      case Queued.Waiting waiting ->
          context
              .status(202)
              .header("Location", "/api/study-runs/" + waiting.run().id())
              .json(new Started(waiting.run().id().text()));
      case Queued.Mistaken mistaken ->
          throw Problem.conflict("the study has mistakes: " + mistaken.mistakes().getFirst());
      case Queued.Unknown _ ->
          throw Problem.notFound("no study of this name [study=%s]".formatted(study));
      case Queued.Full _ ->
          throw Problem.unavailable(
              "%d runs wait already; cancel one or try again later"
                  .formatted(StudyRuns.MOST_WAITING));
    }
  }

  private void cancel(Context context) {
    StudyRun run = found(context);
    if (!runs().cancel(run.id())) {
      throw Problem.conflict("the run is over [state=%s]".formatted(run.state().word()));
    }
    context.json(view(found(context), true));
  }

  private void delete(Context context) {
    StudyRun run = found(context);
    if (!runs().delete(run.id())) {
      throw Problem.conflict("the run is not over; cancel it first");
    }
    context.status(204);
  }

  private void file(Context context) throws IOException {
    StudyRun run = found(context);
    String name = context.pathParam("name");
    Path file =
        runs().file(run.id(), name).orElseThrow(() -> Problem.notFound("the run has no such file"));
    String ending = name.substring(name.lastIndexOf('.') + 1);
    context.contentType(TYPES.getOrDefault(ending, "application/octet-stream"));
    if (ending.equals("html")) {
      context.header("Content-Security-Policy", REPORT_POLICY);
    } else if (!ending.equals("json")) {
      context.header(
          "Content-Disposition", "attachment; filename=\"%s-%s\"".formatted(run.study(), name));
    }
    context.result(Files.newInputStream(file));
  }
}
