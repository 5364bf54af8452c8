package org.plantroom.host;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.Site;
import org.plantroom.core.Time;
import org.plantroom.security.AuditTrail;
import org.plantroom.security.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /api/read-only}: whether anything may be written, at the host and at each site. */
final class ReadOnlyApi {
  private static final Logger LOG = LoggerFactory.getLogger(ReadOnlyApi.class);

  private static final int MAX_REASON = 500;

  private final RunningProject running;
  private final ReadOnlyMode mode;
  private final ReadOnlyMode.Wire wire;
  private final AuditTrail audit;
  private final Time time;

  ReadOnlyApi(
      RunningProject running,
      ReadOnlyMode mode,
      ReadOnlyMode.Wire wire,
      AuditTrail audit,
      Time time) {
    this.running = running;
    this.mode = mode;
    this.wire = wire;
    this.audit = audit;
    this.time = time;
  }

  void routes(RoutesConfig routes) {
    routes.get("/api/read-only", this::show);
    routes.put("/api/read-only", this::set);
  }

  private record SwitchView(String who, String since, String reason) {
    static @Nullable SwitchView of(ReadOnlyMode.@Nullable Switched switched) {
      return switched == null
          ? null
          : new SwitchView(switched.who(), Json.time(switched.since()), switched.reason());
    }
  }

  /**
   * An edge of a site.
   *
   * @param byProject true when the project has it as read only
   * @param told what the edge says itself; null when it has said nothing
   */
  private record EdgeView(String edge, boolean byProject, @Nullable Boolean told) {}

  private record SiteView(String site, @Nullable SwitchView switched, List<EdgeView> edges) {}

  private record ReadOnlyView(@Nullable SwitchView host, List<SiteView> sites) {}

  private void show(Context context) {
    Predicate<String> sight = Caller.of(context).sight();
    Map<String, ReadOnlyMode.Switched> switches = mode.switches();
    List<SiteView> sites = new ArrayList<>();
    for (Site site : running.project().sites().values()) {
      ReadOnlyMode.Switched switched = switches.get(site.id());
      boolean isNamed = switched != null || site.edges().values().stream().anyMatch(this::isNamed);
      if (isNamed && sight.test(site.id())) {
        sites.add(view(site, switched));
      }
    }
    context.json(new ReadOnlyView(SwitchView.of(switches.get(ReadOnlyMode.ALL)), sites));
  }

  private boolean isNamed(EdgeNode edge) {
    return edge.readOnly() || Boolean.TRUE.equals(mode.told(edge.id()));
  }

  private SiteView view(Site site, ReadOnlyMode.@Nullable Switched switched) {
    return new SiteView(
        site.id(),
        SwitchView.of(switched),
        site.edges().values().stream()
            .map(e -> new EdgeView(e.id().edge(), e.readOnly(), mode.told(e.id())))
            .toList());
  }

  private void set(Context context) {
    Body body =
        Body.of(context, "{\"site\":\"north\",\"readOnly\":true,\"reason\":\"maintenance\"}");
    String site = body.optionalText("site", 200);
    Caller caller = Caller.of(context);
    boolean isReadOnly = body.flag("readOnly");
    String reason = body.optionalText("reason", MAX_REASON);
    if (site.isEmpty()) {
      if (!caller.grants().allowEverywhere(Role.ENGINEER)) {
        throw Problem.forbidden("this needs the role engineer at all sites");
      }
    } else {
      caller.require(Role.ENGINEER, site);
      if (!running.project().sites().containsKey(site)) {
        throw Problem.notFound("no site of this id in the project [site=%s]".formatted(site));
      }
    }
    change(site, isReadOnly, reason, caller);
    show(context);
  }

  private void change(String site, boolean isReadOnly, String reason, Caller caller) {
    Map<String, @Nullable Object> details = new LinkedHashMap<>();
    details.put("site", site.isEmpty() ? null : site);
    details.put("readOnly", isReadOnly);
    details.put("reason", reason);
    if (!audit.note("read-only", caller.name(), caller.address(), details)) {
      throw Problem.unavailable("the audit cannot be written, so nothing was switched");
    }
    try {
      mode.set(
          site.isEmpty() ? ReadOnlyMode.ALL : site,
          isReadOnly ? new ReadOnlyMode.Switched(caller.name(), time.millis(), reason) : null,
          wire);
    } catch (IOException e) {
      LOG.error("Read-only mode cannot be kept, so nothing was switched", e);
      throw Problem.unavailable("the host's disk cannot keep this, so nothing was switched");
    }
  }
}
