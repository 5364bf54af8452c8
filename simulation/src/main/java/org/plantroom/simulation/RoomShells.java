package org.plantroom.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plantroom.building.Facing;
import org.plantroom.building.Opaque;
import org.plantroom.building.Shell;
import org.plantroom.building.Weather;
import org.plantroom.building.Window;

/** What rooms show the weather, as plant files describe it: walls, windows and ground. */
final class RoomShells {
  /** Walls and roofs. */
  static final Parameter WALLS =
      Parameter.table(
          "walls",
          "walls and roofs: area, U, azimuth from north over east, tilt (a wall: 90°)",
          "m2",
          "W/(m2.K)",
          "deg",
          "deg");

  /** Windows. */
  static final Parameter WINDOWS =
      Parameter.table("windows", "area, U, g, azimuth, tilt", "m2", "W/(m2.K)", "1", "deg", "deg")
          .optional();

  /** To the ground. */
  static final Parameter GROUND =
      Parameter.amount("groundConductance", "W/K", "to the ground").or("0 W/K");

  /** Of walls and roofs. */
  static final Parameter ABSORPTANCE =
      Parameter.amount("absorptance", "1", 0, 1, "of walls and roofs").or("0.6");

  /** Inner film that U values contain, m²·K/W, EN ISO 6946. */
  private static final double INNER_FILM = 0.13;

  /** A wall that is all window still has an edge, m². */
  private static final double LEAST_AREA = 1e-3;

  private RoomShells() {}

  /** The shell of a room in the plant's weather. */
  static Shell of(Values values) {
    return new Shell(
        values.weather(Weather.class),
        walls(values),
        windows(values),
        values.amount("groundConductance"));
  }

  private static List<Opaque> walls(Values values) {
    double absorptance = values.amount("absorptance");
    return Arrays.stream(values.table("walls"))
        .map(row -> new Opaque(row[0], row[1], new Facing(row[2], row[3]), absorptance))
        .toList();
  }

  private static List<Window> windows(Values values) {
    return values.has("windows")
        ? Arrays.stream(values.table("windows"))
            .map(row -> new Window(row[0], row[1], row[2], new Facing(row[3], row[4])))
            .toList()
        : List.of();
  }

  /**
   * Inner areas of the walls, m²: of each window the wall it is in, then all walls without one.
   * Windows that face alike share what faces so.
   */
  static List<Double> areasByWindow(Values values) {
    Map<Facing, Double> rest = new HashMap<>();
    walls(values).forEach(wall -> rest.merge(wall.facing(), wall.area(), Double::sum));
    Map<Facing, Long> counts = new HashMap<>();
    List<Facing> facings = windows(values).stream().map(Window::facing).toList();
    facings.forEach(facing -> counts.merge(facing, 1L, Long::sum));
    List<Double> areas = new ArrayList<>();
    for (Facing facing : facings) {
      double share = rest.getOrDefault(facing, 0.0) / counts.getOrDefault(facing, 1L);
      areas.add(Math.max(LEAST_AREA, share));
    }
    rest.keySet().removeAll(facings);
    double others = rest.values().stream().mapToDouble(Double::doubleValue).sum();
    if (others > 0) {
      areas.add(others);
    }
    return areas;
  }

  /**
   * Resistance from the mass of the exterior walls to outdoors, K/W: what their U values leave when
   * the inner film and the part before the mass are taken away.
   *
   * @throws IllegalArgumentException when nothing is left
   */
  static double remainingResistance(Values values, Shell shell) {
    double area = areasByWindow(values).stream().mapToDouble(Double::doubleValue).sum();
    double before = values.amount("exteriorResistance") + INNER_FILM / area;
    double remaining = 1 / shell.wallConductance() - before;
    if (!(remaining > 0)) {
      throw new IllegalArgumentException(
          "exteriorResistance must leave some of the walls' resistance [%.4g of %.4g K/W]"
              .formatted(before, 1 / shell.wallConductance()));
    }
    return remaining;
  }
}
