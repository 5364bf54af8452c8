package org.plantroom.physics;

/**
 * The pressure a pump or fan gains, as a path's negative loss.
 *
 * <p>Stopped it is a resistance. Keeping a pressure it has a droop of 0.1 %; keeping a flow it
 * holds it to within 0.1 %.
 */
final class MachineLoss implements PressureLoss {
  private static final double SLOWEST = 0.02;
  private static final double DROOP = 1e-3;
  private static final double STOPPED_LOSS = 0.3;

  private final MachineCurve curve;
  private final MachineControl control;
  private final double density;
  private final double shutOff;
  private final double fullFlow;
  private final QuadraticLoss stopped;
  private double speed;
  private double setPoint;
  private long version;

  MachineLoss(MachineCurve curve, MachineControl control, double density) {
    this.curve = curve;
    this.control = control;
    this.density = density;
    shutOff = curve.gain(0, 1);
    fullFlow = curve.pressure().last() * density;
    stopped = QuadraticLoss.at(fullFlow, STOPPED_LOSS * shutOff);
  }

  /** Sets what is asked: speed 0 to 1, and the set point of pressure, Pa, or flow, kg/s. */
  void ask(double speed, double setPoint) {
    if (speed != this.speed || setPoint != this.setPoint) {
      this.speed = speed;
      this.setPoint = setPoint;
      version++;
    }
  }

  boolean runs() {
    return speed >= SLOWEST && (control == MachineControl.SPEED || setPoint > 0);
  }

  /** Greatest flow of its curve, kg/s. */
  double fullFlow() {
    return fullFlow;
  }

  @Override
  public double loss(double massFlow) {
    if (!runs()) {
      return stopped.loss(massFlow);
    }
    double most = -curve.gain(massFlow / density, speed);
    return control == MachineControl.SPEED ? most : Math.max(most, kept(massFlow));
  }

  private double kept(double massFlow) {
    return control == MachineControl.PRESSURE
        ? -setPoint * (1 - DROOP * massFlow / fullFlow)
        : (massFlow - setPoint) * holding();
  }

  private double holding() {
    return shutOff / (DROOP * setPoint);
  }

  @Override
  public double slope(double massFlow) {
    if (!runs()) {
      return stopped.slope(massFlow);
    }
    double most = -curve.gain(massFlow / density, speed);
    if (control == MachineControl.SPEED || kept(massFlow) < most) {
      return -curve.gainSlope(massFlow / density, speed) / density;
    }
    return control == MachineControl.PRESSURE ? setPoint * DROOP / fullFlow : holding();
  }

  @Override
  public long version() {
    return version;
  }
}
