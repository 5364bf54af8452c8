package org.plantroom.study;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes a study's results into a folder: {@code report.html}, {@code result.json} for pages, and
 * tables as CSV and Parquet. {@code kpis} has a row for each scenario and KPI, {@code trajectories}
 * one for each recorded value, {@code parameters} and {@code fit} what a calibration found.
 */
public final class ResultFiles {
  private final Path folder;

  /** Writes into a folder, which is made. */
  public ResultFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes all.
   *
   * @throws IOException when the folder cannot be written
   */
  public void write(StudyResult result) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("report.html"), StudyReport.of(result));
    try (Writer writer = Files.newBufferedWriter(folder.resolve("result.json"))) {
      ResultJson.write(result, writer);
    }
    if (!result.runs().isEmpty()) {
      kpis(result);
      trajectories(result);
    }
    if (result.fit().isPresent()) {
      fit(result.fit().get());
    }
  }

  private void kpis(StudyResult result) throws IOException {
    try (CSVPrinter csv = csv("kpis", "scenario", "kpi", "unit", "value", "base")) {
      for (RunResult run : result.runs()) {
        for (Map.Entry<Kpi, Double> kpi : run.kpis().entrySet()) {
          csv.printRecord(
              run.scenario().name(),
              kpi.getKey().key(),
              kpi.getKey().unit(),
              kpi.getValue(),
              result.base().kpis().get(kpi.getKey()));
        }
        csv.printRecord(
            run.scenario().name(), "timeRatio", "1", run.timeRatio(), result.base().timeRatio());
      }
    }
    parquet("kpis");
  }

  private void trajectories(StudyResult result) throws IOException {
    try (CSVPrinter csv = csv("trajectories", "scenario", "quantity", "unit", "seconds", "value")) {
      for (RunResult run : result.runs()) {
        for (Trajectory each : run.trajectories()) {
          for (int i = 0; i < each.size(); i++) {
            csv.printRecord(
                run.scenario().name(), each.path(), each.unit(), each.second(i), each.value(i));
          }
        }
      }
    }
    parquet("trajectories");
  }

  private void fit(Fit fit) throws IOException {
    try (CSVPrinter csv = csv("parameters", "parameter", "value", "low", "high", "atBound")) {
      for (Fit.Parameter each : fit.parameters()) {
        csv.printRecord(each.label(), each.value(), each.low(), each.high(), each.atBound());
      }
    }
    try (CSVPrinter csv =
        csv("fit", "data", "quantity", "rmse", "bias", "cv", "nmbe", "determination", "values")) {
      errors(csv, "fit", fit.errors());
      errors(csv, "validation", fit.validation());
    }
    parquet("parameters");
    parquet("fit");
  }

  private static void errors(CSVPrinter csv, String data, List<Fit.Deviation> errors)
      throws IOException {
    for (Fit.Deviation each : errors) {
      csv.printRecord(
          data,
          each.quantity(),
          each.rmse(),
          each.bias(),
          each.cv(),
          each.nmbe(),
          each.determination(),
          each.samples());
    }
  }

  private CSVPrinter csv(String name, String... header) throws IOException {
    Writer writer = Files.newBufferedWriter(folder.resolve(name + ".csv"));
    return new CSVPrinter(writer, CSVFormat.DEFAULT.builder().setHeader(header).get());
  }

  /** The same table once more, by DuckDB, which the history has on board for the same purpose. */
  private void parquet(String name) throws IOException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      // Beyond that it uses the disk; a study must not take the memory of others.
      statement.execute("SET memory_limit = '512MB'");
      statement.execute(
          "COPY (SELECT * FROM read_csv('%s', header = true)) TO '%s' (FORMAT parquet)"
              .formatted(quoted(name + ".csv"), quoted(name + ".parquet")));
    } catch (SQLException e) {
      throw new IOException("cannot write %s.parquet: %s".formatted(name, e.getMessage()), e);
    }
  }

  private String quoted(String file) {
    return folder.resolve(file).toString().replace("'", "''");
  }
}
