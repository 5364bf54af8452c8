package org.plantroom.host;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Device;
import org.plantroom.core.Displays;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.MachineType;
import org.plantroom.core.Project;
import org.plantroom.core.Site;
import org.plantroom.core.TagType;
import org.plantroom.core.WriteLimits;
import org.plantroom.core.WriteRule;
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

  private record TagTypeView(
      String tag,
      String path,
      String description,
      String group,
      boolean overview,
      String type,
      String unit,
      Map<String, String> states,
      @Nullable LimitsView write,
      boolean counter) {}

  private record LimitsView(
      @Nullable Double min,
      @Nullable Double max,
      @Nullable Long pulseMillis,
      boolean secondPerson,
      boolean reasonRequired) {
    static @Nullable LimitsView of(@Nullable WriteRule rule) {
      if (rule == null) {
        return null;
      }
      WriteLimits limits = rule.limits();
      Duration pulse = rule.pulse();
      return new LimitsView(
          finite(limits.min()),
          finite(limits.max()),
          pulse == null ? null : (Long) pulse.toMillis(),
          rule.secondPerson(),
          rule.reasonRequired());
    }

    private static @Nullable Double finite(double limit) {
      return Double.isInfinite(limit) ? null : (Double) limit;
    }
  }

  private void sites(Context context) {
    Predicate<String> sight = Caller.of(context).sight();
    Project project = running.project();
    context.json(
        project.sites().values().stream()
            .filter(site -> sight.test(site.id()))
            .map(site -> view(site, project.displays()))
            .toList());
  }

  private static SiteView view(Site site, Displays displays) {
    Site.Position position = site.position();
    return new SiteView(
        site.id(),
        site.name(),
        site.timeZone().getId(),
        position == null ? null : (Double) position.latitude(),
        position == null ? null : (Double) position.longitude(),
        DisplaysApi.SiteDisplayView.of(displays, site.id()),
        site.edges().values().stream().map(SitesApi::view).toList());
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
        type.tags().values().stream().map(t -> view(path, t)).toList());
  }

  private static TagTypeView view(String devicePath, TagType tag) {
    Map<String, String> states = new LinkedHashMap<>();
    tag.states().forEach((value, word) -> states.put(String.valueOf(value), word));
    return new TagTypeView(
        tag.name(),
        devicePath + "/" + tag.name(),
        tag.description(),
        tag.group(),
        tag.overview(),
        tag.valueType().label(),
        tag.unit(),
        states,
        LimitsView.of(tag.write()),
        tag.history().counter() != null);
  }
}
