package org.plantroom.host;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plantroom.core.TagPath;
import org.plantroom.history.History;
import org.plantroom.history.MeasuredTable;
import org.plantroom.workbench.StudyFolder;
import org.plantroom.workbench.Workbench;
import org.plantroom.workbench.WorkbenchId;

/**
 * {@code POST /api/study-data}: takes tags of the history over a time as measured data for a study,
 * into a file beside the studies. So a calibration gives the same tomorrow, whatever comes into the
 * history until then.
 */
final class StudyDataApi {
  private static final String BODY =
      "{\"name\":\"january\",\"tags\":[\"site/edge/device/tag\"],"
          + "\"from\":\"2026-01-01T00:00:00Z\",\"to\":\"2026-02-01T00:00:00Z\",\"minutes\":10}";
  private static final int MOST_TAGS = 20;

  private final Optional<Workbench> workbench;
  private final History history;
  private final Departures departures;

  /**
   * Serves measured data.
   *
   * @param workbench empty where the program cannot simulate; the call is refused then
   * @param departures ends questions of browsers that have left
   */
  StudyDataApi(Optional<Workbench> workbench, History history, Departures departures) {
    this.workbench = workbench;
    this.history = history;
    this.departures = departures;
  }

  void routes(RoutesConfig routes) {
    routes.post(
        "/api/study-data",
        StudyWords.guarded(context -> departures.watch(context, () -> take(context))));
  }

  private record Taken(String file, int rows, List<String> columns) {}

  private void take(Context context) throws IOException {
    Workbench bench = StudyWords.open(workbench);
    Body body = Body.of(context, BODY);
    WorkbenchId name = StudyWords.id(body.text("name", 64));
    List<TagPath> tags = tags(body.field("tags"));
    long from = moment(body, "from");
    long to = moment(body, "to");
    MeasuredTable table = table(tags, from, to, body.field("minutes").asInt());
    if (table.rows() < 2) {
      throw Problem.notFound("the history holds fewer than two such values of these tags");
    }
    String file =
        bench.studies().saveData(name, table.csv()).orElseThrow(StudyDataApi::tooManyFiles);
    context.status(201).json(new Taken(file, table.rows(), table.columns()));
  }

  private static Problem tooManyFiles() {
    return Problem.conflict(
        "there are %d files of measured data already; delete some".formatted(StudyFolder.MOST));
  }

  private static List<TagPath> tags(JsonNode list) {
    if (!list.isArray() || list.isEmpty() || list.size() > MOST_TAGS) {
      throw Problem.badRequest("tags must be a list of 1 to %d tags".formatted(MOST_TAGS));
    }
    List<TagPath> tags = new ArrayList<>();
    list.forEach(tag -> tags.add(Params.tag(tag.asText())));
    return tags;
  }

  private static long moment(Body body, String name) {
    try {
      return OffsetDateTime.parse(body.text(name, 64)).toInstant().toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      throw Problem.badRequest("%s must be a time such as 2026-11-22T08:00:00Z".formatted(name));
    }
  }

  private MeasuredTable table(List<TagPath> tags, long from, long to, int minutes) {
    try {
      return MeasuredTable.read(history, tags, from, to, minutes);
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(String.valueOf(e.getMessage()));
    }
  }
}
