package org.plantroom.host;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.DeviceId;
import org.plantroom.core.Display;
import org.plantroom.core.DisplayPicture;
import org.plantroom.core.Displays;
import org.plantroom.core.Drawing;
import org.plantroom.core.Project;
import org.plantroom.core.SvgPicture;

/**
 * {@code GET /api/displays}: the pictures of machines and plants, as the project files draw them.
 */
final class DisplaysApi {
  private final RunningProject running;

  DisplaysApi(RunningProject running) {
    this.running = running;
  }

  void routes(RoutesConfig routes) {
    routes.get("/api/displays", this::list);
    routes.get("/api/displays/{id}", this::display);
  }

  /**
   * The display of a site as the list of sites names it.
   *
   * @param id of the display
   * @param machines path of the device by the name it has on the display
   */
  record SiteDisplayView(String id, SequencedMap<String, String> machines) {
    static @Nullable SiteDisplayView of(Displays displays, String site) {
      Displays.SitePicture picture = displays.ofSites().get(site);
      if (picture == null) {
        return null;
      }
      SequencedMap<String, String> machines = new LinkedHashMap<>();
      for (Map.Entry<String, DeviceId> machine : picture.machines().entrySet()) {
        machines.put(machine.getKey(), machine.getValue().toString());
      }
      return new SiteDisplayView(picture.display(), machines);
    }
  }

  private record SummaryView(
      String id, String name, List<String> types, Map<String, String> machines) {
    static SummaryView of(Display display) {
      return new SummaryView(display.id(), display.name(), display.types(), display.machines());
    }
  }

  private record DisplayView(
      String id,
      String name,
      List<String> types,
      Map<String, String> machines,
      @Nullable Drawing drawing,
      @Nullable String svg) {
    static DisplayView of(Display display) {
      DisplayPicture picture = display.picture();
      return new DisplayView(
          display.id(),
          display.name(),
          display.types(),
          display.machines(),
          picture instanceof Drawing drawing ? drawing : null,
          picture instanceof SvgPicture(String svg) ? svg : null);
    }
  }

  private void list(Context context) {
    Predicate<String> sight = Caller.of(context).sight();
    Project project = running.project();
    context.json(
        project.displays().all().values().stream()
            .filter(display -> isSeen(display, project, sight))
            .map(SummaryView::of)
            .toList());
  }

  private void display(Context context) {
    Project project = running.project();
    Display display = project.displays().all().get(context.pathParam("id"));
    if (display == null || !isSeen(display, project, Caller.of(context).sight())) {
      throw Problem.notFound("no display of this id that shows what you may see");
    }
    context.json(DisplayView.of(display));
  }

  /** A drawing tells of machines, so whoever sees none of them does not see it. */
  private static boolean isSeen(Display display, Project project, Predicate<String> sight) {
    if (display.isOfPlant()) {
      return project.displays().ofSites().entrySet().stream()
          .anyMatch(e -> e.getValue().display().equals(display.id()) && sight.test(e.getKey()));
    }
    return project.sites().values().stream()
        .filter(site -> sight.test(site.id()))
        .flatMap(site -> site.edges().values().stream())
        .flatMap(edge -> edge.devices().values().stream())
        .anyMatch(device -> display.types().contains(device.type().id()));
  }
}
