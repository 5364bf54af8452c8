package org.plantroom.physics;

/**
 * What a machine's meters count: electricity, heat to and from its load.
 *
 * <p>Owner: the machine they belong to.
 */
final class MachineMeters {
  private static final double JOULES_A_KILOWATT_HOUR = 3.6e6;

  private double electricity;
  private double heat;
  private double cold;
  private double power;
  private double heating;
  private double cooling;

  /** Shows means over the step, W. */
  void show(double powerWatts, double heatingWatts, double coolingWatts) {
    power = powerWatts;
    heating = heatingWatts;
    cooling = coolingWatts;
  }

  void commit(double seconds) {
    electricity += power * seconds;
    heat += heating * seconds;
    cold += cooling * seconds;
  }

  void describe(Ports ports) {
    ports.quantity("electricPower", "W", () -> power);
    ports.quantity("heatingPower", "W", () -> heating);
    ports.quantity("coolingPower", "W", () -> cooling);
    ports.quantity("cop", "1", this::efficiency);
    ports.quantity("electricEnergy", "kW.h", () -> electricity / JOULES_A_KILOWATT_HOUR);
    ports.quantity("heatingEnergy", "kW.h", () -> heat / JOULES_A_KILOWATT_HOUR);
    ports.quantity("coolingEnergy", "kW.h", () -> cold / JOULES_A_KILOWATT_HOUR);
  }

  /** Heat and cold delivered over electric power; 0 while nothing is delivered. */
  private double efficiency() {
    double useful = heating + cooling;
    return useful > 0 && power > 0 ? useful / power : 0;
  }
}
