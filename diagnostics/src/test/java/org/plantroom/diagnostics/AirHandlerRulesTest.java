package org.plantroom.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.plantroom.diagnostics.Rule.Cause;
import org.plantroom.testkit.SharedData;
import org.plantroom.testkit.ValidationCase;

class AirHandlerRulesTest {
  private static final String SOURCE = "Granderson et al., Sci Data 7:65 (2020), LBNL";
  private static final String WHAT =
      "days with a fault of the unit told, of real units; delay and set point rules' cause were"
          + " chosen with this data known";

  private static Map<String, List<AirHandlerSample>> data(String name) {
    Optional<Path> file = SharedData.find("ahu/" + name);
    assumeThat(file).as("shared data " + name).isPresent();
    return LbnlTable.read(file.orElseThrow());
  }

  /** Days on which a rule of these causes is told. */
  private static Set<String> told(Map<String, List<AirHandlerSample>> days, Set<Cause> causes) {
    Set<String> told = new TreeSet<>();
    days.forEach(
        (day, samples) -> {
          for (Rule rule : AirHandlerRules.all()) {
            RuleWatch watch = new RuleWatch(rule, Thresholds.COMMON);
            // No short circuit: the watch must see every sample.
            long count = samples.stream().filter(watch::accept).count();
            if (count > 0 && causes.contains(rule.cause())) {
              told.add(day);
            }
          }
        });
    return told;
  }

  private static int count(Set<String> told, Set<String> of) {
    return (int) of.stream().filter(told::contains).count();
  }

  @Test
  void faultsOfASingleZoneUnitAreTold() {
    Map<String, List<AirHandlerSample>> days = data("LBNL_SZVAV.csv");
    Set<String> normal = Set.of("2017-09-20", "2017-09-21", "2017-09-23", "2017-09-24");
    Set<String> faulted = new TreeSet<>(days.keySet());
    faulted.removeAll(normal);
    Set<String> told = told(days, Set.of(Cause.UNIT));
    int found = count(told, faulted);
    ValidationCase.of("D19-szvav", "Fault rules, single-zone unit: " + WHAT, SOURCE)
        .row("faulted days told", "7 of 7", found, "untuned rules 7 of 7", found == 7)
        .atMost("normal days told, of 4", 2, count(told, normal), "untuned rules 3 of 4")
        .conclude();
  }

  @Test
  void aMultiZoneUnitWithoutFaultsIsLeftAlone() {
    Map<String, List<AirHandlerSample>> days = data("LBNL_MZVAV-2-1.csv");
    // The file labels 2007-08-30 as normal, its documentation as faulted; here it counts as normal.
    Set<String> faulted = Set.of("2007-08-28", "2007-08-29");
    Set<String> normal = new TreeSet<>(days.keySet());
    normal.removeAll(faulted);
    Set<String> told = told(days, Set.of(Cause.UNIT));
    Set<String> noticed = told(days, Set.of(Cause.UNIT, Cause.UNIT_OR_SUPPLY));
    int found = count(told, faulted);
    ValidationCase page =
        ValidationCase.of("D19-mzvav", "Fault rules, multi-zone unit: " + WHAT, SOURCE)
            .atMost("normal days told, of 13", 0, count(told, normal), "untuned rules 1 of 13")
            .atMost(
                "normal days told or noticed for a missed set point, of 13",
                1,
                count(noticed, normal),
                "untuned rules 1 of 13");
    if (found < 2) {
      page.missed(
          "faulted days told",
          "2 of 2",
          found,
          "the cooling coil makes up for the leak; untuned rules 0 of 2");
    }
    page.conclude();
  }

  @Test
  void aRuleIsToldOnlyAfterItsDelayAndOnlyWhileItIsBroken() {
    RuleWatch watch = new RuleWatch(rule("22"), Thresholds.COMMON);
    for (int minute = 0; minute < 50; minute++) {
      assertThat(watch.accept(sample(60.0 * minute, 0.5, 0.5))).isFalse();
    }
    assertThat(watch.accept(sample(3000, 0.5, 0.5))).isTrue();
    assertThat(watch.accept(sample(3060, 0.5, 0))).isFalse();
    assertThat(watch.accept(sample(3120, 0.5, 0.5))).isFalse();
  }

  @Test
  void whatIsUnknownBreaksNoRule() {
    AirHandlerSample blind =
        new AirHandlerSample(
            0,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            true,
            true,
            1,
            1,
            0);
    assertThat(AirHandlerRules.all()).noneMatch(rule -> rule.isBrokenBy(blind, Thresholds.COMMON));
  }

  private static Rule rule(String id) {
    return AirHandlerRules.all().stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
  }

  private static AirHandlerSample sample(double second, double cooling, double heating) {
    return new AirHandlerSample(second, 16, 16, 16, 20, 21, 23, true, true, 0.2, cooling, heating);
  }
}
