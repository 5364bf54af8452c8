package org.plantroom.host;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Site;
import org.plantroom.core.Time;

/**
 * {@code GET /api/fleet}: how the sites stand, the worst first, as many of them as a page shows;
 * {@code GET /api/fleet/map}: where they lie.
 */
final class FleetApi {
  private static final int MAX_ROWS = 500;
  private static final int DEFAULT_ROWS = 100;
  private static final int MAX_NAMED = 500;
  private static final int LONGEST_SEARCH = 100;

  private final Fleet fleet;
  private final Time time;

  FleetApi(Fleet fleet, Time time) {
    this.fleet = fleet;
    this.time = time;
  }

  void routes(RoutesConfig routes) {
    routes.get("/api/fleet", this::list);
    routes.get("/api/fleet/map", this::map);
  }

  private record FleetView(String now, TotalView total, int found, List<RowView> sites) {}

  /**
   * Sums over all sites the caller may see.
   *
   * @param linksDown sites with a link that is not connected
   */
  private record TotalView(
      int sites,
      int linksDown,
      int machines,
      int connected,
      int good,
      int uncertain,
      int bad,
      AlarmTallies.Count alarms) {}

  private record RowView(
      int index,
      String id,
      String name,
      String timeZone,
      String condition,
      String link,
      int machines,
      int connected,
      int good,
      int uncertain,
      int bad,
      AlarmTallies.Count alarms,
      SitePower.Figures figures) {}

  private record PlaceView(
      String id, String name, double latitude, double longitude, String condition) {}

  private void list(Context context) {
    String search = search(context);
    int offset = Params.number(context, "offset", 0, Integer.MAX_VALUE, 0);
    int limit = Params.number(context, "limit", 1, MAX_ROWS, DEFAULT_ROWS);
    Set<String> named = named(context);
    String order = context.queryParam("order");
    if (order != null && !order.equals("worst") && !order.equals("name")) {
      throw Problem.badRequest("order must be worst or name");
    }
    List<FleetSite> seen = seen(context);
    List<FleetSite> found = seen.stream().filter(site -> site.words().contains(search)).toList();
    if ("name".equals(order)) {
      found = found.stream().sorted(FleetSite.BY_NAME).toList();
    }
    List<RowView> rows = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      boolean isInWindow = i >= offset && i - offset < limit;
      if (isInWindow || named.contains(found.get(i).site().id())) {
        rows.add(view(i, found.get(i)));
      }
    }
    context.json(new FleetView(Json.time(time.millis()), total(seen), found.size(), rows));
  }

  private void map(Context context) {
    String search = search(context);
    context.json(
        seen(context).stream()
            .filter(site -> site.words().contains(search))
            .map(FleetApi::place)
            .filter(place -> place != null)
            .toList());
  }

  private List<FleetSite> seen(Context context) {
    Predicate<String> sight = Caller.of(context).sight();
    return fleet.sites().stream().filter(site -> sight.test(site.site().id())).toList();
  }

  private static String search(Context context) {
    String search = context.queryParam("search");
    if (search != null && search.length() > LONGEST_SEARCH) {
      throw Problem.badRequest(
          "search must be a text of at most %d characters".formatted(LONGEST_SEARCH));
    }
    return search == null ? "" : search.strip().toLowerCase(Locale.ROOT);
  }

  /** Sites that are wanted wherever they stand. */
  private static Set<String> named(Context context) {
    List<String> named = context.queryParams("site");
    if (named.size() > MAX_NAMED) {
      throw Problem.badRequest("give at most %d sites".formatted(MAX_NAMED));
    }
    return new HashSet<>(named);
  }

  private static TotalView total(List<FleetSite> sites) {
    return new TotalView(
        sites.size(),
        sum(sites, site -> site.link().equals(LinkView.CONNECTED) ? 0 : 1),
        sum(sites, FleetSite::machines),
        sum(sites, FleetSite::connected),
        sum(sites, FleetSite::good),
        sum(sites, FleetSite::uncertain),
        sum(sites, FleetSite::bad),
        sites.stream()
            .map(FleetSite::alarms)
            .reduce(AlarmTallies.Count.NONE, AlarmTallies.Count::plus));
  }

  private static int sum(List<FleetSite> sites, ToIntFunction<FleetSite> of) {
    return sites.stream().mapToInt(of).sum();
  }

  private static RowView view(int index, FleetSite one) {
    return new RowView(
        index,
        one.site().id(),
        one.site().name(),
        one.site().timeZone().getId(),
        one.condition().label(),
        one.link(),
        one.machines(),
        one.connected(),
        one.good(),
        one.uncertain(),
        one.bad(),
        one.alarms(),
        one.figures());
  }

  private static @Nullable PlaceView place(FleetSite one) {
    Site.Position position = one.site().position();
    return position == null
        ? null
        : new PlaceView(
            one.site().id(),
            one.site().name(),
            position.latitude(),
            position.longitude(),
            one.condition().label());
  }
}
