package org.plantroom.building;

import java.util.List;
import org.plantroom.physics.Component;
import org.plantroom.physics.Inlet;
import org.plantroom.physics.MoistAir;
import org.plantroom.physics.Outlet;
import org.plantroom.physics.Ports;

/**
 * The air outdoors, which a plant takes in and blows out.
 *
 * <pre>
 *   weather ··▶ ┌─────────┐──▶── fresh
 *               │ outdoor │
 *               └─────────┘──◀── exhaust
 * </pre>
 *
 * <p>As much may be taken as wanted, at the weather's temperature and humidity; what is blown out
 * changes nothing. No wind pressure.
 *
 * <p>Equations: {@code fresh} has the weather's temperature and humidity and 420 ppm of carbon
 * dioxide; its enthalpy less that of {@code exhaust} enters the plant. Assumptions: exhaust air
 * does not come back. Units: kg/s, °C, kg/kg. Range: that of the weather. Source: an infinite
 * reservoir at one pressure, as in the Modelica library of IBPSA (Fluid.Sources.Outside).
 */
public final class OutdoorAir implements Component {
  private final Weather weather;
  private final Outlet fresh;
  private final Inlet exhaust;

  /** The air of a weather. */
  public OutdoorAir(Weather weather) {
    this.weather = weather;
    fresh = new Outlet(MoistAir.AIR, weather.temperature());
    exhaust = new Inlet(MoistAir.AIR, weather.temperature());
  }

  @Override
  public void describe(Ports ports) {
    ports.outlet("fresh", fresh);
    ports.inlet("exhaust", exhaust);
    ports.reservoir(List.of(exhaust), List.of(fresh), 0);
    ports.quantity("freshFlow", "kg/s", fresh::massFlow);
    ports.quantity("exhaustTemperature", "Cel", exhaust::temperature);
  }

  @Override
  public void solve(double seconds) {
    fresh.give(weather.temperature(), weather.humidity(), Outlet.OUTDOOR_CO2);
  }

  @Override
  public double addedPower() {
    return fresh.enthalpyFlow() - exhaust.enthalpyFlow();
  }
}
