package org.plantroom.simulation;

import org.plantroom.controls.Pid;

/**
 * A PID controller of a plant with what it sees and moves, for tests of the loop: its output can be
 * put in manual, its set point shifted.
 *
 * <p>Owner: the thread that steps the plant.
 */
public final class ControlLoop {
  private final Plant plant;
  private final String name;
  private final Pid.Settings settings;
  private final Input setPoint;
  private final Input measurement;
  private final Quantity output;
  private boolean isHeld;
  private double manual;

  ControlLoop(Plant plant, PlantPart part) {
    this.plant = plant;
    name = part.name();
    settings = PidLaw.of(part.component()).orElseThrow().settings();
    setPoint = plant.input(path(PidLaw.SET_POINT));
    measurement = plant.input(path(PidLaw.MEASUREMENT));
    output = plant.quantity(path(PidLaw.OUTPUT));
  }

  private String path(String end) {
    return name + "." + end;
  }

  /** Of the controller. */
  public String name() {
    return name;
  }

  /** What the controller is set to. */
  public Pid.Settings settings() {
    return settings;
  }

  /** Unit of set point and measurement, as UCUM writes it. */
  public String unit() {
    return measurement.unit();
  }

  /** Unit of the output. */
  public String outputUnit() {
    return output.unit();
  }

  /** What is wanted, as the controller saw it when the last step began. */
  public double setPoint() {
    return setPoint.get();
  }

  /** What the measurement is now; the controller sees it when the next step begins. */
  public double measurement() {
    return measurement.told();
  }

  /** What the plant is told by the controller, or in manual. */
  public double output() {
    return isHeld ? manual : output.get();
  }

  /** Puts the output in manual from the next step on. */
  public void hold(double value) {
    manual = value;
    if (!isHeld) {
      isHeld = true;
      plant.followers(output.path()).forEach(sensor -> sensor.disturb(_ -> manual));
    }
  }

  /** Shifts what is wanted from the next step on. */
  public void shiftSetPoint(double by) {
    setPoint.shift(by);
  }
}
