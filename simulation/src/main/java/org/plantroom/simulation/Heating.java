package org.plantroom.simulation;

/**
 * What an operator sets on a heat pump manager: operating mode, room temperatures, heat curve, and
 * what follows from them at an hour of the day.
 *
 * <p>Owner: the thread that steps the plant.
 */
final class Heating {
  /** The modes of a Stiebel Eltron WPM, with its register's numbers. */
  private enum Mode {
    EMERGENCY(0),
    STANDBY(1),
    PROGRAM(2),
    COMFORT(3),
    ECO(4),
    HOT_WATER(5);

    private final int number;

    Mode(int number) {
      this.number = number;
    }

    boolean heats() {
      return this != STANDBY && this != HOT_WATER;
    }
  }

  private static final double DAY_BEGINS = 6 * 3600.0;
  private static final double DAY_ENDS = 22 * 3600.0;

  /** The tank is kept warmer than the circuit needs by this much, K. */
  private static final double BUFFER_MARGIN = 2;

  private Mode mode = Mode.PROGRAM;
  private double comfort = 21;
  private double eco = 19;
  private double gradient = 0.6;
  private double hotWaterComfort = 50;
  private double hotWaterEco = 45;
  private boolean day;

  /** Tells the time program what time it is. */
  void at(double secondOfDay) {
    day = secondOfDay >= DAY_BEGINS && secondOfDay < DAY_ENDS;
  }

  /** True when the mode asks for heat. */
  boolean isOn() {
    return mode.heats();
  }

  /** Room temperature wanted now, °C. */
  double roomSetPoint() {
    return switch (mode) {
      case COMFORT, EMERGENCY -> comfort;
      case PROGRAM -> day ? comfort : eco;
      case ECO, STANDBY, HOT_WATER -> eco;
    };
  }

  /** Kelvin of flow temperature for each kelvin the outdoor air is colder than the room. */
  double gradient() {
    return gradient;
  }

  /** Tank temperature wanted for a flow temperature, °C. */
  double bufferSetPoint(double flowSetPoint) {
    return flowSetPoint + BUFFER_MARGIN;
  }

  /** Offers its set points. */
  void offer(Signals signals) {
    signals.takes("heating.mode", () -> mode.number, this::mode);
    signals.takes("heating.comfortTemperature", () -> comfort, value -> comfort = value);
    signals.takes("heating.ecoTemperature", () -> eco, value -> eco = value);
    signals.takes("heating.gradient", () -> gradient, value -> gradient = value);
    signals.takes(
        "heating.hotWaterComfort", () -> hotWaterComfort, value -> hotWaterComfort = value);
    signals.takes("heating.hotWaterEco", () -> hotWaterEco, value -> hotWaterEco = value);
    signals.gives("heating.roomSetPoint", this::roomSetPoint);
    signals.gives("heating.on", () -> Physics.signal(isOn()));
    signals.gives("heating.hotWaterTemperature", () -> hotWaterComfort - 1.7);
  }

  /** A number that is no mode changes nothing. */
  private void mode(double number) {
    for (Mode known : Mode.values()) {
      mode = known.number == Math.round(number) ? known : mode;
    }
  }
}
