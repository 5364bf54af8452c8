package org.plantroom.host;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.ProjectChange;
import org.plantroom.core.ProjectDiff;
import org.plantroom.editing.Applied;
import org.plantroom.editing.ProjectEditor;
import org.plantroom.editing.Revision;
import org.plantroom.security.AuditTrail;

/** {@code /api/project/apply} and {@code /api/project/versions}: what changes the files. */
final class ProjectVersionsApi {
  private static final int MOST_TOLD = 20;

  private final Optional<ProjectEditor> editor;
  private final ProjectReload reload;
  private final AuditTrail audit;
  private final EditingTurns turns = new EditingTurns();

  /**
   * Serves the versions.
   *
   * @param editor empty where the program has no folder to edit; each call is refused then
   */
  ProjectVersionsApi(Optional<ProjectEditor> editor, ProjectReload reload, AuditTrail audit) {
    this.editor = editor;
    this.reload = reload;
    this.audit = audit;
  }

  void routes(RoutesConfig routes) {
    routes.post("/api/project/apply", turns.taken(this::apply));
    routes.get("/api/project/versions", EditingTurns.guarded(this::list));
    routes.get("/api/project/versions/{number}", turns.taken(this::show));
    routes.post("/api/project/versions/{number}/restore", turns.taken(this::restore));
  }

  /**
   * What became of a draft.
   *
   * @param version the number of the version it is now; 0 when nothing was saved
   * @param conflicts files somebody else has changed meanwhile
   */
  private record AppliedView(
      boolean applied,
      int version,
      @Nullable ProjectChangesView changes,
      List<ConflictView> conflicts) {}

  private record DiffView(RevisionView version, int against, List<FileDiffView> files) {}

  private ProjectEditor editor() {
    return EditingTurns.open(editor);
  }

  private void apply(Context context) throws IOException {
    DraftBody body = DraftBody.read(context);
    Caller caller = Caller.of(context);
    answer(context, "project-applied", editor().apply(body.draft(), caller.name(), body.reason()));
  }

  private void restore(Context context) throws IOException {
    Revision to = EditingTurns.revision(editor(), context.pathParam("number"));
    Body body = Body.of(context, "{\"latest\":7,\"reason\":\"too many alarms\"}");
    int latest = body.number("latest", 1, Integer.MAX_VALUE);
    String reason = DraftBody.reason(body);
    Caller caller = Caller.of(context);
    answer(context, "project-rolled-back", editor().restore(to, latest, caller.name(), reason));
  }

  private void answer(Context context, String what, Applied applied) {
    context.json(
        switch (applied) {
          case Applied.Done done -> run(context, what, done.revision());
          case Applied.Mistaken mistaken ->
              new AppliedView(false, 0, ProjectChangesView.of(mistaken.mistakes()), List.of());
          case Applied.Overtaken overtaken ->
              new AppliedView(
                  false, 0, null, overtaken.conflicts().stream().map(ConflictView::of).toList());
          case Applied.Unchanged _ -> throw Problem.conflict("the files are like this already");
        });
  }

  private AppliedView run(Context context, String what, Revision revision) {
    Caller caller = Caller.of(context);
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("version", revision.number());
    details.put("files", words(revision));
    details.put("reason", revision.reason());
    audit.note(what, caller.name(), caller.address(), details);
    List<ProjectChange> changes = reload.goOver();
    audit.note(
        "project-reloaded",
        caller.name(),
        caller.address(),
        Map.of("changes", ProjectDiff.summary(changes), "version", revision.number()));
    return new AppliedView(true, revision.number(), ProjectChangesView.of(changes), List.of());
  }

  private static String words(Revision revision) {
    String told =
        revision.changes().stream()
            .limit(MOST_TOLD)
            .map(change -> change.name() + " " + change.change().name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    int more = revision.changes().size() - MOST_TOLD;
    return more > 0 ? told + ", %d more".formatted(more) : told;
  }

  private void list(Context context) throws IOException {
    context.json(editor().revisions().stream().map(RevisionView::of).toList());
  }

  /** A version, and what differs from another: from the one before when none is named. */
  private void show(Context context) throws IOException {
    Revision revision = EditingTurns.revision(editor(), context.pathParam("number"));
    String named = context.queryParam("against");
    Optional<Revision> against =
        named == null
            ? editor().find(revision.number() - 1)
            : Optional.of(EditingTurns.revision(editor(), named));
    context.json(
        new DiffView(
            RevisionView.of(revision),
            against.map(Revision::number).orElse(0),
            against.isEmpty()
                ? List.of()
                : editor().between(against.get(), revision).stream()
                    .map(FileDiffView::of)
                    .toList()));
  }
}
