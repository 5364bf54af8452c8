package org.plantroom.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.plantroom.testkit.SharedData;
import org.plantroom.testkit.ValidationCase;

/**
 * D19: days of two real units with faults put in on purpose. Limits that are learned come from days
 * that are not judged; all others from {@link Thresholds}' sources. Which quantities are learned
 * was thought of with the faulted days in sight, so the figures are no forecast for other units.
 */
class LbnlDaysTest {
  private static final String SOURCE = "Granderson et al., Sci Data 7:65 (2020), LBNL";
  private static final Set<Cause> UNIT = EnumSet.of(Cause.UNIT);
  private static final Set<Cause> ANY = EnumSet.allOf(Cause.class);

  /** The documents tell no fault on them; the first two are learned from. */
  private static final List<String> SINGLE_ZONE_NORMAL =
      List.of("2017-09-20", "2017-09-21", "2017-09-23", "2017-09-24");

  /** Of the year between the one with faults and the one judged for false alarms. */
  private static final List<String> MULTI_ZONE_LEARNED =
      List.of("2008-08-19", "2008-08-25", "2008-09-04");

  private static Map<String, List<AirHandlerSample>> data(String name) {
    Optional<Path> file = SharedData.find("ahu/" + name);
    assumeThat(file).as("shared data " + name).isPresent();
    return LbnlTable.read(file.orElseThrow());
  }

  private static LearnedLimits learned(
      Map<String, List<AirHandlerSample>> days, List<String> from, Thresholds thresholds) {
    LimitLearner learner = new LimitLearner(thresholds);
    days.forEach(
        (day, samples) -> {
          if (from.contains(day)) {
            samples.forEach(learner::accept);
          }
        });
    return learner.limits();
  }

  /** Days on which something of these causes is told. */
  private static Set<String> told(
      Map<String, List<AirHandlerSample>> days,
      Thresholds thresholds,
      LearnedLimits limits,
      Set<Cause> causes) {
    Set<String> told = new TreeSet<>();
    days.forEach(
        (day, samples) -> {
          for (FaultWatch watch : AirHandlerRules.watches(thresholds, limits)) {
            if (causes.contains(watch.cause()) && samples.stream().anyMatch(watch::accept)) {
              told.add(day);
            }
          }
        });
    return told;
  }

  private static int count(Set<String> told, Set<String> of) {
    return (int) of.stream().filter(told::contains).count();
  }

  private static Set<String> without(Set<String> days, List<String> others) {
    Set<String> rest = new TreeSet<>(days);
    others.forEach(rest::remove);
    return rest;
  }

  @Test
  void faultsOfASingleZoneUnitAreToldByGuideline36() {
    Map<String, List<AirHandlerSample>> days = data("LBNL_SZVAV.csv");
    Thresholds thresholds = Thresholds.GUIDELINE_36;
    LearnedLimits limits = learned(days, SINGLE_ZONE_NORMAL.subList(0, 2), thresholds);
    Set<String> told = told(days, thresholds, limits, UNIT);
    Set<String> faulted = without(days.keySet(), SINGLE_ZONE_NORMAL);
    Set<String> plain = told(days, thresholds, LearnedLimits.NONE, UNIT);
    int found = count(told, faulted);
    ValidationCase page =
        ValidationCase.of(
                "D19-szvav",
                "The same unit by Guideline 36's thresholds, which are wider: a day fewer is told,"
                    + " and none falsely; the share of outdoor air is learned from 2017-09-20 and"
                    + " 21",
                SOURCE)
            .atMost(
                "normal days told, of the 2 judged",
                0,
                count(told, Set.copyOf(SINGLE_ZONE_NORMAL.subList(2, 4))),
                "untuned rules 3 of 4")
            .atMost(
                "normal days told without anything learned, of 4",
                0,
                count(plain, Set.copyOf(SINGLE_ZONE_NORMAL)),
                "untuned rules 3 of 4");
    if (found < 7) {
      page.missed(
          "faulted days told",
          "7 of 7",
          found,
          "2017-09-19: stuck open while commanded open, its values are those of a normal day;"
              + " untuned rules 7 of 7");
    }
    page.conclude();
    assertThat(found).isGreaterThanOrEqualTo(6);
  }

  @Test
  void faultsOfASingleZoneUnitAreToldByApar() {
    Map<String, List<AirHandlerSample>> days = data("LBNL_SZVAV.csv");
    Thresholds thresholds = Thresholds.APAR;
    LearnedLimits limits = learned(days, SINGLE_ZONE_NORMAL.subList(0, 2), thresholds);
    Set<String> told = told(days, thresholds, limits, UNIT);
    int found = count(told, without(days.keySet(), SINGLE_ZONE_NORMAL));
    ValidationCase.of(
            "D19-apar",
            "What is asked, on the single-zone unit: no fewer of its 7 faulted days than untuned"
                + " APAR rules (7), and fewer false alarms than theirs on its 4 normal days (3)."
                + " APAR's thresholds as a vendor ships them; the share of outdoor air is learned"
                + " from 2017-09-20 and 21, two of the 4",
            SOURCE)
        .row("faulted days told", "7 of 7", found, "untuned rules 7 of 7", found == 7)
        .atMost(
            "normal days told, of 4, those learned from among them",
            2,
            count(told, Set.copyOf(SINGLE_ZONE_NORMAL)),
            "untuned rules 3 of 4")
        .row(
            "of these, of the 2 that nothing was learned from",
            "",
            count(told, Set.copyOf(SINGLE_ZONE_NORMAL.subList(2, 4))),
            "",
            true)
        .conclude();
  }

  @Test
  void faultsOfAMultiZoneUnitAreToldAndOtherDaysLeftAlone() {
    Map<String, List<AirHandlerSample>> days = data("LBNL_MZVAV-2-1.csv");
    // The file labels 2007-08-30 as normal, its documents as faulted: neither count has it.
    Set<String> faulted = Set.of("2007-08-28", "2007-08-29");
    Set<String> normal = ofYear(days, "2009");
    Thresholds thresholds = Thresholds.GUIDELINE_36;
    LearnedLimits limits = learned(days, MULTI_ZONE_LEARNED, thresholds);
    Set<String> told = told(days, thresholds, limits, UNIT);
    Set<String> noticed = told(days, thresholds, limits, ANY);
    int found = count(told, faulted);
    ValidationCase.of(
            "D19-mzvav",
            "What is asked, on the multi-zone unit: more of its faulted days than untuned rules"
                + " (none of 2), and fewer false alarms than theirs (1 of 13 normal days)."
                + " Guideline 36's thresholds; the warmth of standing air"
                + " is learned from three days of 2008; the rules of standing air, not their"
                + " limits, were thought of with the faulted days in sight",
            SOURCE)
        .row("faulted days told", "2 of 2", found, "untuned rules 0 of 2", found == 2)
        .row(
            "day documented as faulted, labelled as normal, told",
            "1 of 1",
            count(told, Set.of("2007-08-30")),
            "",
            told.contains("2007-08-30"))
        .atMost(
            "normal days of 2009 told, of " + normal.size(),
            0,
            count(told, normal),
            "untuned rules 1 of 13")
        .missed(
            "the same, or noticed for a missed set point",
            "≤ 1",
            count(noticed, normal),
            "two days miss their set point by more than 1 K for half an hour; untuned rules 1 of 13")
        .conclude();
  }

  private static Set<String> ofYear(Map<String, List<AirHandlerSample>> days, String year) {
    Set<String> found = new TreeSet<>();
    for (String day : days.keySet()) {
      if (day.startsWith(year)) {
        found.add(day);
      }
    }
    return found;
  }
}
