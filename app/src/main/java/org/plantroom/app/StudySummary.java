package org.plantroom.app;

import java.io.PrintWriter;
import java.util.Locale;
import org.plantroom.study.Fit;
import org.plantroom.study.Optimum;
import org.plantroom.study.RunResult;
import org.plantroom.study.StudyResult;

/**
 * What a study found, in lines for a terminal.
 *
 * @param result of the study
 */
record StudySummary(StudyResult result) {
  /** Writes the lines. */
  void write(PrintWriter console) {
    result.runs().forEach(run -> write(console, run));
    result.optimum().ifPresent(best -> write(console, best));
    result.fit().ifPresent(fit -> write(console, fit));
  }

  private static void write(PrintWriter console, RunResult run) {
    console.println(run.scenario().name());
    run.kpis()
        .forEach((kpi, value) -> line(console, "  %s, %s".formatted(kpi.key(), kpi.unit()), value));
  }

  private static void write(PrintWriter console, Optimum best) {
    best.values().forEach((label, value) -> line(console, "best " + label, value));
    console.println(
        "by %s in %d runs%s"
            .formatted(
                best.how(),
                best.evaluations(),
                best.isFeasible() ? "" : "; no run kept all limits"));
  }

  private static void write(PrintWriter console, Fit fit) {
    for (Fit.Parameter each : fit.parameters()) {
      console.println(
          String.format(
              Locale.ROOT,
              "%-32s %14.5g (%.5g to %.5g)%s",
              each.label(),
              each.value(),
              each.low(),
              each.high(),
              each.atBound() ? " at the end of its range" : ""));
    }
    fit.errors().forEach(each -> error(console, "fit", each));
    fit.validation().forEach(each -> error(console, "validation", each));
  }

  private static void error(PrintWriter console, String data, Fit.Deviation each) {
    console.println(
        String.format(
            Locale.ROOT,
            "%s of %s: RMSE %.4g, CV(RMSE) %.1f %%, NMBE %.1f %%",
            data,
            each.quantity(),
            each.rmse(),
            100 * each.cv(),
            100 * each.nmbe()));
  }

  private static void line(PrintWriter console, String label, double value) {
    console.println(String.format(Locale.ROOT, "%-32s %14.5g", label, value));
  }
}
