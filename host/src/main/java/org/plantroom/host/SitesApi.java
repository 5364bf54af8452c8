package org.plantroom.host;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Device;
import org.plantroom.core.Displays;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.MachineType;
import org.plantroom.core.Project;
import org.plantroom.core.Site;
import org.plantroom.security.Role;

/** {@code GET /api/sites} and {@code /api/devices/…}: what the project files say. */
final class SitesApi {
  private final RunningProject running;

  SitesApi(RunningProject running) {
    this.running = running;
  }

  void routes(RoutesConfig routes) {
    routes.get("/api/sites", this::sites);
    routes.get("/api/devices/{site}/{edge}/{device}", this::device);
  }

  private record SiteView(
      String id,
      String name,
      String timeZone,
      @Nullable Double latitude,
      @Nullable Double longitude,
      DisplaysApi.@Nullable SiteDisplayView display,
      List<EdgeView> edges) {}

  private record EdgeView(String id, String path, String name, List<DeviceView> devices) {}

  private record DeviceView(
      String id,
      String path,
      String name,
      String type,
      String typeName,
      String manufacturer,
      String machineClass) {}

  private record MachineView(
      String path,
      String name,
      String type,
      String typeName,
      String manufacturer,
      String description,
      String machineClass,
      @Nullable String display,
      List<TagTypeView> tags) {}

  private void sites(Context context) {
    Predicate<String> sight = Caller.of(context).sight();
    Project project = running.project();
    boolean isWhole = context.queryParam("edges") == null || Params.flag(context, "edges");
    List<String> named = context.queryParams("site");
    Set<String> wanted = named.isEmpty() ? project.sites().keySet() : Set.copyOf(named);
    context.json(
        project.sites().values().stream()
            .filter(site -> sight.test(site.id()) && wanted.contains(site.id()))
            .map(site -> view(site, project.displays(), isWhole))
            .toList());
  }

  private static SiteView view(Site site, Displays displays, boolean isWhole) {
    Site.Position position = site.position();
    return new SiteView(
        site.id(),
        site.name(),
        site.timeZone().getId(),
        position == null ? null : (Double) position.latitude(),
        position == null ? null : (Double) position.longitude(),
        DisplaysApi.SiteDisplayView.of(displays, site.id()),
        isWhole ? site.edges().values().stream().map(SitesApi::view).toList() : List.of());
  }

  private static EdgeView view(EdgeNode edge) {
    return new EdgeView(
        edge.id().edge(),
        edge.id().toString(),
        edge.name(),
        edge.devices().values().stream().map(d -> view(edge, d)).toList());
  }

  private static DeviceView view(EdgeNode edge, Device device) {
    MachineType type = device.type();
    return new DeviceView(
        device.id(),
        edge.id().device(device.id()).toString(),
        device.name(),
        type.id(),
        type.name(),
        type.manufacturer(),
        type.machineClass().label());
  }

  private void device(Context context) {
    String siteId = context.pathParam("site");
    Caller.of(context).require(Role.VIEWER, siteId);
    String edgeId = context.pathParam("edge");
    String deviceId = context.pathParam("device");
    Project project = running.project();
    Site site = project.sites().get(siteId);
    EdgeNode edge = site == null ? null : site.edges().get(edgeId);
    Device device = edge == null ? null : edge.devices().get(deviceId);
    if (edge == null || device == null) {
      throw Problem.notFound(
          "no device of this path in the project, see /api/sites for those there are");
    }
    context.json(machine(edge, device, project.displays()));
  }

  private static MachineView machine(EdgeNode edge, Device device, Displays displays) {
    MachineType type = device.type();
    String path = edge.id().device(device.id()).toString();
    return new MachineView(
        path,
        device.name(),
        type.id(),
        type.name(),
        type.manufacturer(),
        type.description(),
        type.machineClass().label(),
        displays.ofTypes().get(type.id()),
        type.tags().values().stream().map(t -> TagTypeView.of(path, t)).toList());
  }
}
