package org.plantroom.host;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.plantroom.host.Need.AtAllSites;
import org.plantroom.host.Need.AtSomeSite;
import org.plantroom.host.Need.Nothing;
import org.plantroom.host.Need.SignedIn;
import org.plantroom.security.Role;

/**
 * Who may call what. A route that is not in it keeps the host from starting, and so does a row
 * without a route.
 *
 * @param rows the need of each call, named by method and path as declared, e.g. {@code GET
 *     /api/tags}
 */
record AccessTable(Map<String, Need> rows) {
  /** The WebSocket, as it stands in the table. */
  static final String LIVE = "GET /api/live";

  /** The host's own table: the one place where a new call declares its right. */
  static final AccessTable OF_HOST =
      new AccessTable(
          Map.ofEntries(
              row("GET /health", new Nothing()),
              row("GET /openapi.json", new Nothing()),
              row("GET /api/session", new Nothing()),
              row("POST /api/session", new Nothing()),
              row("GET /api/session/openid", new Nothing()),
              row("GET /api/session/openid/answer", new Nothing()),
              row("GET /api/session/openid/end", new Nothing()),
              row("POST /api/session/link", new Nothing()),
              row("DELETE /api/session", new SignedIn()),
              row("GET /api/me", new SignedIn()),
              row("PUT /api/me/password", new SignedIn()),
              row(LIVE, new AtSomeSite(Role.VIEWER)),
              row("GET /api/tags", new AtSomeSite(Role.VIEWER)),
              row("GET /api/sites", new AtSomeSite(Role.VIEWER)),
              row("GET /api/tag-search", new AtSomeSite(Role.VIEWER)),
              row("GET /api/fleet", new AtSomeSite(Role.VIEWER)),
              row("GET /api/fleet/map", new AtSomeSite(Role.VIEWER)),
              row("GET /api/devices/{site}/{edge}/{device}", new AtSomeSite(Role.VIEWER)),
              row("GET /api/displays", new AtSomeSite(Role.VIEWER)),
              row("GET /api/displays/{id}", new AtSomeSite(Role.VIEWER)),
              row("GET /api/past/tags", new AtSomeSite(Role.VIEWER)),
              row("GET /api/past/alarms", new AtSomeSite(Role.VIEWER)),
              row("GET /api/past/commands", new AtSomeSite(Role.VIEWER)),
              row("GET /api/history", new AtSomeSite(Role.VIEWER)),
              row("GET /api/gaps", new AtSomeSite(Role.VIEWER)),
              row("GET /api/annotations", new AtSomeSite(Role.VIEWER)),
              row("POST /api/annotations", new AtSomeSite(Role.OPERATOR)),
              row("PUT /api/annotations/{id}", new AtSomeSite(Role.OPERATOR)),
              row("DELETE /api/annotations/{id}", new AtSomeSite(Role.OPERATOR)),
              row("GET /api/trend-sets", new AtSomeSite(Role.VIEWER)),
              row("GET /api/trend-sets/{id}", new AtSomeSite(Role.VIEWER)),
              row("POST /api/trend-sets", new AtSomeSite(Role.VIEWER)),
              row("PUT /api/trend-sets/{id}", new AtSomeSite(Role.VIEWER)),
              row("DELETE /api/trend-sets/{id}", new AtSomeSite(Role.VIEWER)),
              row("GET /api/use", new AtSomeSite(Role.VIEWER)),
              row("GET /api/links", new AtSomeSite(Role.VIEWER)),
              row("GET /api/alarms", new AtSomeSite(Role.VIEWER)),
              row("GET /api/alarms/journal", new AtSomeSite(Role.VIEWER)),
              row("GET /api/alarms/figures", new AtSomeSite(Role.VIEWER)),
              row("GET /api/notifications", new AtAllSites(Role.VIEWER)),
              row("POST /api/notifications/test", new AtAllSites(Role.OPERATOR)),
              row("POST /api/alarms/{id}/{action}", new AtSomeSite(Role.OPERATOR)),
              row("GET /api/commands", new AtSomeSite(Role.VIEWER)),
              row("GET /api/commands/{id}", new AtSomeSite(Role.VIEWER)),
              row("POST /api/commands", new AtSomeSite(Role.OPERATOR)),
              row("POST /api/commands/{id}/approve", new AtSomeSite(Role.OPERATOR)),
              row("POST /api/commands/{id}/cancel", new AtSomeSite(Role.OPERATOR)),
              row("GET /api/command-log", new AtSomeSite(Role.VIEWER)),
              row("GET /api/writes/{site}/{edge}/{device}/{tag}", new AtSomeSite(Role.VIEWER)),
              row("GET /api/schedules/{site}/{edge}/{device}", new AtSomeSite(Role.VIEWER)),
              row("GET /api/read-only", new AtSomeSite(Role.VIEWER)),
              row("PUT /api/read-only", new AtSomeSite(Role.ENGINEER)),
              row("GET /api/project", new AtSomeSite(Role.VIEWER)),
              row("GET /api/project/changes", new AtAllSites(Role.ENGINEER)),
              row("POST /api/project/reload", new AtAllSites(Role.ENGINEER)),
              row("GET /api/project/files", new AtAllSites(Role.VIEWER)),
              row("GET /api/project/file", new AtAllSites(Role.VIEWER)),
              row("POST /api/project/check", new AtAllSites(Role.ENGINEER)),
              row("POST /api/project/preview", new AtAllSites(Role.ENGINEER)),
              row("GET /api/project/library", new AtAllSites(Role.VIEWER)),
              row("GET /api/project/library/{type}", new AtAllSites(Role.VIEWER)),
              row("POST /api/project/apply", new AtAllSites(Role.ENGINEER)),
              row("GET /api/project/versions", new AtAllSites(Role.VIEWER)),
              row("GET /api/project/versions/{number}", new AtAllSites(Role.ENGINEER)),
              row("POST /api/project/versions/{number}/restore", new AtAllSites(Role.ENGINEER)),
              row("GET /api/studies", new AtAllSites(Role.VIEWER)),
              row("GET /api/studies/{id}", new AtAllSites(Role.VIEWER)),
              row("PUT /api/studies/{id}", new AtAllSites(Role.ENGINEER)),
              row("DELETE /api/studies/{id}", new AtAllSites(Role.ENGINEER)),
              row("POST /api/studies/{id}/check", new AtAllSites(Role.ENGINEER)),
              row("GET /api/study-examples", new AtAllSites(Role.VIEWER)),
              row("GET /api/study-schema", new AtAllSites(Role.VIEWER)),
              row("GET /api/study-plants", new AtAllSites(Role.VIEWER)),
              row("GET /api/study-runs", new AtAllSites(Role.VIEWER)),
              row("POST /api/study-runs", new AtAllSites(Role.ENGINEER)),
              row("GET /api/study-runs/{id}", new AtAllSites(Role.VIEWER)),
              row("DELETE /api/study-runs/{id}", new AtAllSites(Role.ENGINEER)),
              row("POST /api/study-runs/{id}/cancel", new AtAllSites(Role.ENGINEER)),
              row("GET /api/study-runs/{id}/files/{name}", new AtAllSites(Role.VIEWER)),
              row("POST /api/study-data", new AtAllSites(Role.ENGINEER)),
              row("GET /metrics", new AtAllSites(Role.VIEWER)),
              row("POST /api/backup", new AtAllSites(Role.ADMINISTRATOR)),
              row("GET /api/users", new AtAllSites(Role.ADMINISTRATOR)),
              row("POST /api/users", new AtAllSites(Role.ADMINISTRATOR)),
              row("PUT /api/users/{name}", new AtAllSites(Role.ADMINISTRATOR)),
              row("DELETE /api/users/{name}", new AtAllSites(Role.ADMINISTRATOR)),
              row("POST /api/users/{name}/password", new AtAllSites(Role.ADMINISTRATOR)),
              row("GET /api/tokens", new AtAllSites(Role.ADMINISTRATOR)),
              row("POST /api/tokens", new AtAllSites(Role.ADMINISTRATOR)),
              row("DELETE /api/tokens/{id}", new AtAllSites(Role.ADMINISTRATOR)),
              row("GET /api/audit", new AtAllSites(Role.ADMINISTRATOR)),
              row("GET /api/audit/check", new AtAllSites(Role.ADMINISTRATOR))));

  AccessTable {
    rows = Collections.unmodifiableMap(new TreeMap<>(rows));
  }

  private static Map.Entry<String, Need> row(String call, Need need) {
    return Map.entry(call, need);
  }

  /**
   * The need of a call.
   *
   * @throws IllegalStateException when it is not in the table
   */
  Need of(String call) {
    Need need = rows.get(call);
    if (need == null) {
      throw new IllegalStateException("this call declares no right [call=%s]".formatted(call));
    }
    return need;
  }

  /**
   * Compares the table with the routes that are served.
   *
   * @throws IllegalStateException naming calls without a right, or rights without a call
   */
  void check(Set<String> served) {
    Set<String> bare = new TreeSet<>(served);
    bare.add(LIVE);
    Set<String> idle = new TreeSet<>(rows.keySet());
    idle.removeAll(bare);
    bare.removeAll(rows.keySet());
    if (!bare.isEmpty() || !idle.isEmpty()) {
      throw new IllegalStateException(
          "the table of rights does not fit the calls [without a right=%s, not served=%s]"
              .formatted(bare, idle));
    }
  }
}
