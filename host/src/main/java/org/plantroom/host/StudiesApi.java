package org.plantroom.host;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.plantroom.core.Mistake;
import org.plantroom.workbench.PlantParts;
import org.plantroom.workbench.Saved;
import org.plantroom.workbench.StudyFolder;
import org.plantroom.workbench.StudyText;
import org.plantroom.workbench.Workbench;
import org.plantroom.workbench.WorkbenchId;

/** {@code /api/studies} and what helps to write them: checks, examples, schema, plants. */
final class StudiesApi {
  private static final String BODY = "{\"text\":\"name: …\",\"version\":\"\"}";
  private static final int LONGEST_VERSION = 64;

  /** An example's plant is named by one word, a file by its path. */
  private static final int LONGEST_PLANT = 200;

  private final Optional<Workbench> workbench;

  /**
   * Serves studies.
   *
   * @param workbench empty where the program cannot simulate; each call is refused then
   */
  StudiesApi(Optional<Workbench> workbench) {
    this.workbench = workbench;
  }

  void routes(RoutesConfig routes) {
    routes.get("/api/studies", StudyWords.guarded(this::list));
    routes.get("/api/studies/{id}", StudyWords.guarded(this::read));
    routes.put("/api/studies/{id}", StudyWords.guarded(this::save));
    routes.delete("/api/studies/{id}", StudyWords.guarded(this::delete));
    routes.post("/api/studies/{id}/check", this::check);
    routes.get("/api/study-examples", this::examples);
    routes.get("/api/study-schema", this::schema);
    routes.get("/api/study-plants", this::plants);
  }

  private record StudyView(String id, String title, String changed) {}

  private record StudyTextView(
      String id, String title, String changed, String version, String text) {
    static StudyTextView of(StudyText study) {
      return new StudyTextView(
          study.id().text(),
          study.title(),
          Json.time(study.changed()),
          study.version(),
          study.text());
    }
  }

  private record ExampleView(String id, String title, String text) {}

  private record CheckView(List<MistakeView> mistakes) {
    static CheckView of(List<Mistake> mistakes) {
      return new CheckView(mistakes.stream().map(MistakeView::of).toList());
    }
  }

  private record SaveView(boolean saved, String version, List<MistakeView> mistakes) {}

  private record PlantsView(List<String> plants) {}

  private Workbench bench() {
    return StudyWords.open(workbench);
  }

  private void list(Context context) throws IOException {
    context.json(
        bench().studies().list().stream()
            .map(
                study ->
                    new StudyView(study.id().text(), study.title(), Json.time(study.changed())))
            .toList());
  }

  private void read(Context context) throws IOException {
    WorkbenchId id = StudyWords.id(context);
    context.json(StudyTextView.of(found(id)));
  }

  private StudyText found(WorkbenchId id) throws IOException {
    return bench()
        .studies()
        .find(id)
        .orElseThrow(() -> Problem.notFound("no study of this name [study=%s]".formatted(id)));
  }

  private void save(Context context) throws IOException {
    WorkbenchId id = StudyWords.id(context);
    Body body = Body.of(context, BODY);
    String text = body.text("text", StudyFolder.MAX_CHARACTERS);
    String version = body.optionalText("version", LONGEST_VERSION);
    switch (bench().save(id, text, version)) {
      case Saved.Done done -> context.json(new SaveView(true, done.study().version(), List.of()));
      case Saved.Mistaken mistaken ->
          context.json(new SaveView(false, version, CheckView.of(mistaken.mistakes()).mistakes()));
      case Saved.Full _ ->
          throw Problem.conflict(
              "there are %d studies already; delete some".formatted(StudyFolder.MOST));
      case Saved.Overtaken _ ->
          throw Problem.conflict(
              "somebody else has changed this study meanwhile; read it again [study=%s]"
                  .formatted(id));
    }
  }

  private void delete(Context context) throws IOException {
    WorkbenchId id = StudyWords.id(context);
    found(id);
    bench().studies().delete(id);
    context.status(204);
  }

  private void check(Context context) {
    WorkbenchId id = StudyWords.id(context);
    String text = Body.of(context, BODY).text("text", StudyFolder.MAX_CHARACTERS);
    context.json(CheckView.of(bench().check(id, text)));
  }

  private void examples(Context context) {
    context.json(
        bench().tools().examples().entrySet().stream()
            .map(
                example ->
                    new ExampleView(
                        example.getKey().text(),
                        new StudyText(example.getKey(), example.getValue(), 0).title(),
                        example.getValue()))
            .toList());
  }

  private void schema(Context context) {
    context.json(bench().tools().schema());
  }

  private void plants(Context context) {
    String name = context.queryParam("name");
    if (name == null) {
      context.json(new PlantsView(bench().tools().plants()));
    } else {
      context.json(plant(name));
    }
  }

  private PlantParts plant(String name) {
    return Optional.of(name)
        .filter(text -> text.length() <= LONGEST_PLANT)
        .flatMap(text -> bench().plant(text))
        .orElseThrow(() -> Problem.notFound("no plant of this name that can be built"));
  }
}
