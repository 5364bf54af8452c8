package org.plantroom.physics;

/**
 * One side of an exchanger: an inlet, an outlet and the loss between them.
 *
 * @param inlet where it enters
 * @param outlet where it leaves
 * @param loss of pressure
 */
record Stream(Inlet inlet, Outlet outlet, QuadraticLoss loss) {
  Stream(Fluid fluid, double nominalFlow, double nominalLoss) {
    this(new Inlet(fluid, 20), new Outlet(fluid, 20), QuadraticLoss.at(nominalFlow, nominalLoss));
  }

  /** Tells inlet, outlet and path, as {@code firstInlet} and {@code firstOutlet}. */
  void describe(String name, Ports ports) {
    ports.inlet(name + "Inlet", inlet);
    ports.outlet(name + "Outlet", outlet);
    ports.path(inlet, outlet, loss);
    ports.quantity(name + "MassFlow", "kg/s", outlet::massFlow);
    ports.quantity(name + "InletTemperature", "Cel", inlet::temperature);
    ports.quantity(name + "OutletTemperature", "Cel", outlet::temperature);
  }

  /** Capacity flow, W/K. */
  double capacityFlow() {
    Fluid fluid = inlet.fluid();
    double humidity = inlet.humidity();
    return outlet.massFlow() * (fluid.enthalpy(1, humidity) - fluid.enthalpy(0, humidity));
  }

  /** Leaves warmer by a power, W. */
  void leave(double power, double capacityFlow) {
    double rise = capacityFlow > 0 ? power / capacityFlow : 0;
    outlet.give(inlet.temperature() + rise, inlet.humidity(), inlet.co2());
  }
}
