package org.plantroom.physics;

import java.util.Comparator;
import java.util.List;

/**
 * Seasonal COP of a heat pump by the bin method of EN 14825:2022, average climate, from its rating
 * points.
 *
 * <p>The load is proportional to 16 °C less outdoor temperature and equals the design load at −10
 * °C. Capacity and COP are linear between points; colder than the coldest point they stay, warmer
 * than the warmest they go on. Where the capacity at a point exceeds the load by more than 10 %,
 * the machine cycles and its COP is multiplied by CR / (0.9 · CR + 0.1) with CR = load / capacity.
 * Below the bivalence temperature an electric heater gives what is missing; below the operation
 * limit it gives all.
 *
 * <p>Range: air/water and, with constant points, brine/water machines; heating only, average
 * climate.
 */
public final class SeasonalPerformance {
  /** Hours a year in each bin from −10 to 15 °C (EN 14825, annex, average climate); 4910 in sum. */
  private static final int[] HOURS = {
    1, 25, 23, 24, 27, 68, 91, 89, 165, 173, 240, 280, 320, 357, 356, 303, 330, 326, 348, 335, 315,
    215, 169, 151, 105, 74
  };

  private static final int COLDEST = -10;
  private static final double HEATING_LIMIT = 16;
  private static final double EQUIVALENT_HOURS = 2066;
  private static final double THERMOSTAT_OFF_HOURS = 178;
  private static final double CRANKCASE_HOURS = 178;
  private static final double DEGRADATION = 0.9;
  private static final double CYCLES_FROM = 1.1;

  /**
   * A state of part load, as the standard has it tested.
   *
   * @param outdoor temperature, °C
   * @param capacity heat, W, more than 0
   * @param cop as tested, more than 0
   */
  public record Point(double outdoor, double capacity, double cop) {
    /** A state as described. */
    public Point {
      Ranges.within(-25, 20, "outdoor temperature of a part-load point", outdoor);
      Ranges.above(0, "capacity of a part-load point", capacity);
      Ranges.above(0, "COP of a part-load point", cop);
    }
  }

  /**
   * What a data sheet tells.
   *
   * @param designLoad at −10 °C, W, more than 0
   * @param bivalence lowest outdoor temperature the machine carries the load alone, °C
   * @param operationLimit lowest outdoor temperature it runs at, °C
   * @param points two or more, at different temperatures
   * @param thermostatOffPower W, 0 or more
   * @param crankcasePower W, 0 or more
   */
  public record Sheet(
      double designLoad,
      double bivalence,
      double operationLimit,
      List<Point> points,
      double thermostatOffPower,
      double crankcasePower) {
    /** A sheet as described; points sorted. */
    public Sheet {
      Ranges.above(0, "designLoad", designLoad);
      Ranges.atLeast(0, "thermostatOffPower", thermostatOffPower);
      Ranges.atLeast(0, "crankcasePower", crankcasePower);
      points = points.stream().sorted(Comparator.comparingDouble(Point::outdoor)).toList();
      long different = points.stream().mapToDouble(Point::outdoor).distinct().count();
      if (different < 2 || different < points.size()) {
        throw new IllegalArgumentException(
            "a seasonal COP needs two or more points at different outdoor temperatures");
      }
    }
  }

  private final Sheet sheet;
  private final List<Point> cycling;

  /** The performance of a machine of this sheet. */
  public SeasonalPerformance(Sheet sheet) {
    this.sheet = sheet;
    cycling = sheet.points.stream().map(this::withCycling).toList();
  }

  private Point withCycling(Point point) {
    double share = load(point.outdoor) / point.capacity;
    if (share * CYCLES_FROM >= 1 || point.outdoor <= sheet.bivalence) {
      return point;
    }
    double factor = share / (DEGRADATION * share + 1 - DEGRADATION);
    return new Point(point.outdoor, point.capacity, point.cop * factor);
  }

  /** Seasonal COP with all electricity: SCOP. */
  public double scop() {
    double heat = sheet.designLoad * EQUIVALENT_HOURS;
    double idle =
        THERMOSTAT_OFF_HOURS * sheet.thermostatOffPower + CRANKCASE_HOURS * sheet.crankcasePower;
    return heat / (heat / active() + idle);
  }

  /** Seasonal COP while heating, with the electric heater: SCOPon. */
  public double active() {
    double heat = 0;
    double electricity = 0;
    for (int i = 0; i < HOURS.length; i++) {
      double outdoor = COLDEST + i;
      double load = load(outdoor);
      double heater = heater(outdoor, load);
      heat += HOURS[i] * load;
      electricity += HOURS[i] * ((load - heater) / at(outdoor).cop + heater);
    }
    return heat / electricity;
  }

  private double heater(double outdoor, double load) {
    if (outdoor < sheet.operationLimit) {
      return load;
    }
    return outdoor < sheet.bivalence ? Math.max(0, load - at(outdoor).capacity) : 0;
  }

  private double load(double outdoor) {
    return sheet.designLoad * (HEATING_LIMIT - outdoor) / (HEATING_LIMIT - COLDEST);
  }

  /** Capacity and COP, cycling counted, at an outdoor temperature. */
  private Point at(double outdoor) {
    if (outdoor <= cycling.getFirst().outdoor) {
      return cycling.getFirst();
    }
    int i = 1;
    while (i < cycling.size() - 1 && cycling.get(i).outdoor < outdoor) {
      i++;
    }
    Point low = cycling.get(i - 1);
    Point high = cycling.get(i);
    double x = (outdoor - low.outdoor) / (high.outdoor - low.outdoor);
    return new Point(
        outdoor,
        low.capacity + x * (high.capacity - low.capacity),
        low.cop + x * (high.cop - low.cop));
  }
}
