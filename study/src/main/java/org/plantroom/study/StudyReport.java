package org.plantroom.study;

import java.util.ArrayList;
import java.util.List;

/** A study's results as one HTML page that needs nothing from outside: tables, plots as SVG. */
public final class StudyReport {
  private static final int MOST_LINES = 5;
  private static final double HOUR = 3600;

  private final StudyResult result;
  private final ReportPage page;

  private StudyReport(StudyResult result) {
    this.result = result;
    page = new ReportPage(result.study().name());
  }

  /** The page. */
  public static String of(StudyResult result) {
    return new StudyReport(result).page();
  }

  private String page() {
    if (result.fit().isEmpty()) {
      Study study = result.study();
      page.paragraph(
          "%d runs of %s h each, of which %s h of warm-up are not measured. Differences are to %s."
              .formatted(
                  result.runs().size(),
                  Shown.number(study.duration() / HOUR),
                  Shown.number(study.warmUp() / HOUR),
                  study.base().name()));
      kpis();
      unsettled();
      incidents();
      result.optimum().ifPresent(optimum -> new OptimumReport(result, optimum).write(page));
      sweep();
      trajectories();
    }
    result.fit().ifPresent(fit -> new FitReport(fit).write(page));
    return page.end();
  }

  private void kpis() {
    page.heading("Scenarios");
    List<Kpi> kpis = List.copyOf(result.base().kpis().keySet());
    List<String> head = new ArrayList<>(List.of("scenario"));
    kpis.forEach(kpi -> head.add(kpi.label()));
    head.add("computing time ratio");
    List<List<String>> rows = new ArrayList<>();
    for (RunResult run : result.runs()) {
      List<String> cells = new ArrayList<>(List.of(Markup.escape(run.scenario().name())));
      kpis.forEach(kpi -> cells.add(cell(run, kpi)));
      cells.add(Shown.number(run.timeRatio()));
      rows.add(cells);
    }
    page.markedUpTable(head, rows);
  }

  private String cell(RunResult run, Kpi kpi) {
    double value = run.value(kpi);
    if (run.scenario().equals(result.study().base())) {
      return Shown.number(value);
    }
    String difference = Shown.difference(value, result.base().value(kpi));
    return "%s<small>%s</small>".formatted(Shown.number(value), difference);
  }

  private void unsettled() {
    long count = result.runs().stream().mapToLong(RunResult::unsettled).sum();
    if (count > 0) {
      page.paragraph(
          "Parts of the plant did not agree within a step %d times: look at these results with care."
              .formatted(count));
    }
  }

  private void incidents() {
    List<List<String>> rows = new ArrayList<>();
    for (RunResult run : result.runs()) {
      for (Incident incident : run.incidents()) {
        rows.add(
            List.of(
                run.scenario().name(),
                incident.what(),
                day(incident.begin()),
                day(Math.min(incident.end(), result.study().duration()))));
      }
    }
    if (!rows.isEmpty()) {
      page.heading("Faults and events");
      page.table(List.of("scenario", "what", "from day", "to day"), rows);
    }
  }

  private static String day(double seconds) {
    return Shown.number(seconds / (24 * HOUR));
  }

  private void sweep() {
    for (SweepCurve curve : SweepCurve.of(result.runs())) {
      page.heading("Sweep of " + curve.path());
      result.base().kpis().keySet().forEach(kpi -> page.svg(curve.plot(kpi)));
    }
    for (SweepMap map : SweepMap.of(result.runs())) {
      page.heading("Map of %s and %s".formatted(map.across(), map.up()));
      result.base().kpis().keySet().forEach(kpi -> page.svg(map.plot(kpi)));
    }
  }

  private void trajectories() {
    List<Trajectory> base = result.base().trajectories();
    if (base.isEmpty()) {
      return;
    }
    page.heading("Over time");
    if (result.runs().size() > MOST_LINES) {
      page.paragraph("The first %d scenarios.".formatted(MOST_LINES));
    }
    for (int i = 0; i < base.size(); i++) {
      Plot plot = Plot.overTime(base.get(i).label(), result.study().duration());
      for (RunResult run : result.runs().stream().limit(MOST_LINES).toList()) {
        Trajectory trajectory = run.trajectories().get(i);
        plot.line(run.scenario().name(), trajectory.seconds(), trajectory.values());
      }
      page.svg(plot.svg());
    }
  }
}
