package org.plantroom.physics;

/**
 * Parameters all heat pumps and chillers have beside their maps.
 *
 * @param control when it runs and how fast
 * @param limits between which temperatures it runs
 * @param loadHeatCapacity of exchanger and water on the load side, J/K, more than 0
 * @param sourceHeatCapacity of exchanger and liquid on the source side, J/K, more than 0
 * @param approach of its exchangers at full load, K, by which fouling acts, 0 to 20
 * @param startUp time constant of the refrigerant circuit after a start, s, 0 to 600
 * @param standby electric power of controls, always, W, 0 to 1000
 */
public record MachineSettings(
    CompressorControl.Settings control,
    Limits limits,
    double loadHeatCapacity,
    double sourceHeatCapacity,
    double approach,
    double startUp,
    double standby) {

  /** Parameters as described. */
  public MachineSettings {
    Ranges.above(0, "loadHeatCapacity", loadHeatCapacity);
    Ranges.above(0, "sourceHeatCapacity", sourceHeatCapacity);
    Ranges.within(0, 20, "approach", approach);
    Ranges.within(0, 600, "startUp", startUp);
    Ranges.within(0, 1000, "standby", standby);
  }

  /**
   * Between which temperatures a machine runs: source entering, load leaving.
   *
   * @param sourceMin °C
   * @param sourceMax °C
   * @param loadMin °C, guards against freezing when cooling
   * @param loadMax °C, the high-pressure limit when heating
   */
  public record Limits(double sourceMin, double sourceMax, double loadMin, double loadMax) {
    /** Usual machines: source −25 to 45 °C, load 3 to 65 °C. */
    public static final Limits USUAL = new Limits(-25, 45, 3, 65);

    /** Limits in order. */
    public Limits {
      Ranges.above(sourceMin, "sourceMax", sourceMax);
      Ranges.above(loadMin, "loadMax", loadMax);
    }

    boolean hold(double source, double load, boolean heating) {
      boolean loadHolds = heating ? load <= loadMax : load >= loadMin;
      return loadHolds && source >= sourceMin && source <= sourceMax;
    }
  }

  /**
   * Settings of a usual machine of a size: exchangers with 10 s of its capacity a kelvin.
   *
   * @param capacity W, more than 0
   */
  public static MachineSettings usual(CompressorControl.Settings control, double capacity) {
    double heat = Ranges.above(0, "capacity", capacity) * 2;
    return new MachineSettings(control, Limits.USUAL, heat, heat, 4, 30, 10);
  }
}
