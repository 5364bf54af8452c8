package org.plantroom.app;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** Today's figures as a page of the documentation. */
final class PerformancePage {
  private PerformancePage() {}

  /**
   * The page.
   *
   * @param results of the benches that ran
   * @param seconds how long each measured
   * @param now when, milliseconds since 1970 UTC
   */
  static String of(Machine machine, List<BenchResult> results, int seconds, long now) {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Performance

        What this build does on one machine. This page is written by `plantroom bench all --markdown FILE`: do not edit it,
        run the command again. `plantroom bench NAME --json FILE` gives one bench's figures to a program.

        """);
    page.append(setting(machine, seconds, now));
    page.append("| bench | figure | goal | measured | |\n| --- | --- | ---: | ---: | --- |\n");
    Goals.ALL.forEach(goal -> page.append(row(goal, results)));
    page.append(
        "\n"
            + "The goals are for two free cores; whatever else runs on the machine is taken off"
            + " them.\n");
    results.forEach(result -> page.append(section(result)));
    return page.toString();
  }

  private static String setting(Machine machine, int seconds, long now) {
    return String.format(
        Locale.ROOT,
        "Measured on %s, %d s a bench: %s, %.0f GB, %s. Load average before: %.1f%s.%n%n",
        Instant.ofEpochMilli(now).toString().substring(0, 10),
        seconds,
        machine.processor(),
        machine.memoryGb(),
        machine.java(),
        machine.loadAverage(),
        busy(machine));
  }

  private static String busy(Machine machine) {
    return machine.loadAverage() > 1
        ? ": **other work ran at the same time, so the figures are lower than the machine allows**"
        : "";
  }

  private static String row(Goals.Goal goal, List<BenchResult> results) {
    return results.stream()
        .filter(result -> result.bench().equals(goal.bench()))
        .map(result -> result.figures().get(goal.figure()))
        .filter(Objects::nonNull)
        .map(figure -> row(goal, figure))
        .collect(Collectors.joining());
  }

  private static String row(Goals.Goal goal, Number figure) {
    return "| %s | %s | %s | %s | %s |%n"
        .formatted(
            goal.bench(),
            goal.what(),
            goal.text(),
            BenchFigures.text(figure),
            goal.isReached(figure.doubleValue()) ? "reached" : "missed");
  }

  private static String section(BenchResult result) {
    StringBuilder text = new StringBuilder("\n## %s%n%n".formatted(result.bench()));
    result.notes().forEach(note -> text.append("- ").append(note).append('\n'));
    text.append("\n| figure | |\n| --- | ---: |\n");
    result
        .figures()
        .forEach(
            (name, figure) ->
                text.append("| %s | %s |%n".formatted(name, BenchFigures.text(figure))));
    result.curves().forEach(curve -> text.append(curve.markdown()));
    if (!result.frames().isEmpty()) {
      text.append("\nWhere the Java code spent its time, by Flight Recorder's samples:\n\n```\n");
      result.frames().forEach(frame -> text.append(frame).append('\n'));
      text.append("```\n");
    }
    return text.toString();
  }
}
