package org.plantroom.simulation;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * One plant room: heat pump, buffer tank, heating circuit, air handling unit and meter, under an
 * outdoor climate. The same settings, seed and steps give the same trajectory.
 *
 * <p>Owner: the thread that steps it.
 */
final class SimulatedPlant {
  /** A longer step is taken in parts of at most this, s, so that controllers stay steady. */
  private static final double LONGEST_STEP = 5;

  /** Temperature of the plant room itself, °C. */
  private static final double PLANT_ROOM = 18;

  /** Lights, controls and circulation pumps on phases B and C, W. */
  private static final double BASE_LOAD = 180;

  private static final double BASE_LOAD_NOISE = 12;

  private final RandomGenerator random;
  private final Climate climate;
  private final Rooms rooms;
  private final Heating heating = new Heating();
  private final HeatingCircuit circuit;
  private final BufferTank tank;
  private final HeatPump heatPump;
  private final AirHandlingUnit ahu;
  private final EnergyMeter meter;
  private final Signals signals = new Signals();

  /**
   * A plant at a moment of the day.
   *
   * @param settings its parts
   * @param seed of everything random in it
   * @param secondOfDay local time, 0 to 86,400 s
   */
  SimulatedPlant(PlantSettings settings, long seed, double secondOfDay) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    climate = new Climate(settings.climate(), random, secondOfDay);
    rooms = new Rooms(settings.rooms());
    circuit = new HeatingCircuit(settings.circuit());
    tank = new BufferTank(settings.tank());
    heatPump = new HeatPump(settings.heatPump(), tank.bottom());
    ahu = new AirHandlingUnit(settings.ahu(), rooms.temperature());
    meter = new EnergyMeter(random);
    offerAll();
  }

  private void offerAll() {
    climate.offer(signals);
    rooms.offer(signals);
    heating.offer(signals);
    circuit.offer(signals);
    tank.offer(signals);
    signals.gives("tank.setPoint", () -> heating.bufferSetPoint(circuit.setPoint()));
    heatPump.offer(signals);
    ahu.offer(signals);
    meter.offer(signals);
  }

  /**
   * Lets time pass.
   *
   * @param seconds 0 or more, s
   */
  void step(double seconds) {
    int parts = (int) Math.max(1, Math.ceil(seconds / LONGEST_STEP));
    for (int i = 0; i < parts; i++) {
      part(seconds / parts);
    }
  }

  private void part(double seconds) {
    double before = climate.secondOfDay();
    climate.step(seconds);
    if (climate.secondOfDay() < before) {
      heatPump.newDay();
    }
    heating.at(climate.secondOfDay());
    circuit.follow(heating, climate.temperature());
    heat(seconds);
    ahu.step(seconds, climate.temperature(), rooms.temperature());
    rooms.step(seconds, circuit.heat() + ahu.heatToRooms(), climate.temperature());
    measure(seconds);
  }

  private void heat(double seconds) {
    double setPoint = heating.bufferSetPoint(circuit.setPoint());
    BufferTank.Stream charge =
        heatPump.step(seconds, heating.isOn(), setPoint, tank, climate.temperature());
    BufferTank.Stream discharge = circuit.draw(tank.top(), rooms.temperature());
    tank.step(seconds, charge, discharge, PLANT_ROOM);
  }

  private void measure(double seconds) {
    double third = heatPump.power() / 3;
    meter.step(seconds, third + ahu.power(), third + baseLoad(), third + baseLoad());
  }

  private double baseLoad() {
    return Math.max(0, BASE_LOAD + BASE_LOAD_NOISE * random.nextGaussian());
  }

  /** Every quantity and set point by name. */
  Signals signals() {
    return signals;
  }
}
