package org.plantroom.physics;

/**
 * An economiser: three dampers that mix outdoor and return air, moved together.
 *
 * <pre>
 *   exhaust ──◀──/x/──┬──◀── returned
 *                   /1−x/
 *   outdoor ──▶──/x/──┴──▶── mixed
 * </pre>
 *
 * <p>Outdoor and exhaust dampers stand at {@code position}, the return damper at the rest; losses
 * by {@link DamperBlades}. Equations: enthalpy, vapour and carbon dioxide of both airs mix by mass.
 * Stores nothing. Fault: {@code stuck} (0.5 or more: all stay where they are).
 *
 * <p>Assumptions: well mixed, no leakage between the sides but the dampers' own. Units: kg/s, °C,
 * kg/kg, Pa; position 0 to 1. Range: that of its blades. Source: ASHRAE Guideline 36-2021, 5.16,
 * for the dampers that move together; {@link DamperBlades}.
 */
public final class MixingBox implements Component {
  private final DamperBlades blades;
  private final ValveDrive drive;
  private final QuadraticLoss outdoorLoss;
  private final QuadraticLoss returnLoss;
  private final QuadraticLoss exhaustLoss;
  private final Inlet outdoor = new Inlet(MoistAir.AIR, 20);
  private final Inlet returned = new Inlet(MoistAir.AIR, 20);
  private final Outlet mixed = new Outlet(MoistAir.AIR, 20);
  private final Outlet exhaust = new Outlet(MoistAir.AIR, 20);

  /**
   * A box at 20 °C.
   *
   * @param blades of each damper
   * @param position share of outdoor air's dampers at the start, 0 to 1
   */
  public MixingBox(DamperBlades blades, double position) {
    this.blades = blades;
    drive = new ValveDrive(blades.strokeTime(), Ranges.within(0, 1, "position", position));
    outdoorLoss = blades.loss();
    returnLoss = blades.loss();
    exhaustLoss = blades.loss();
    move();
  }

  @Override
  public void describe(Ports ports) {
    ports.inlet("outdoor", outdoor);
    ports.inlet("returned", returned);
    ports.outlet("mixed", mixed);
    ports.outlet("exhaust", exhaust);
    ports.path(outdoor, mixed, outdoorLoss);
    ports.path(returned, mixed, returnLoss);
    ports.path(returned, exhaust, exhaustLoss);
    drive.describe(ports);
    ports.quantity("mixedTemperature", "Cel", mixed::temperature);
    ports.quantity("outdoorShare", "1", this::outdoorShare);
  }

  private double outdoorShare() {
    return mixed.massFlow() > 0 ? outdoor.massFlow() / mixed.massFlow() : 0;
  }

  @Override
  public void begin(double seconds) {
    drive.move(seconds);
    move();
  }

  private void move() {
    blades.apply(drive.position(), outdoorLoss);
    blades.apply(drive.position(), exhaustLoss);
    blades.apply(1 - drive.position(), returnLoss);
  }

  @Override
  public void solve(double seconds) {
    double recirculated = Math.max(0, mixed.massFlow() - outdoor.massFlow());
    Mixing.mix(outdoor, outdoor.massFlow(), returned, recirculated, mixed);
    exhaust.pass(returned);
  }
}
