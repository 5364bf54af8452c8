package org.plantroom.study;

import java.util.ArrayList;
import java.util.List;

/** A study's results as one HTML page that needs nothing from outside: tables, plots as SVG. */
public final class StudyReport {
  private static final int MOST_LINES = 5;
  private static final String STYLE =
      """
      <style>
      :root{color-scheme:light dark;--pale:#d5d9de}
      @media(prefers-color-scheme:dark){:root{--pale:#3a4046}}
      body{font:15px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem}
      table{border-collapse:collapse;display:block;overflow-x:auto}
      th,td{padding:.3rem .8rem;border-bottom:1px solid var(--pale);text-align:right;white-space:nowrap}
      th:first-child,td:first-child{text-align:left}
      small{opacity:.75;display:block}
      svg{max-width:48rem;width:100%;display:block;margin:1rem 0}
      </style>
      """;

  private final StudyResult result;
  private final StringBuilder page = new StringBuilder();

  private StudyReport(StudyResult result) {
    this.result = result;
  }

  /** The page. */
  public static String of(StudyResult result) {
    return new StudyReport(result).page();
  }

  private String page() {
    Study study = result.study();
    String title = Markup.escape(study.name());
    page.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
    page.append("<meta name=\"viewport\" content=\"width=device-width\">");
    page.append("<title>%s</title>\n".formatted(title)).append(STYLE);
    page.append("</head><body>\n<h1>%s</h1>\n".formatted(title));
    if (result.fit().isEmpty()) {
      page.append(
          "<p>%d runs of %s h each, of which %s h of warm-up are not measured. Differences are to %s.</p>\n"
              .formatted(
                  result.runs().size(),
                  Shown.number(study.duration() / 3600),
                  Shown.number(study.warmUp() / 3600),
                  Markup.escape(study.base().name())));
      kpis();
      unsettled();
      result.optimum().ifPresent(this::optimum);
      sweep();
      trajectories();
    }
    result.fit().ifPresent(this::fit);
    return page.append("</body></html>\n").toString();
  }

  private void heading(String words) {
    page.append("<h2>").append(Markup.escape(words)).append("</h2>\n");
  }

  private void row(String cell, List<String> cells) {
    page.append("<tr>");
    cells.forEach(text -> page.append("<%s>%s</%s>".formatted(cell, text, cell.substring(0, 2))));
    page.append("</tr>\n");
  }

  private void kpis() {
    heading("Scenarios");
    List<Kpi> kpis = List.copyOf(result.base().kpis().keySet());
    page.append("<table>\n");
    List<String> head = new ArrayList<>(List.of("scenario"));
    kpis.forEach(kpi -> head.add(Markup.escape(kpi.label())));
    row("th", head);
    for (RunResult run : result.runs()) {
      List<String> cells = new ArrayList<>(List.of(Markup.escape(run.scenario().name())));
      kpis.forEach(kpi -> cells.add(cell(run, kpi)));
      row("td", cells);
    }
    page.append("</table>\n");
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
      page.append(
          "<p>Parts of the plant did not agree within a step %d times: look at these results with care.</p>\n"
              .formatted(count));
    }
  }

  private void optimum(Optimum optimum) {
    heading("Optimum");
    Optimisation task = result.study().optimisation().orElseThrow();
    page.append(
        "<p>Least %s after %d runs by %s%s.</p>\n<table>\n"
            .formatted(
                task.goal().key(),
                optimum.evaluations(),
                task.method(),
                optimum.isFeasible() ? "" : "; <strong>no run kept all limits</strong>"));
    optimum
        .values()
        .forEach((label, value) -> row("td", List.of(Markup.escape(label), Shown.number(value))));
    page.append("</table>\n");
    double[] runs = optimum.history().stream().mapToDouble(Optimum.Step::evaluation).toArray();
    double[] goals = optimum.history().stream().mapToDouble(Optimum.Step::goal).toArray();
    if (runs.length > 1) {
      page.append(Plot.of("best " + task.goal().label(), "run").line("best", runs, goals).svg());
    }
  }

  private void sweep() {
    for (SweepCurve curve : SweepCurve.of(result.runs())) {
      heading("Sweep of " + curve.path());
      result.base().kpis().keySet().forEach(kpi -> page.append(curve.plot(kpi)));
    }
  }

  private void trajectories() {
    List<Trajectory> base = result.base().trajectories();
    if (base.isEmpty()) {
      return;
    }
    heading("Over time");
    if (result.runs().size() > MOST_LINES) {
      page.append("<p>The first %d scenarios.</p>\n".formatted(MOST_LINES));
    }
    for (int i = 0; i < base.size(); i++) {
      Plot plot = Plot.overTime(base.get(i).label(), result.study().duration());
      for (RunResult run : result.runs().stream().limit(MOST_LINES).toList()) {
        Trajectory trajectory = run.trajectories().get(i);
        plot.line(run.scenario().name(), trajectory.seconds(), trajectory.values());
      }
      page.append(plot.svg());
    }
  }

  private void fit(Fit fit) {
    heading("Calibration");
    page.append("<p>%d runs.</p>\n<table>\n".formatted(fit.evaluations()));
    row("th", List.of("parameter", "value", "95 % from", "to", ""));
    for (Fit.Parameter each : fit.parameters()) {
      String remark = each.atBound() ? "at the end of its range" : "";
      row(
          "td",
          List.of(
              Markup.escape(each.label()),
              Shown.number(each.value()),
              Shown.number(each.low()),
              Shown.number(each.high()),
              remark));
    }
    page.append("</table>\n<h3>Error of the fit</h3>\n<table>\n");
    row("th", List.of("quantity", "RMSE", "bias", "CV(RMSE)", "R²", "values"));
    fit.errors().forEach(this::deviation);
    page.append("</table>\n");
    for (Fit.Comparison each : fit.comparisons()) {
      Trajectory measured = each.measured();
      double seconds = measured.size() == 0 ? 0 : measured.second(measured.size() - 1);
      page.append(
          Plot.overTime(each.simulated().label(), seconds)
              .reference("measured", measured.seconds(), measured.values())
              .line("simulated", each.simulated().seconds(), each.simulated().values())
              .svg());
    }
  }

  private void deviation(Fit.Deviation each) {
    row(
        "td",
        List.of(
            Markup.escape(each.quantity()),
            Shown.number(each.rmse()),
            Shown.number(each.bias()),
            Shown.number(100 * each.cv()) + " %",
            Shown.number(each.determination()),
            String.valueOf(each.samples())));
  }
}
