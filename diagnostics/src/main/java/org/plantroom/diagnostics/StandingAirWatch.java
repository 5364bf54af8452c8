package org.plantroom.diagnostics;

import java.util.OptionalDouble;

/**
 * Tells a heating coil that warms the standing air behind a closed valve, by what the unit showed
 * on days without faults. Once told, it stands until the fan runs again.
 */
public final class StandingAirWatch implements FaultWatch {
  private final StandingAir air;
  private final double limit;
  private boolean told;

  /**
   * A watch that has seen nothing.
   *
   * @param limit greatest excess of mixed over return air, mean of the hour after a stop, K
   */
  public StandingAirWatch(double limit, Thresholds thresholds) {
    this.limit = limit;
    air = new StandingAir(thresholds);
  }

  @Override
  public boolean accept(AirHandlerSample sample) {
    OptionalDouble excess = air.accept(sample);
    if (sample.running()) {
      told = false;
    }
    told |= excess.isPresent() && excess.getAsDouble() > limit;
    return told;
  }

  @Override
  public String id() {
    return "standing air";
  }

  @Override
  public String title() {
    return "after the fan stopped mixed air stays warmer than it used to: heating valve leaks";
  }

  @Override
  public Cause cause() {
    return Cause.UNIT;
  }
}
