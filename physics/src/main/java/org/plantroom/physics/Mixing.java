package org.plantroom.physics;

/** What leaves where flows meet: the mean of temperature, vapour and CO2 by mass. */
final class Mixing {
  private Mixing() {}

  /** Gives an outlet the mean state of what enters; without flow its state stays. */
  static void mix(Inlet a, Inlet b, Outlet into) {
    mix(a, a.massFlow(), b, b.massFlow(), into);
  }

  /** The same, where a part of what enters at an inlet, kg/s, goes elsewhere. */
  static void mix(Inlet a, double ofA, Inlet b, double ofB, Outlet into) {
    double sum = ofA + ofB;
    if (sum <= 0) {
      return;
    }
    double share = ofA / sum;
    double humidity = a.humidity() + (1 - share) * (b.humidity() - a.humidity());
    double co2 = a.co2() + (1 - share) * (b.co2() - a.co2());
    Fluid fluid = into.fluid();
    double wanted =
        share * fluid.enthalpy(a.temperature(), a.humidity())
            + (1 - share) * fluid.enthalpy(b.temperature(), b.humidity());
    double at0 = fluid.enthalpy(0, humidity);
    into.give((wanted - at0) / (fluid.enthalpy(1, humidity) - at0), humidity, co2);
  }
}
