package org.plantroom.building;

import org.plantroom.physics.Ranges;

/**
 * One mass behind one surface: the 5R1C network. Implicit Euler.
 *
 * <pre>
 *   air ---- H_is ---- surface ---- H_w ---- windows, outdoors
 *                         |
 *                        H_ms
 *                         |
 *                        mass ----- H_em --- walls, outdoors
 *                         |
 *                        C_m
 * </pre>
 *
 * <p>Equations: heat balances of surface and mass, {@code C_m·dT_m/dt = H_ms·(T_s − T_m) +
 * H_em·(T_e − T_m) + Φ_m}. Units: W/K, J/K, °C, W. Source: EN ISO 13790:2008, 12.2 and annex C:
 * H_em follows from the walls' conductance and H_ms; radiant heat meets the mass by its share of
 * the surface, a small part is lost through the windows. Assumptions: one temperature a room; the
 * mass reacts as one. Valid for daily swings, less for hours in heavy rooms.
 */
public final class OneMassFabric implements Fabric {
  private static final double MASS_FILM = 9.1;
  private static final double SURFACE_RATIO = 4.5;

  /**
   * The network's numbers.
   *
   * @param floorArea m², more than 0
   * @param wallConductance all that is opaque, air to air, W/K, 0 or more
   * @param windowConductance W/K, 0 or more
   * @param massArea that takes part in a day's storage, m² a m² of floor, 1 to 4.5; 2.5 for light
   *     and medium, 3 for heavy, 3.5 for very heavy rooms
   * @param capacity J/K a m² of floor; 110,000 for light, 165,000 for medium, 260,000 for heavy
   * @param surfaceFilm between surfaces and air, W/(m²·K), 1 to 10; 3.45 by the standard
   * @param start temperature, °C
   */
  public record Settings(
      double floorArea,
      double wallConductance,
      double windowConductance,
      double massArea,
      double capacity,
      double surfaceFilm,
      double start) {
    /** Numbers as described. */
    public Settings {
      Ranges.above(0, "floorArea", floorArea);
      Ranges.atLeast(0, "wallConductance", wallConductance);
      Ranges.atLeast(0, "windowConductance", windowConductance);
      Ranges.within(1, SURFACE_RATIO + 0.1, "massArea", massArea);
      Ranges.within(10_000, 2e6, "capacity", capacity);
      Ranges.within(1, 10, "surfaceFilm", surfaceFilm);
      Ranges.within(-40, 60, "start", start);
      if (wallConductance >= MASS_FILM * massArea * floorArea) {
        throw new IllegalArgumentException(
            "wallConductance must be less than that of the mass [" + wallConductance + "]");
      }
    }
  }

  private final double toAir;
  private final double toMass;
  private final double massToOutside;
  private final double windows;
  private final double capacity;
  private final double massShare;
  private final double surfaceShare;
  private double mass;
  private double nextMass;
  private double surface;
  private double massOffset;
  private double massSlope;
  private double surfaceOffset;
  private double surfaceSlope;
  private double wallTemperature;
  private double windowTemperature;
  private double lost;

  /** A fabric at one temperature. */
  public OneMassFabric(Settings settings) {
    double area = SURFACE_RATIO * settings.floorArea();
    toAir = settings.surfaceFilm() * area;
    toMass = MASS_FILM * settings.massArea() * settings.floorArea();
    double walls = settings.wallConductance();
    massToOutside = walls * toMass / (toMass - walls);
    windows = settings.windowConductance();
    capacity = settings.capacity() * settings.floorArea();
    double lostShare = Math.min(windows / (MASS_FILM * area), 1);
    massShare = Math.min(settings.massArea() / SURFACE_RATIO, 1 - lostShare);
    surfaceShare = 1 - massShare - lostShare;
    mass = settings.start();
    nextMass = mass;
    surface = mass;
  }

  @Override
  public void reduce(double seconds, Surroundings around, double sunShare, double radiant) {
    wallTemperature = around.wallTemperature();
    windowTemperature = around.windowTemperature();
    double heat = radiant;
    for (int i = 0; i < around.windows(); i++) {
      heat += sunShare * around.sun(i);
    }
    lost = heat * (1 - massShare - surfaceShare);
    double inertia = capacity / seconds;
    double massSum = inertia + massToOutside + toMass;
    massOffset = (inertia * mass + massToOutside * wallTemperature + massShare * heat) / massSum;
    massSlope = toMass / massSum;
    double surfaceSum = windows + toMass * (1 - massSlope) + toAir;
    surfaceOffset =
        (windows * windowTemperature + surfaceShare * heat + toMass * massOffset) / surfaceSum;
    surfaceSlope = toAir / surfaceSum;
  }

  @Override
  public double conductance() {
    return toAir * (1 - surfaceSlope);
  }

  @Override
  public double heat() {
    return toAir * surfaceOffset;
  }

  @Override
  public void settle(double air) {
    surface = surfaceOffset + surfaceSlope * air;
    nextMass = massOffset + massSlope * surface;
  }

  @Override
  public void commit() {
    mass = nextMass;
  }

  @Override
  public double surfaceTemperature() {
    return surface;
  }

  @Override
  public double storedEnergy() {
    return capacity * mass;
  }

  @Override
  public double fromOutside() {
    return massToOutside * (wallTemperature - nextMass)
        + windows * (windowTemperature - surface)
        - lost;
  }
}
