package org.plantroom.host;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Device;
import org.plantroom.core.TagPath;
import org.plantroom.core.TagType;
import org.plantroom.core.Time;
import org.plantroom.security.Role;

/** {@code /api/commands}: writes through the one gate, and where they stand. */
final class CommandsApi {
  private static final int MOST = 1_000;
  private static final int DEFAULT = 200;

  private final RunningProject running;
  private final Commands commands;
  private final CommandLog log;
  private final Time time;

  CommandsApi(RunningProject running, Commands commands, CommandLog log, Time time) {
    this.running = running;
    this.commands = commands;
    this.log = log;
    this.time = time;
  }

  void routes(RoutesConfig routes) {
    routes.post("/api/commands", this::request);
    routes.get("/api/commands", this::list);
    routes.get("/api/commands/{id}", this::find);
    routes.post("/api/commands/{id}/approve", this::approve);
    routes.post("/api/commands/{id}/cancel", this::cancel);
    routes.get("/api/command-log", this::log);
  }

  private void request(Context context) {
    CommandBody body = new CommandBody(context, time.millis());
    TagPath path = body.tag();
    Caller caller = Caller.of(context);
    caller.require(Role.OPERATOR, path.site());
    TagType tag = tagType(path);
    CommandOrder order = body.order(path, tag, caller);
    if (order.needsSecondPerson() && !caller.isSignedIn()) {
      throw Problem.forbidden("a second person must approve, so the first has to sign in");
    }
    Command command = commands.request(order);
    context
        .status(202)
        .header("Location", "/api/commands/" + command.id())
        .json(Map.of("id", command.id()));
  }

  private TagType tagType(TagPath path) {
    Device device = running.project().device(path.deviceId());
    TagType tag = device == null ? null : device.type().tags().get(path.tag());
    if (tag == null) {
      throw Problem.notFound("no tag of this path in the project [tag=%s]".formatted(path));
    }
    return tag;
  }

  private void approve(Context context) {
    Command command = command(context);
    Caller caller = Caller.of(context);
    caller.require(Role.OPERATOR, command.tag().site());
    if (caller.session() == null) {
      throw Problem.forbidden("a person who has signed in must approve");
    }
    if (isSamePerson(caller, command)) {
      throw Problem.forbidden("somebody else than who asked must approve");
    }
    answer(context, commands.approve(command.id(), caller.name()));
  }

  /** Programs cannot approve, but a person may have asked through a token of their own. */
  private static boolean isSamePerson(Caller caller, Command command) {
    return caller.name().equals(command.who())
        || caller.name().equals(command.order().onBehalfOf());
  }

  private void cancel(Context context) {
    Command command = command(context);
    Caller caller = Caller.of(context);
    caller.require(Role.OPERATOR, command.tag().site());
    answer(context, commands.cancel(command.id(), caller.name()));
  }

  private void answer(Context context, @Nullable String trouble) {
    if (trouble != null) {
      throw Problem.conflict(trouble);
    }
    context.json(CommandView.of(command(context)));
  }

  private void list(Context context) {
    Predicate<String> sight = Caller.of(context).sight();
    context.json(
        commands.latest().stream()
            .filter(command -> sight.test(command.tag().toString()))
            .map(CommandView::of)
            .toList());
  }

  private void find(Context context) {
    context.json(CommandView.of(command(context)));
  }

  private Command command(Context context) {
    Command command = commands.find(context.pathParam("id"));
    if (command == null || !Caller.of(context).sees(command.tag().toString())) {
      throw Problem.notFound("no command of this id, or it was too long ago");
    }
    return command;
  }

  private void log(Context context) throws IOException {
    int limit = Params.number(context, "limit", 1, MOST, DEFAULT);
    context.json(
        log.ended(
            new CommandLog.Question(
                limit,
                AuditApi.before(context),
                context.queryParam("who"),
                context.queryParam("state"),
                Params.match(context)),
            Caller.of(context).sight()));
  }
}
