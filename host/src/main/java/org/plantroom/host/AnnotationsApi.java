package org.plantroom.host;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.plantroom.core.Time;
import org.plantroom.security.AuditTrail;
import org.plantroom.security.Role;

/**
 * {@code /api/annotations}: words beside tags and sites in time. Operators of the site write them;
 * their author changes and deletes them, and so may an engineer of the site.
 */
final class AnnotationsApi {
  /** Some megabytes in the file, written anew with each change. */
  private static final int MOST = 10_000;

  private static final int MOST_ANSWERED = 1_000;
  private static final int LONGEST_TEXT = 500;
  private static final int MOST_LEVELS = 4;
  private static final String EXAMPLE =
      "{\"path\":\"mill-road\",\"from\":\"2026-11-22T08:00:00Z\",\"text\":\"filter changed\"}";

  private final Kept<Annotation> kept;
  private final AuditTrail audit;
  private final Time time;

  /**
   * Opens what is kept.
   *
   * @param folder where the host keeps what belongs to trends
   */
  AnnotationsApi(Path folder, AuditTrail audit, Time time) {
    this.kept =
        new Kept<>(
            folder.resolve("annotations.json"),
            Annotation[].class,
            Annotation[]::new,
            Annotation::id,
            MOST);
    this.audit = audit;
    this.time = time;
  }

  void routes(RoutesConfig routes) {
    routes.get("/api/annotations", this::list);
    routes.post("/api/annotations", this::add);
    routes.put("/api/annotations/{id}", this::change);
    routes.delete("/api/annotations/{id}", this::delete);
  }

  /**
   * An annotation as the API shows it.
   *
   * @param mayChange whether the caller may change and delete it
   */
  private record View(
      String id,
      String path,
      String from,
      String to,
      String text,
      String author,
      String made,
      String changedBy,
      boolean mayChange) {
    static View of(Annotation one, Caller caller) {
      return new View(
          one.id(),
          one.path(),
          Json.time(one.from()),
          Json.time(one.to()),
          one.text(),
          one.author(),
          Json.time(one.made()),
          one.changedBy(),
          isChangeable(one, caller));
    }
  }

  private void list(Context context) {
    Caller caller = Caller.of(context);
    List<String> tags = Params.tags(context).stream().map(Object::toString).toList();
    long from = Params.time(context, "from");
    long to = Params.time(context, "to");
    List<Annotation> found =
        kept.all(one -> one.touches(from, to) && tags.stream().anyMatch(one::isAbout));
    // Of too many the latest are told: they are the likelier to be looked for.
    context.json(
        found.stream()
            .sorted(Comparator.comparing(Annotation::from).reversed())
            .limit(MOST_ANSWERED)
            .map(one -> View.of(one, caller))
            .toList()
            .reversed());
  }

  private void add(Context context) {
    Body body = Body.of(context, EXAMPLE);
    Caller caller = Caller.of(context);
    String path = path(body);
    caller.require(Role.OPERATOR, path);
    Span span = Span.of(body);
    Annotation made =
        new Annotation(
            UUID.randomUUID().toString(),
            path,
            span.from(),
            span.to(),
            text(body),
            caller.name(),
            time.millis(),
            "",
            0);
    kept.put(made, _ -> true);
    note("annotation-added", caller, made);
    context.status(201).json(View.of(made, caller));
  }

  private void change(Context context) {
    Body body = Body.of(context, EXAMPLE);
    Caller caller = Caller.of(context);
    Annotation before = changeable(context, caller);
    Span span = Span.of(body);
    Annotation after =
        before.changed(span.from(), span.to(), text(body), caller.name(), time.millis());
    kept.put(after, _ -> true);
    note("annotation-changed", caller, after);
    context.json(View.of(after, caller));
  }

  private void delete(Context context) {
    Caller caller = Caller.of(context);
    Annotation gone = changeable(context, caller);
    kept.remove(gone.id());
    note("annotation-deleted", caller, gone);
    context.status(204);
  }

  private Annotation changeable(Context context, Caller caller) {
    Annotation found = kept.find(context.pathParam("id"));
    if (found == null || !caller.sees(found.path())) {
      throw Problem.notFound("there is no annotation of this id");
    }
    if (!isChangeable(found, caller)) {
      throw Problem.forbidden("this needs its author, or the role engineer at this site");
    }
    return found;
  }

  private static boolean isChangeable(Annotation one, Caller caller) {
    boolean isAuthor = one.author().equals(caller.name()) && caller.may(Role.OPERATOR, one.path());
    return isAuthor || caller.may(Role.ENGINEER, one.path());
  }

  private static String path(Body body) {
    String path = body.text("path");
    String[] levels = path.split("/", -1);
    for (String level : levels) {
      if (level.isBlank() || levels.length > MOST_LEVELS) {
        throw Problem.badRequest("path must be a site, site/edge, site/edge/device or a tag");
      }
    }
    return path;
  }

  private static String text(Body body) {
    String text = body.text("text", LONGEST_TEXT).strip();
    if (text.isEmpty()) {
      throw Problem.badRequest("text must say something");
    }
    return text;
  }

  private record Span(long from, long to) {
    static Span of(Body body) {
      long from = body.time("from");
      long to = body.has("to") ? body.time("to") : from;
      if (to < from) {
        throw Problem.badRequest("to must not be earlier than from");
      }
      return new Span(from, to);
    }
  }

  private void note(String what, Caller caller, Annotation one) {
    audit.note(
        what,
        caller.name(),
        caller.address(),
        Map.of(
            "path",
            one.path(),
            "from",
            Json.time(one.from()),
            "to",
            Json.time(one.to()),
            "text",
            one.text()));
  }
}
