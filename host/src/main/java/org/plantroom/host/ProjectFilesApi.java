package org.plantroom.host;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.MachineType;
import org.plantroom.core.MachineTypes;
import org.plantroom.core.ProjectCheck;
import org.plantroom.editing.Draft;
import org.plantroom.editing.Preview;
import org.plantroom.editing.ProjectEditor;
import org.plantroom.editing.ProjectTexts;
import org.plantroom.editing.Revision;
import org.plantroom.editing.Standing;
import org.plantroom.security.Role;

/** {@code /api/project/files} and its neighbours: looking at the project's files and drafts. */
final class ProjectFilesApi {
  /** Tells how people are reached, which is nobody's affair who does not edit it. */
  private static final String PRIVATE = "notifications.yaml";

  private final Optional<ProjectEditor> editor;
  private final RunningProject running;
  private final EditingTurns turns = new EditingTurns();

  /**
   * Serves the files.
   *
   * @param editor empty where the program has no folder to edit; each call is refused then
   */
  ProjectFilesApi(Optional<ProjectEditor> editor, RunningProject running) {
    this.editor = editor;
    this.running = running;
  }

  void routes(RoutesConfig routes) {
    routes.get("/api/project/files", EditingTurns.guarded(this::list));
    routes.get("/api/project/file", EditingTurns.guarded(this::text));
    routes.post("/api/project/check", turns.taken(this::check));
    routes.post("/api/project/preview", turns.taken(this::preview));
    routes.get("/api/project/library", this::library);
    routes.get("/api/project/library/{type}", this::libraryType);
  }

  private record FilesView(int version, List<FileView> files) {}

  private record FileView(String name, int characters, String version) {}

  private record TextView(String name, String version, String text) {}

  private record CheckView(List<MistakeView> mistakes, int unlisted) {
    static CheckView of(ProjectCheck check) {
      return switch (check) {
        case ProjectCheck.Valid _ -> new CheckView(List.of(), 0);
        case ProjectCheck.Mistaken mistaken ->
            new CheckView(
                mistaken.mistakes().stream().map(MistakeView::of).toList(), mistaken.unlisted());
      };
    }
  }

  private record PreviewView(
      ProjectChangesView changes, List<FileDiffView> files, List<ConflictView> conflicts) {}

  private record LibraryView(String id, String name, String manufacturer, String machineClass) {}

  private ProjectEditor editor() {
    return EditingTurns.open(editor);
  }

  private void list(Context context) throws IOException {
    Standing now = editor().look();
    context.json(
        new FilesView(
            now.latest().number(),
            now.texts().files().entrySet().stream()
                .filter(file -> maySee(context, file.getKey()))
                .map(
                    file ->
                        new FileView(
                            file.getKey(),
                            file.getValue().length(),
                            now.texts().version(file.getKey())))
                .toList()));
  }

  private static boolean maySee(Context context, String name) {
    return !name.equals(PRIVATE) || Caller.of(context).grants().allowEverywhere(Role.ENGINEER);
  }

  private void text(Context context) throws IOException {
    String name = String.valueOf(context.queryParam("name"));
    ProjectTexts texts = texts(context.queryParam("version"));
    String text = Draft.isName(name) && maySee(context, name) ? texts.text(name) : null;
    if (text == null) {
      throw Problem.notFound("no file of this name in this version of the project");
    }
    context.json(new TextView(name, texts.version(name), text));
  }

  private ProjectTexts texts(@Nullable String version) throws IOException {
    if (version == null) {
      return editor().look().texts();
    }
    Revision revision = EditingTurns.revision(editor(), version);
    return editor().texts(revision);
  }

  private void check(Context context) {
    context.json(CheckView.of(editor().check(DraftBody.read(context).draft())));
  }

  private void preview(Context context) throws IOException {
    Preview preview = editor().preview(DraftBody.read(context).draft());
    context.json(
        new PreviewView(
            switch (preview.check()) {
              case ProjectCheck.Valid valid ->
                  ProjectChangesView.of(running.changes(valid.project()));
              case ProjectCheck.Mistaken mistaken -> ProjectChangesView.of(mistaken);
            },
            preview.files().stream().map(FileDiffView::of).toList(),
            preview.conflicts().stream().map(ConflictView::of).toList()));
  }

  private void library(Context context) {
    context.json(
        MachineTypes.libraryIds().stream()
            .map(MachineTypes::library)
            .map(ProjectFilesApi::view)
            .toList());
  }

  private static LibraryView view(MachineType type) {
    return new LibraryView(
        type.id(), type.name(), type.manufacturer(), type.machineClass().label());
  }

  private void libraryType(Context context) {
    String id = context.pathParam("type");
    String text =
        MachineTypes.libraryText(id)
            .orElseThrow(() -> Problem.notFound("no machine type of this name in the library"));
    context.json(new TextView("types/" + id + ".yaml", "", text));
  }
}
