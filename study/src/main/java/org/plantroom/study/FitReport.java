package org.plantroom.study;

import java.util.List;

/**
 * What a calibration found: parameters, how far the fit is off, measured beside simulated.
 *
 * @param fit found
 */
record FitReport(Fit fit) {
  private static final double DAY = 86_400;

  /** Adds it to a page. */
  void write(ReportPage page) {
    page.heading("Calibration");
    page.paragraph("%d runs.".formatted(fit.evaluations()));
    page.table(
        List.of("parameter", "value", "95 % from", "to", ""),
        fit.parameters().stream().map(FitReport::parameter).toList());
    page.subheading("Error of the fit");
    errors(page, fit.errors());
    if (!fit.validation().isEmpty()) {
      page.subheading("Error of the validation");
      page.paragraph(
          "From day %s on; these data took no part in the fit."
              .formatted(Shown.number(fit.split() / DAY)));
      errors(page, fit.validation());
    }
    page.paragraph(
        "Guideline 14: CV(RMSE) of 30 % and NMBE of 10 % or less, for hourly data of energy or"
            + " power. Shares of temperatures in °C mean nothing.");
    if (fit.leftOut() > 0) {
      page.paragraph(
          "%d measured values do not count, since an input had nothing to follow then."
              .formatted(fit.leftOut()));
    }
    fit.comparisons().forEach(each -> page.svg(plot(each)));
  }

  private static List<String> parameter(Fit.Parameter each) {
    return List.of(
        each.label(),
        Shown.number(each.value()),
        Shown.number(each.low()),
        Shown.number(each.high()),
        each.atBound() ? "at the end of its range" : "");
  }

  private static void errors(ReportPage page, List<Fit.Deviation> errors) {
    page.table(
        List.of("quantity", "RMSE", "bias", "CV(RMSE)", "NMBE", "R²", "values", "Guideline 14"),
        errors.stream().map(FitReport::deviation).toList());
  }

  private static List<String> deviation(Fit.Deviation each) {
    return List.of(
        each.quantity(),
        Shown.number(each.rmse()),
        Shown.number(each.bias()),
        Shown.number(100 * each.cv()) + " %",
        Shown.number(100 * each.nmbe()) + " %",
        Shown.number(each.determination()),
        String.valueOf(each.samples()),
        each.isCalibrated() ? "kept" : "not kept");
  }

  private String plot(Fit.Comparison each) {
    Trajectory measured = each.measured();
    Trajectory simulated = each.simulated();
    double seconds = measured.size() == 0 ? 0 : measured.second(measured.size() - 1);
    Plot plot =
        Plot.overTime(simulated.label(), seconds)
            .reference("measured", measured.seconds(), measured.values())
            .line("simulated", simulated.seconds(), simulated.between(0, fit.split()));
    return fit.validation().isEmpty()
        ? plot.svg()
        : plot.line(
                "simulated, validation",
                simulated.seconds(),
                simulated.between(fit.split(), Double.POSITIVE_INFINITY))
            .svg();
  }
}
