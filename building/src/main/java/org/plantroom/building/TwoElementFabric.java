package org.plantroom.building;

import java.util.List;
import org.plantroom.physics.Ranges;

/**
 * Two masses: walls that see the outdoors, and walls and floors inside. Implicit Euler.
 *
 * <pre>
 *   outdoors -- R_rest -- C_ext -- R_ext -- surface ---- film ---- air
 *                                              |                    |
 *                                          radiation              film
 *                                              |                    |
 *                          C_int -- R_int -- surface ---------------+
 * </pre>
 *
 * <p>Equations: heat balances of both surfaces and both masses, {@code C·dT/dt = (T_s − T)/R + (T_e
 * − T)/R_rest}, the last for the outer mass alone. Units: K/W, J/K, °C, W. Range: −40 to 60 °C,
 * steps to an hour. Source: VDI 6007-1:2015, two-element model. Sunlight through a window meets all
 * surfaces but the wall it is in. Windows conduct between air and outdoors. Assumption: radiation
 * between the surfaces is linear.
 */
public final class TwoElementFabric implements Fabric {
  /**
   * The network's numbers.
   *
   * @param exteriorAreas inner area of the exterior walls, m², by window: the wall a window is in
   * @param interiorArea of walls inside, m², more than 0
   * @param exteriorResistance from the inner surface to the mass, K/W, more than 0
   * @param remainingResistance from the mass to the outdoors, outer film included, K/W, more than 0
   * @param exteriorCapacity J/K, more than 0
   * @param interiorResistance K/W, more than 0
   * @param interiorCapacity J/K, more than 0
   * @param exteriorFilm convection at exterior walls, W/(m²·K), 0.5 to 10
   * @param interiorFilm convection at interior walls, W/(m²·K), 0.5 to 10
   * @param radiation between surfaces, W/(m²·K), 0 to 10; 5 by the guideline
   * @param windowConductance W/K, 0 or more
   * @param start temperature, °C
   */
  public record Settings(
      List<Double> exteriorAreas,
      double interiorArea,
      double exteriorResistance,
      double remainingResistance,
      double exteriorCapacity,
      double interiorResistance,
      double interiorCapacity,
      double exteriorFilm,
      double interiorFilm,
      double radiation,
      double windowConductance,
      double start) {
    /** Numbers as described. */
    public Settings {
      exteriorAreas = List.copyOf(exteriorAreas);
      exteriorAreas.forEach(area -> Ranges.above(0, "exteriorAreas", area));
      Ranges.above(0, "interiorArea", interiorArea);
      Ranges.above(0, "exteriorResistance", exteriorResistance);
      Ranges.above(0, "remainingResistance", remainingResistance);
      Ranges.above(0, "exteriorCapacity", exteriorCapacity);
      Ranges.above(0, "interiorResistance", interiorResistance);
      Ranges.above(0, "interiorCapacity", interiorCapacity);
      Ranges.within(0.5, 10, "exteriorFilm", exteriorFilm);
      Ranges.within(0.5, 10, "interiorFilm", interiorFilm);
      Ranges.within(0, 10, "radiation", radiation);
      Ranges.atLeast(0, "windowConductance", windowConductance);
      Ranges.within(-40, 60, "start", start);
    }

    double exteriorArea() {
      return exteriorAreas.stream().mapToDouble(Double::doubleValue).sum();
    }
  }

  private final WallMass exterior;
  private final WallMass interior;
  private final double between;
  private final double windows;
  private final double exteriorShare;
  private final double[] sunToExterior;
  private double exteriorOffset;
  private double exteriorSlope;
  private double interiorOffset;
  private double interiorSlope;
  private double wallTemperature;
  private double windowTemperature;
  private double airTemperature;

  /** A fabric at one temperature. */
  public TwoElementFabric(Settings settings) {
    double area = settings.exteriorArea();
    double all = area + settings.interiorArea();
    exterior =
        new WallMass(
            area * settings.exteriorFilm(),
            1 / settings.exteriorResistance(),
            1 / settings.remainingResistance(),
            settings.exteriorCapacity(),
            settings.start());
    interior =
        new WallMass(
            settings.interiorArea() * settings.interiorFilm(),
            1 / settings.interiorResistance(),
            0,
            settings.interiorCapacity(),
            settings.start());
    between = settings.radiation() * Math.min(area, settings.interiorArea());
    windows = settings.windowConductance();
    exteriorShare = area / all;
    sunToExterior =
        settings.exteriorAreas().stream().mapToDouble(a -> (area - a) / (all - a)).toArray();
    airTemperature = settings.start();
  }

  @Override
  public void reduce(double seconds, Surroundings around, double sunShare, double radiant) {
    wallTemperature = around.wallTemperature();
    windowTemperature = around.windowTemperature();
    double toExterior = exteriorShare * radiant;
    double toInterior = radiant - toExterior;
    for (int i = 0; i < around.windows(); i++) {
      double sun = sunShare * around.sun(i);
      toExterior += sunToExterior[i] * sun;
      toInterior += (1 - sunToExterior[i]) * sun;
    }
    exterior.reduce(seconds, wallTemperature, toExterior);
    interior.reduce(seconds, 0, toInterior);
    solveSurfaces();
  }

  /** Both surfaces as lines in the air's temperature: two equations, by Cramer's rule. */
  private void solveSurfaces() {
    double e = exterior.sum() + between;
    double i = interior.sum() + between;
    double determinant = e * i - between * between;
    exteriorOffset = (i * exterior.source() + between * interior.source()) / determinant;
    interiorOffset = (e * interior.source() + between * exterior.source()) / determinant;
    exteriorSlope = (i * exterior.film() + between * interior.film()) / determinant;
    interiorSlope = (e * interior.film() + between * exterior.film()) / determinant;
  }

  @Override
  public double conductance() {
    return exterior.film() * (1 - exteriorSlope) + interior.film() * (1 - interiorSlope) + windows;
  }

  @Override
  public double heat() {
    return exterior.film() * exteriorOffset
        + interior.film() * interiorOffset
        + windows * windowTemperature;
  }

  @Override
  public void settle(double air) {
    airTemperature = air;
    exterior.settle(exteriorOffset + exteriorSlope * air);
    interior.settle(interiorOffset + interiorSlope * air);
  }

  @Override
  public void commit() {
    exterior.commit();
    interior.commit();
  }

  @Override
  public double surfaceTemperature() {
    return exteriorShare * exterior.surface() + (1 - exteriorShare) * interior.surface();
  }

  @Override
  public double storedEnergy() {
    return exterior.storedEnergy() + interior.storedEnergy();
  }

  @Override
  public double fromOutside() {
    return exterior.fromBehind(wallTemperature) + windows * (windowTemperature - airTemperature);
  }
}
