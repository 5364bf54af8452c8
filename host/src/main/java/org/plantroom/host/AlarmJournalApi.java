package org.plantroom.host;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plantroom.alarms.AlarmHappening;
import org.plantroom.core.AlarmPriority;
import org.plantroom.history.AlarmEntry;
import org.plantroom.history.AlarmQuestion;
import org.plantroom.history.AlarmStore;
import org.plantroom.history.HistoryBatch;

/** {@code GET /api/alarms/journal}: what happened to alarms, the latest first. */
final class AlarmJournalApi {
  private static final int MAX_LINES = 10_000;
  private static final int DEFAULT_LINES = 200;
  private static final Set<String> EVENTS =
      Arrays.stream(AlarmHappening.What.values())
          .map(AlarmHappening.What::label)
          .collect(Collectors.toUnmodifiableSet());

  private final AlarmStore store;
  private final AlarmDetails details;

  AlarmJournalApi(AlarmStore store, AlarmDetails details) {
    this.store = store;
    this.details = details;
  }

  void routes(RoutesConfig routes) {
    routes.get("/api/alarms/journal", this::journal);
  }

  private record LineView(
      String time,
      String hostTime,
      String id,
      String path,
      String name,
      String priority,
      String event,
      String state,
      String value,
      String unit,
      String message,
      String who,
      String reason) {
    static LineView of(AlarmEntry line, AlarmDetails.Detail detail) {
      return new LineView(
          Json.time(line.time()),
          Json.time(line.hostTime()),
          line.id(),
          line.path(),
          line.name(),
          line.priority(),
          line.event(),
          line.state(),
          detail.value(line.value()),
          detail.unit(),
          line.message(),
          line.who(),
          line.reason());
    }
  }

  private record PageView(List<LineView> lines, @Nullable String next) {}

  private void journal(Context context) {
    int limit = Params.number(context, "limit", 1, MAX_LINES, DEFAULT_LINES);
    AlarmPriority priority = AlarmParams.priority(context);
    AlarmQuestion question =
        new AlarmQuestion(
            time(context, "from", 0),
            time(context, "to", HistoryBatch.MAX_TIME),
            Caller.of(context).sites(),
            context.queryParam("match") == null ? null : Params.match(context),
            priority == null ? null : priority.label(),
            AlarmParams.word(context, "event", EVENTS),
            cursor(context),
            limit);
    List<AlarmEntry> lines = store.journal(question);
    context.json(new PageView(lines.stream().map(this::view).toList(), next(lines, limit)));
  }

  private LineView view(AlarmEntry line) {
    return LineView.of(line, details.of(line.path(), line.name()));
  }

  private static long time(Context context, String name, long otherwise) {
    return context.queryParam(name) == null ? otherwise : Params.time(context, name);
  }

  private static @Nullable String next(List<AlarmEntry> lines, int limit) {
    AlarmEntry last = lines.isEmpty() ? null : lines.getLast();
    return last == null || lines.size() < limit ? null : last.time() + "." + last.number();
  }

  private static AlarmQuestion.@Nullable Cursor cursor(Context context) {
    String text = context.queryParam("before");
    if (text == null) {
      return null;
    }
    int dot = text.indexOf('.');
    try {
      return new AlarmQuestion.Cursor(
          Long.parseLong(text, 0, Math.max(dot, 0), 10),
          Long.parseLong(text, dot + 1, text.length(), 10));
    } catch (NumberFormatException e) {
      throw Problem.badRequest("before must be the next of an earlier answer");
    }
  }
}
