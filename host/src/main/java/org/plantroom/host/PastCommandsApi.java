package org.plantroom.host;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Glob;
import org.plantroom.core.Time;
import org.plantroom.history.CommandEntry;
import org.plantroom.history.CommandQuestion;
import org.plantroom.history.CommandStore;

/**
 * {@code GET /api/past/commands}: the commands asked for by a moment, each as it stood then, the
 * latest first.
 */
final class PastCommandsApi {
  private static final int MOST = 1_000;
  private static final int DEFAULT = 100;

  private static final Comparator<Row> LATEST_FIRST =
      Comparator.comparingLong(Row::begun).thenComparing(Row::id).reversed();

  private final CommandStore store;
  private final CommandKeeping keeping;
  private final Commands commands;
  private final Departures departures;
  private final Time time;

  PastCommandsApi(
      CommandStore store,
      CommandKeeping keeping,
      Commands commands,
      Departures departures,
      Time time) {
    this.store = store;
    this.keeping = keeping;
    this.commands = commands;
    this.departures = departures;
    this.time = time;
  }

  void routes(RoutesConfig routes) {
    routes.get("/api/past/commands", context -> departures.watch(context, () -> list(context)));
  }

  /**
   * A command's place in the list.
   *
   * @param command empty when what is stored of it cannot be read; its place counts all the same
   */
  private record Row(long begun, String id, Optional<CommandView> command) {
    static Row of(CommandView command) {
      return new Row(command.begun(), command.id(), Optional.of(command));
    }

    static Row of(CommandEntry stored) {
      return new Row(stored.begun(), stored.id(), CommandKeeping.command(stored));
    }
  }

  private record PageView(List<CommandView> commands, @Nullable String next) {}

  private void list(Context context) {
    long at = Params.pastTime(context, "at", time);
    int limit = Params.number(context, "limit", 1, MOST, DEFAULT);
    CommandQuestion question =
        new CommandQuestion(
            at, Caller.of(context).sites(), Params.match(context), cursor(context), limit);
    // One more than asked for tells whether there are any left.
    List<Row> found = found(question);
    List<Row> page = found.stream().limit(limit).toList();
    context.json(
        new PageView(
            page.stream()
                .flatMap(row -> row.command().stream())
                .map(command -> command.asOf(at))
                .toList(),
            found.size() > limit ? next(page.getLast()) : null));
  }

  private List<Row> found(CommandQuestion question) {
    Map<String, Row> byId = new LinkedHashMap<>();
    // Memory first: a command that ends meanwhile is then told once, as it was under way.
    Stream.concat(
            commands.latest().stream()
                .filter(command -> !command.state().isFinal())
                .map(CommandView::of),
            keeping.waiting().stream())
        .filter(command -> fits(question, command))
        .forEach(command -> byId.put(command.id(), Row.of(command)));
    CommandQuestion more =
        new CommandQuestion(
            question.until(),
            question.sites(),
            question.match(),
            question.before(),
            question.limit() + 1);
    store.read(more).forEach(stored -> byId.computeIfAbsent(stored.id(), id -> Row.of(stored)));
    return byId.values().stream().sorted(LATEST_FIRST).limit(question.limit() + 1L).toList();
  }

  private static boolean fits(CommandQuestion question, CommandView command) {
    Set<String> sites = question.sites();
    Glob match = question.match();
    CommandQuestion.Cursor before = question.before();
    String site = command.tag().substring(0, command.tag().indexOf('/'));
    return command.begun() <= question.until()
        && (sites == null || sites.contains(site))
        && (match == null || match.matches(command.tag()))
        && (before == null
            || command.begun() < before.begun()
            || (command.begun() == before.begun() && command.id().compareTo(before.id()) < 0));
  }

  private static String next(Row last) {
    return last.begun() + "." + last.id();
  }

  private static CommandQuestion.@Nullable Cursor cursor(Context context) {
    String text = context.queryParam("before");
    if (text == null) {
      return null;
    }
    int dot = text.indexOf('.');
    try {
      return new CommandQuestion.Cursor(
          Long.parseLong(text, 0, Math.max(dot, 0), 10), text.substring(dot + 1));
    } catch (NumberFormatException e) {
      throw Problem.badRequest("before must be the next of an earlier answer");
    }
  }
}
