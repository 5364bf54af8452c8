package org.plantroom.study;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What an optimisation found, and its way there.
 *
 * @param result of the study
 * @param optimum found
 */
record OptimumReport(StudyResult result, Optimum optimum) {
  /** Adds it to a page. */
  void write(ReportPage page) {
    Optimisation task = result.study().optimisation().orElseThrow();
    page.heading("Optimum");
    page.paragraph(
        "Least %s of %d runs by %s%s."
            .formatted(
                task.goal().key(),
                optimum.evaluations(),
                optimum.how(),
                optimum.isFeasible() ? "" : ", though no run kept all limits"));
    page.table(
        List.of("parameter", "value", "from", "to"),
        task.vary().stream().map(this::parameter).toList());
    if (!task.atMost().isEmpty()) {
      page.subheading("Limits");
      page.table(
          List.of("KPI", "at most", "optimum", ""),
          task.atMost().entrySet().stream()
              .map(limit -> limit(limit.getKey(), limit.getValue()))
              .toList());
    }
    page.svg(way(task));
  }

  private List<String> parameter(Vary vary) {
    double value = optimum.values().getOrDefault(vary.label(), Double.NaN);
    return List.of(
        vary.label(), Shown.number(value), Shown.number(vary.from()), Shown.number(vary.to()));
  }

  private List<String> limit(Kpi kpi, double most) {
    double value = optimum.run().value(kpi);
    return List.of(
        kpi.label(), Shown.number(most), Shown.number(value), value <= most ? "kept" : "exceeded");
  }

  private String way(Optimisation task) {
    Plot plot = Plot.of(task.goal().label() + " of each run", "run");
    if (!task.atMost().isEmpty()) {
      trials(plot, "beyond a limit", trial -> !trial.isFeasible());
    }
    trials(plot, task.atMost().isEmpty() ? "runs" : "within limits", Optimum.Trial::isFeasible);
    // To the last run, so that a first step that is never beaten is a line too.
    List<Optimum.Step> steps = new ArrayList<>(optimum.history());
    if (!steps.isEmpty()) {
      steps.add(new Optimum.Step(optimum.evaluations(), steps.getLast().goal()));
    }
    return plot.line(
            "best so far",
            steps.stream().mapToDouble(Optimum.Step::evaluation).toArray(),
            steps.stream().mapToDouble(Optimum.Step::goal).toArray())
        .svg();
  }

  private void trials(Plot plot, String name, Predicate<Optimum.Trial> kind) {
    List<Optimum.Trial> some = optimum.trials().stream().filter(kind).toList();
    plot.dots(
        name,
        some.stream().mapToDouble(Optimum.Trial::evaluation).toArray(),
        some.stream().mapToDouble(Optimum.Trial::goal).toArray());
  }
}
