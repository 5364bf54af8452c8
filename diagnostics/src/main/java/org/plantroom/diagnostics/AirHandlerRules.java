package org.plantroom.diagnostics;

import static org.plantroom.diagnostics.AirHandlerMode.BOTH;
import static org.plantroom.diagnostics.AirHandlerMode.FULL_OUTDOOR_COOLING;
import static org.plantroom.diagnostics.AirHandlerMode.HEATING;
import static org.plantroom.diagnostics.AirHandlerMode.MECHANICAL_COOLING;
import static org.plantroom.diagnostics.AirHandlerMode.OUTDOOR_COOLING;
import static org.plantroom.diagnostics.Rule.Cause.UNIT;
import static org.plantroom.diagnostics.Rule.Cause.UNIT_OR_SUPPLY;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The rules for air handling units with one duct: APAR, numbered as there.
 *
 * <p>Source: House, Vaezi-Nejad and Whitcomb (2001); Schein, Bushby, Castro and House, A rule-based
 * fault detection method for air handling units, Energy and Buildings 38 (2006). Rules that need
 * the flow of outdoor air, or count changes of mode, are left out; rule 10 judges the share of
 * outdoor air instead of its temperature.
 */
public final class AirHandlerRules {
  private static final Set<AirHandlerMode> COOLING =
      EnumSet.of(FULL_OUTDOOR_COOLING, MECHANICAL_COOLING);
  private static final Set<AirHandlerMode> RUNNING =
      EnumSet.of(HEATING, OUTDOOR_COOLING, FULL_OUTDOOR_COOLING, MECHANICAL_COOLING, BOTH);

  private AirHandlerRules() {}

  /** All rules. */
  public static List<Rule> all() {
    return List.of(
        new Rule(
            "1",
            "supply air is colder than mixed air while heating: cooling valve leaks or is stuck,"
                + " heating coil has no heat, or a sensor is wrong",
            UNIT,
            EnumSet.of(HEATING),
            (s, t) -> s.supply() < s.mixed() + t.fanRise() - t.temperature()),
        new Rule(
            "3",
            "the heating valve is open and supply air stays too cold",
            UNIT_OR_SUPPLY,
            EnumSet.of(HEATING),
            (s, t) -> s.heatingValve() > t.open() && s.supplyLow() - s.supply() > t.setPoint()),
        new Rule(
            "7",
            "supply and mixed air differ while both valves are closed: a valve leaks or is stuck,"
                + " or a sensor is wrong",
            UNIT,
            EnumSet.of(OUTDOOR_COOLING),
            (s, t) -> Math.abs(s.supply() - t.fanRise() - s.mixed()) > t.temperature()),
        new Rule(
            "8",
            "it is cold enough outdoors to cool without the coil: heating valve leaks, or a sensor"
                + " is wrong",
            UNIT,
            EnumSet.of(FULL_OUTDOOR_COOLING),
            (s, t) -> s.outdoor() < s.supplyHigh() - t.fanRise() - t.temperature()),
        new Rule(
            "10",
            "with the outdoor damper open too little outdoor air is mixed in: damper stuck",
            UNIT,
            EnumSet.of(OUTDOOR_COOLING, FULL_OUTDOOR_COOLING),
            (s, t) ->
                s.outdoorDamper() > t.open()
                    && Math.abs(s.returned() - s.outdoor()) > t.leastDifference()
                    && s.outdoorShare() < t.leastOutdoorShare()),
        new Rule(
            "11, 16",
            "supply air is warmer than mixed air while cooling: heating valve leaks or is stuck,"
                + " or the cooling coil has no cold",
            UNIT,
            COOLING,
            (s, t) -> s.supply() > s.mixed() + t.fanRise() + t.temperature()),
        new Rule(
            "12, 17",
            "supply air is warmer than return air while cooling",
            UNIT,
            COOLING,
            (s, t) -> s.supply() > s.returned() + t.temperature()),
        new Rule(
            "13, 19",
            "the cooling valve is open and supply air stays too warm",
            UNIT_OR_SUPPLY,
            COOLING,
            (s, t) -> s.coolingValve() > t.open() && s.supply() - s.supplyHigh() > t.setPoint()),
        new Rule(
            "22",
            "heating and cooling valve are open at once",
            UNIT,
            EnumSet.of(BOTH),
            (s, t) -> true),
        new Rule(
            "25",
            "supply air is away from its set point",
            UNIT_OR_SUPPLY,
            RUNNING,
            (s, t) ->
                s.supply() - s.supplyHigh() > t.setPoint()
                    || s.supplyLow() - s.supply() > t.setPoint()),
        new Rule(
            "26",
            "mixed air is colder than both airs it is mixed of: a sensor is wrong",
            UNIT,
            RUNNING,
            (s, t) -> s.mixed() < Math.min(s.outdoor(), s.returned()) - t.temperature()),
        new Rule(
            "27",
            "mixed air is warmer than both airs it is mixed of: a sensor is wrong",
            UNIT,
            RUNNING,
            (s, t) -> s.mixed() > Math.max(s.outdoor(), s.returned()) + t.temperature()));
  }
}
