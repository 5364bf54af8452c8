package org.plantroom.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.plantroom.core.Time;
import org.plantroom.security.AuditTrail;
import org.plantroom.security.Role;

/**
 * {@code /api/trend-sets}: pens saved under a name, for oneself or for all. Whoever shares one is
 * an operator of all its sites; its owner changes and deletes it, and a shared one an engineer too.
 */
final class TrendSetsApi {
  private static final int MOST = 2_000;
  private static final int MOST_OF_ONE = 100;
  private static final int MOST_PENS = 20;
  private static final int LONGEST_NAME = 80;
  private static final String EXAMPLE =
      "{\"name\":\"Heating\",\"shared\":false,\"tags\":[\"s/e/d/t\"],\"view\":{}}";

  private final Kept<TrendSet> kept;
  private final AuditTrail audit;
  private final Time time;

  /**
   * Opens what is kept.
   *
   * @param folder where the host keeps what belongs to trends
   */
  TrendSetsApi(Path folder, AuditTrail audit, Time time) {
    this.kept =
        new Kept<>(
            folder.resolve("trend-sets.json"),
            TrendSet[].class,
            TrendSet[]::new,
            TrendSet::id,
            MOST);
    this.audit = audit;
    this.time = time;
  }

  void routes(RoutesConfig routes) {
    routes.get("/api/trend-sets", this::list);
    routes.get("/api/trend-sets/{id}", this::one);
    routes.post("/api/trend-sets", this::add);
    routes.put("/api/trend-sets/{id}", this::change);
    routes.delete("/api/trend-sets/{id}", this::delete);
  }

  private record View(
      String id,
      String name,
      String owner,
      boolean shared,
      List<String> tags,
      ObjectNode view,
      String changed,
      boolean mayChange) {
    /** Without the pens of sites the caller may not see. */
    static View of(TrendSet set, Caller caller) {
      return new View(
          set.id(),
          set.name(),
          set.owner(),
          set.shared(),
          set.tags().stream().filter(caller::sees).toList(),
          set.view(),
          Json.time(set.changed()),
          isChangeable(set, caller));
    }
  }

  private void list(Context context) {
    Caller caller = Caller.of(context);
    context.json(
        kept.all(set -> isSeen(set, caller)).stream()
            .sorted(Comparator.comparing(TrendSet::name, String.CASE_INSENSITIVE_ORDER))
            .map(set -> View.of(set, caller))
            .toList());
  }

  private void one(Context context) {
    Caller caller = Caller.of(context);
    context.json(View.of(seen(context, caller), caller));
  }

  private void add(Context context) {
    Caller caller = Caller.of(context);
    TrendSet made = read(context, caller, UUID.randomUUID().toString(), caller.name());
    kept.put(made, all -> ofOwner(all, caller.name()) < MOST_OF_ONE);
    note("trend-set-saved", caller, made);
    context.status(201).json(View.of(made, caller));
  }

  private void change(Context context) {
    Caller caller = Caller.of(context);
    TrendSet before = changeable(context, caller);
    TrendSet after = read(context, caller, before.id(), before.owner());
    kept.put(after, _ -> true);
    note("trend-set-saved", caller, after);
    context.json(View.of(after, caller));
  }

  private void delete(Context context) {
    Caller caller = Caller.of(context);
    TrendSet gone = changeable(context, caller);
    kept.remove(gone.id());
    note("trend-set-deleted", caller, gone);
    context.status(204);
  }

  private static long ofOwner(List<TrendSet> all, String owner) {
    return all.stream().filter(set -> set.owner().equals(owner)).count();
  }

  private TrendSet read(Context context, Caller caller, String id, String owner) {
    Body body = Body.of(context, EXAMPLE);
    String name = body.text("name", LONGEST_NAME).strip();
    if (name.isEmpty()) {
      throw Problem.badRequest("name must say something");
    }
    boolean shared = body.flag("shared");
    JsonNode view = body.field("view");
    if (!(view instanceof ObjectNode fields) || !TrendSet.isView(view)) {
      throw Problem.badRequest("view must be an object of at most 10 short words and numbers");
    }
    List<String> tags = tags(body.field("tags"));
    for (String tag : tags) {
      caller.require(shared ? Role.OPERATOR : Role.VIEWER, tag);
    }
    return new TrendSet(id, name, owner, shared, tags, fields, time.millis());
  }

  private static List<String> tags(JsonNode list) {
    if (!list.isArray() || list.isEmpty() || list.size() > MOST_PENS) {
      throw Problem.badRequest("tags must be a list of 1 to %d tags".formatted(MOST_PENS));
    }
    List<String> tags = new ArrayList<>();
    list.forEach(tag -> tags.add(Params.tag(tag.asText()).toString()));
    return tags.stream().distinct().toList();
  }

  private TrendSet changeable(Context context, Caller caller) {
    TrendSet set = seen(context, caller);
    if (!isChangeable(set, caller)) {
      throw Problem.forbidden("this needs its owner, or the role engineer at all its sites");
    }
    return set;
  }

  private TrendSet seen(Context context, Caller caller) {
    TrendSet set = kept.find(context.pathParam("id"));
    if (set == null || !isSeen(set, caller)) {
      throw Problem.notFound("there is no set of pens of this id, or it is another's own");
    }
    return set;
  }

  private static boolean isSeen(TrendSet set, Caller caller) {
    return set.owner().equals(caller.name())
        || (set.shared() && set.tags().stream().anyMatch(caller::sees));
  }

  private static boolean isChangeable(TrendSet set, Caller caller) {
    return set.owner().equals(caller.name())
        || (set.shared() && set.tags().stream().allMatch(tag -> caller.may(Role.ENGINEER, tag)));
  }

  private void note(String what, Caller caller, TrendSet set) {
    audit.note(
        what,
        caller.name(),
        caller.address(),
        Map.of("name", set.name(), "shared", set.shared(), "tags", set.tags()));
  }
}
