package org.plantroom.diagnostics;

import static org.plantroom.diagnostics.AirHandlerMode.BOTH;
import static org.plantroom.diagnostics.AirHandlerMode.FULL_OUTDOOR_COOLING;
import static org.plantroom.diagnostics.AirHandlerMode.HEATING;
import static org.plantroom.diagnostics.AirHandlerMode.MECHANICAL_COOLING;
import static org.plantroom.diagnostics.AirHandlerMode.OFF;
import static org.plantroom.diagnostics.AirHandlerMode.OUTDOOR_COOLING;
import static org.plantroom.diagnostics.Cause.UNIT;
import static org.plantroom.diagnostics.Cause.UNIT_OR_SUPPLY;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The rules for air handling units with one duct: APAR, numbered as there, with Guideline 36's
 * fault conditions (FC) where these ask the same.
 *
 * <p>Sources: House, Vaezi-Nejad and Whitcomb (2001); Schein, Bushby, Castro and House, A
 * rule-based fault detection method for air handling units, Energy and Buildings 38 (2006); ASHRAE
 * Guideline 36, automatic fault detection of air handling units. Rules that need the flow of
 * outdoor air, or count changes of mode, are left out; rule 18 takes the damper's command for the
 * share it should let in.
 */
public final class AirHandlerRules {
  private static final Set<AirHandlerMode> COOLING =
      EnumSet.of(FULL_OUTDOOR_COOLING, MECHANICAL_COOLING);
  private static final Set<AirHandlerMode> DAMPER_OPEN =
      EnumSet.of(OUTDOOR_COOLING, FULL_OUTDOOR_COOLING);
  private static final Set<AirHandlerMode> RUNNING =
      EnumSet.of(HEATING, OUTDOOR_COOLING, FULL_OUTDOOR_COOLING, MECHANICAL_COOLING, BOTH);

  private AirHandlerRules() {}

  /** All rules that hold for every unit. */
  public static List<Rule> all() {
    return List.of(
        new Rule(
            "1, FC5",
            "supply air is colder than mixed air while heating: cooling valve leaks or is stuck,"
                + " heating coil has no heat, or a sensor is wrong",
            UNIT,
            EnumSet.of(HEATING),
            (s, t) -> s.supply() + t.supply() < s.mixed() - t.mixed() + t.fanRise()),
        new Rule(
            "3, FC7",
            "the heating valve is open and supply air stays too cold",
            UNIT_OR_SUPPLY,
            EnumSet.of(HEATING),
            (s, t) -> s.heatingValve() > t.open() && s.supplyLow() - s.supply() > t.setPoint()),
        new Rule(
            "7, FC8",
            "supply and mixed air differ while both valves are closed: a valve leaks or is stuck,"
                + " or a sensor is wrong",
            UNIT,
            EnumSet.of(OUTDOOR_COOLING),
            (s, t) -> Math.abs(s.supply() - t.fanRise() - s.mixed()) > t.supply() + t.mixed()),
        new Rule(
            "8, FC11",
            "it is cold enough outdoors to cool without the coil: heating valve leaks, or a sensor"
                + " is wrong",
            UNIT,
            EnumSet.of(FULL_OUTDOOR_COOLING),
            (s, t) -> s.outdoor() + t.outdoor() < s.supplyHigh() - t.fanRise() - t.supply()),
        new Rule(
            "10, FC10",
            "with the outdoor damper open mixed and outdoor air differ: damper stuck",
            UNIT,
            EnumSet.of(FULL_OUTDOOR_COOLING),
            (s, t) -> Math.abs(s.mixed() - s.outdoor()) > t.mixed() + t.outdoor()),
        new Rule(
            "11, 16, FC12",
            "supply air is warmer than mixed air while cooling: heating valve leaks or is stuck,"
                + " or the cooling coil has no cold",
            UNIT,
            COOLING,
            (s, t) -> s.supply() - t.supply() - t.fanRise() > s.mixed() + t.mixed()),
        new Rule(
            "12, 17",
            "supply air is warmer than return air while cooling",
            UNIT,
            COOLING,
            (s, t) -> s.supply() - t.supply() > s.returned() + t.returned()),
        new Rule(
            "13, 19, FC13",
            "the cooling valve is open and supply air stays too warm",
            UNIT_OR_SUPPLY,
            COOLING,
            (s, t) -> s.coolingValve() > t.open() && s.supply() - s.supplyHigh() > t.setPoint()),
        new Rule(
            "18, FC6",
            "the share of outdoor air is not the one its damper is set to: damper stuck",
            UNIT,
            EnumSet.of(MECHANICAL_COOLING),
            (s, t) ->
                Math.abs(s.returned() - s.outdoor()) > t.leastDifference()
                    && Math.abs(s.outdoorShare() - s.outdoorDamper()) > t.outdoorShare()),
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
            "26, FC2",
            "mixed air is colder than both airs it is mixed of: a sensor is wrong",
            UNIT,
            RUNNING,
            (s, t) ->
                s.mixed() + t.mixed()
                    < Math.min(s.outdoor() - t.outdoor(), s.returned() - t.returned())),
        new Rule(
            "27, FC3",
            "mixed air is warmer than both airs it is mixed of: a sensor is wrong",
            UNIT,
            RUNNING,
            AirHandlerRules::isMixedTooWarm),
        new Rule(
            "27 standing",
            "standing air is warmer than the air on both sides: heating valve leaks",
            UNIT,
            EnumSet.of(OFF),
            (s, t) -> !s.running() && s.heatingValve() <= t.closed() && isMixedTooWarm(s, t)));
  }

  private static boolean isMixedTooWarm(AirHandlerSample s, Thresholds t) {
    return s.mixed() - t.mixed() > Math.max(s.outdoor() + t.outdoor(), s.returned() + t.returned());
  }

  /** Watches for all rules, and for what was learned of a unit. */
  public static List<FaultWatch> watches(Thresholds thresholds, LearnedLimits learned) {
    List<FaultWatch> watches = new ArrayList<>();
    all().forEach(rule -> watches.add(new RuleWatch(rule, thresholds)));
    learned
        .leastOutdoorShare()
        .ifPresent(least -> watches.add(new RuleWatch(outdoorShare(least), thresholds)));
    learned
        .mostStandingExcess()
        .ifPresent(most -> watches.add(new StandingAirWatch(most, thresholds)));
    return watches;
  }

  private static Rule outdoorShare(double least) {
    return new Rule(
        "learned share",
        "with the outdoor damper open less outdoor air is mixed in than used to be: damper stuck",
        UNIT,
        DAMPER_OPEN,
        (s, t) -> tellsOutdoorShare(s, t) && s.outdoorShare() < least);
  }

  /** True where a sample tells the share of outdoor air the unit reaches with its damper open. */
  static boolean tellsOutdoorShare(AirHandlerSample s, Thresholds t) {
    return DAMPER_OPEN.contains(AirHandlerMode.of(s, t))
        && s.outdoorDamper() > t.open()
        && Math.abs(s.returned() - s.outdoor()) > t.leastDifference();
  }
}
