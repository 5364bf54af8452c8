package org.plantroom.building;

import org.plantroom.physics.Component;
import org.plantroom.physics.HeatPort;
import org.plantroom.physics.Inlet;
import org.plantroom.physics.InputRange;
import org.plantroom.physics.MoistAir;
import org.plantroom.physics.Outlet;
import org.plantroom.physics.Ports;
import org.plantroom.physics.Psychrometrics;
import org.plantroom.physics.QuadraticLoss;
import org.plantroom.physics.Ranges;

/**
 * A room, or a building taken as one.
 *
 * <pre>
 *             sun, sky, wind, ground ({@link Surroundings})
 *                        |
 *              +--------------------+
 *   supply --->|  air  <-> fabric   |---> extract
 *              |   ^         ^      |
 *              +---|---------|------+
 *                 air     surfaces      (heat: radiators, floors, partitions)
 * </pre>
 *
 * <p>Equations: {@code d(m·h)/dt = Σ ṁ·(hin − h) + Q}, with Q from the {@link Fabric}, people,
 * appliances, sunlight, heat ports and conditioning; vapour and carbon dioxide alike; implicit
 * Euler ({@link RoomAir}). Leaks let outdoor air in and as much air out. Extract is as much as
 * supply. An ideal heater and cooler of limited power holds set points at each step's end, where
 * its power is not 0. Assumptions: air well mixed; vapour does not condense on surfaces; relative
 * humidity at sea level's pressure. Range: steps to an hour, −40 to 60 °C. Units: kg/s, °C, kg/kg,
 * ppm, W; air changes an hour. Source: EN ISO 13790:2008 and VDI 6007-1:2015 by its fabric, people
 * by {@link Gains}.
 */
public final class Room implements Component {
  private static final double START_HUMIDITY = 0.5;

  /** Pressure between supply and extract at an air change an hour, Pa. */
  private static final double OPENING_LOSS = 0.1;

  /**
   * What a room is besides its fabric.
   *
   * @param volume of air, m³, more than 0
   * @param airDensity kg of dry air a m³, 0.6 to 1.4; 1.2 at sea level
   * @param leakage air changes an hour with outdoors, 1/h, 0 to 20
   * @param furniture heat capacity that follows the air, J/K, 0 or more
   * @param convectiveGains share of people's and appliances' heat that warms air, 0 to 1
   * @param sunToAir share of the windows' sunlight that warms air, 0 to 1
   * @param heatingPower of the ideal heater, W, 0 or more
   * @param coolingPower of the ideal cooler, W, 0 or more
   * @param start temperature, °C
   */
  public record Settings(
      double volume,
      double airDensity,
      double leakage,
      double furniture,
      double convectiveGains,
      double sunToAir,
      double heatingPower,
      double coolingPower,
      double start) {
    /** A room as described. */
    public Settings {
      Ranges.above(0, "volume", volume);
      Ranges.within(0.6, 1.4, "airDensity", airDensity);
      Ranges.within(0, 20, "leakage", leakage);
      Ranges.atLeast(0, "furniture", furniture);
      Ranges.within(0, 1, "convectiveGains", convectiveGains);
      Ranges.within(0, 1, "sunToAir", sunToAir);
      Ranges.atLeast(0, "heatingPower", heatingPower);
      Ranges.atLeast(0, "coolingPower", coolingPower);
      Ranges.within(-40, 60, "start", start);
    }

    double airMass() {
      return volume * airDensity;
    }
  }

  private final Settings settings;
  private final Fabric fabric;
  private final Surroundings around;
  private final RoomAir air;
  private final Gains gains;
  private final Inlet supply;
  private final Outlet extract;
  private final QuadraticLoss loss;
  private final HeatPort airPort;
  private final HeatPort surfacePort;
  private double opening;
  private double heatingSetPoint = 20;
  private double coolingSetPoint = 26;
  private double leak;
  private double conditioning;
  private double outdoorEnthalpy;
  private double sunshine;

  /** A room at one temperature, half saturated. */
  public Room(Settings settings, Fabric fabric, Surroundings around) {
    this.settings = settings;
    this.fabric = fabric;
    this.around = around;
    double start = settings.start();
    double humidity = Psychrometrics.humidity(start, START_HUMIDITY, Psychrometrics.SEA_LEVEL);
    air = new RoomAir(settings.airMass(), settings.furniture(), start, humidity);
    gains = new Gains(settings.convectiveGains());
    supply = new Inlet(MoistAir.AIR, start);
    extract = new Outlet(MoistAir.AIR, start);
    extract.give(start, humidity, Outlet.OUTDOOR_CO2);
    loss = QuadraticLoss.at(settings.airMass() / 3600, OPENING_LOSS);
    airPort = new HeatPort(start);
    surfacePort = new HeatPort(start);
  }

  @Override
  public void describe(Ports ports) {
    ports.inlet("supply", supply);
    ports.outlet("extract", extract);
    ports.path(supply, extract, loss);
    ports.takesHeat("air", airPort);
    ports.takesHeat("surfaces", surfacePort);
    describeInputs(ports);
    describeQuantities(ports);
  }

  private void describeInputs(Ports ports) {
    ports.input("people", "1", new InputRange(0, 10_000, 0), gains::setPeople);
    ports.input("appliances", "W", new InputRange(0, 1e7, 0), gains::setAppliances);
    ports.input("opening", "1/h", new InputRange(0, 20, 0), value -> opening = value);
    ports.input(
        "heatingSetPoint", "Cel", new InputRange(-40, 60, 20), value -> heatingSetPoint = value);
    ports.input(
        "coolingSetPoint", "Cel", new InputRange(-40, 60, 26), value -> coolingSetPoint = value);
  }

  private void describeQuantities(Ports ports) {
    ports.quantity("temperature", "Cel", this::temperature);
    ports.quantity("surfaceTemperature", "Cel", fabric::surfaceTemperature);
    ports.quantity("operativeTemperature", "Cel", this::operativeTemperature);
    ports.quantity("humidity", "kg/kg", air::humidity);
    ports.quantity("relativeHumidity", "1", this::relativeHumidity);
    ports.quantity("co2", "[ppm]", air::co2);
    ports.quantity("heatingPower", "W", () -> Math.max(0, conditioning));
    ports.quantity("coolingPower", "W", () -> Math.max(0, -conditioning));
    ports.quantity("sunshine", "W", () -> sunshine);
    ports.quantity("people", "1", gains::people);
  }

  @Override
  public void begin(double seconds) {
    leak = settings.airMass() * (settings.leakage() + opening) / 3600;
  }

  @Override
  public void solve(double seconds) {
    around.update();
    sunshine = 0;
    for (int i = 0; i < around.windows(); i++) {
      sunshine += around.sun(i);
    }
    outdoorEnthalpy = MoistAir.AIR.enthalpy(around.airTemperature(), around.airHumidity());
    double radiant = gains.radiant() + surfacePort.power();
    fabric.reduce(seconds, around, 1 - settings.sunToAir(), radiant);
    air.mix(seconds, supply, around, leak, gains);
    settle();
  }

  private void settle() {
    double conductance = fabric.conductance();
    double heat =
        fabric.heat() + gains.convective() + airPort.power() + settings.sunToAir() * sunshine;
    conditioning = conditioning(heat, conductance);
    double temperature = air.balance(heat + conditioning, conductance);
    air.settle(temperature);
    fabric.settle(temperature);
    airPort.show(temperature);
    surfacePort.show(fabric.surfaceTemperature());
    extract.give(temperature, air.humidity(), air.co2());
  }

  private double conditioning(double heat, double conductance) {
    double free = air.balance(heat, conductance);
    if (free < heatingSetPoint) {
      return Math.min(settings.heatingPower(), air.heatFor(heatingSetPoint, heat, conductance));
    }
    if (free > coolingSetPoint) {
      return Math.max(-settings.coolingPower(), air.heatFor(coolingSetPoint, heat, conductance));
    }
    return 0;
  }

  @Override
  public void commit(double seconds) {
    air.commit();
    fabric.commit();
  }

  @Override
  public double storedEnergy() {
    return air.storedEnergy() + fabric.storedEnergy();
  }

  @Override
  public double addedPower() {
    return conditioning
        + sunshine
        + gains.sensible()
        + gains.vapourEnthalpy()
        + leak * (outdoorEnthalpy - air.enthalpy())
        + fabric.fromOutside();
  }

  /** Temperature of the air, °C. */
  public double temperature() {
    return air.temperature();
  }

  /** Mean of air and surfaces, °C: what people feel in still air. */
  public double operativeTemperature() {
    return 0.5 * (air.temperature() + fabric.surfaceTemperature());
  }

  /** Relative humidity at sea level's pressure, 0 to 1 and above where it would condense. */
  public double relativeHumidity() {
    return Psychrometrics.relativeHumidity(
        air.temperature(), air.humidity(), Psychrometrics.SEA_LEVEL);
  }

  /** Power of the ideal heater, W; negative for the cooler. */
  public double conditioning() {
    return conditioning;
  }

  double storedVapour() {
    return air.storedVapour();
  }
}
