package org.plantroom.study;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;

/**
 * Writes a study's results as JSON, for pages that draw them. Trajectories keep what can be seen of
 * them; numbers have seven digits, and what is no number is null.
 */
final class ResultJson {
  /** Points of all lines together, so that a browser can hold them. */
  private static final int MOST_POINTS = 200_000;

  private static final int MOST_POINTS_OF_A_LINE = 1_000;
  private static final int LEAST_POINTS_OF_A_LINE = 50;
  private static final MathContext DIGITS = new MathContext(7);

  private final StudyResult result;
  private final JsonGenerator json;

  private ResultJson(StudyResult result, JsonGenerator json) {
    this.result = result;
    this.json = json;
  }

  /** A piece of the document. */
  private interface Piece {
    void write() throws IOException;
  }

  /**
   * Writes it and closes the writer.
   *
   * @throws IOException when the writer does
   */
  static void write(StudyResult result, Writer writer) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(writer)) {
      new ResultJson(result, json).document();
    }
  }

  private void document() throws IOException {
    Study study = result.study();
    json.writeStartObject();
    json.writeStringField("name", study.name());
    number("durationSeconds", study.duration());
    number("warmUpSeconds", study.warmUp());
    array("kpis", this::kpis);
    array("scenarios", () -> each(result.runs(), this::scenario));
    array("quantities", this::quantities);
    array("sweeps", () -> each(SweepCurve.of(result.runs()), this::sweep));
    optional("optimum", result.optimum().isPresent(), this::optimum);
    optional("fit", result.fit().isPresent(), this::fit);
    json.writeEndObject();
  }

  private void kpis() throws IOException {
    List<RunResult> runs = result.runs();
    List<Kpi> kpis = runs.isEmpty() ? List.of() : List.copyOf(result.base().kpis().keySet());
    each(
        kpis,
        kpi -> {
          json.writeStringField("key", kpi.key());
          json.writeStringField("unit", kpi.unit());
        });
  }

  private void scenario(RunResult run) throws IOException {
    Scenario scenario = run.scenario();
    json.writeStringField("name", scenario.name());
    json.writeObjectFieldStart("changes");
    for (Map.Entry<String, String> change : scenario.changes().entrySet()) {
      json.writeStringField(change.getKey(), change.getValue());
    }
    json.writeEndObject();
    json.writeNumberField("events", scenario.events().size());
    json.writeNumberField("unsettled", run.unsettled());
    json.writeObjectFieldStart("values");
    for (Map.Entry<Kpi, Double> kpi : run.kpis().entrySet()) {
      number(kpi.getKey().key(), kpi.getValue());
    }
    json.writeEndObject();
  }

  private void quantities() throws IOException {
    List<RunResult> runs = result.runs();
    int count = runs.isEmpty() ? 0 : result.base().trajectories().size();
    int points = pointsOfALine(count * runs.size());
    for (int i = 0; i < count; i++) {
      Trajectory base = result.base().trajectories().get(i);
      int index = i;
      json.writeStartObject();
      json.writeStringField("path", base.path());
      json.writeStringField("unit", base.unit());
      // In the order of the scenarios.
      array("lines", () -> each(runs, run -> line(run.trajectories().get(index), points)));
      json.writeEndObject();
    }
  }

  private static int pointsOfALine(int lines) {
    return Math.clamp(
        MOST_POINTS / Math.max(1, lines), LEAST_POINTS_OF_A_LINE, MOST_POINTS_OF_A_LINE);
  }

  private void line(Trajectory trajectory, int points) throws IOException {
    int[] kept = Thinning.of(trajectory.seconds(), trajectory.values(), points);
    numbers("seconds", kept, trajectory.seconds());
    numbers("values", kept, trajectory.values());
  }

  private void sweep(SweepCurve curve) throws IOException {
    json.writeStringField("path", curve.path());
    array(
        "points",
        () ->
            each(
                curve.points(),
                point -> {
                  number("value", point.value());
                  json.writeNumberField("scenario", result.runs().indexOf(point.run()));
                }));
  }

  private void optimum() throws IOException {
    Optimum optimum = result.optimum().orElseThrow();
    Optimisation task = result.study().optimisation().orElseThrow();
    json.writeStringField("method", optimum.how());
    json.writeStringField("goal", task.goal().key());
    json.writeNumberField("evaluations", optimum.evaluations());
    json.writeBooleanField("feasible", optimum.isFeasible());
    json.writeObjectFieldStart("atMost");
    for (Map.Entry<Kpi, Double> limit : task.atMost().entrySet()) {
      number(limit.getKey().key(), limit.getValue());
    }
    json.writeEndObject();
    json.writeObjectFieldStart("values");
    for (Map.Entry<String, Double> value : optimum.values().entrySet()) {
      number(value.getKey(), value.getValue());
    }
    json.writeEndObject();
    array(
        "history",
        () ->
            each(
                optimum.history(),
                step -> {
                  json.writeNumberField("evaluation", step.evaluation());
                  number("goal", step.goal());
                }));
  }

  private void fit() throws IOException {
    Fit fit = result.fit().orElseThrow();
    json.writeNumberField("evaluations", fit.evaluations());
    array("parameters", () -> each(fit.parameters(), this::parameter));
    array("errors", () -> each(fit.errors(), this::deviation));
    array("validation", () -> each(fit.validation(), this::deviation));
    array("comparisons", () -> each(fit.comparisons(), this::comparison));
  }

  private void parameter(Fit.Parameter parameter) throws IOException {
    json.writeStringField("label", parameter.label());
    number("value", parameter.value());
    number("low", parameter.low());
    number("high", parameter.high());
    json.writeBooleanField("atBound", parameter.atBound());
  }

  private void deviation(Fit.Deviation deviation) throws IOException {
    json.writeStringField("quantity", deviation.quantity());
    number("rmse", deviation.rmse());
    number("bias", deviation.bias());
    number("cv", deviation.cv());
    number("nmbe", deviation.nmbe());
    number("determination", deviation.determination());
    json.writeNumberField("samples", deviation.samples());
  }

  private void comparison(Fit.Comparison comparison) throws IOException {
    json.writeStringField("path", comparison.simulated().path());
    json.writeStringField("unit", comparison.simulated().unit());
    object("measured", () -> line(comparison.measured(), MOST_POINTS_OF_A_LINE));
    object("simulated", () -> line(comparison.simulated(), MOST_POINTS_OF_A_LINE));
  }

  private interface Item<T> {
    void write(T item) throws IOException;
  }

  /** An object for each item. */
  private <T> void each(List<T> items, Item<T> piece) throws IOException {
    for (T item : items) {
      json.writeStartObject();
      piece.write(item);
      json.writeEndObject();
    }
  }

  private void array(String name, Piece items) throws IOException {
    json.writeArrayFieldStart(name);
    items.write();
    json.writeEndArray();
  }

  private void object(String name, Piece fields) throws IOException {
    json.writeObjectFieldStart(name);
    fields.write();
    json.writeEndObject();
  }

  private void optional(String name, boolean present, Piece fields) throws IOException {
    if (present) {
      object(name, fields);
    } else {
      json.writeNullField(name);
    }
  }

  private void numbers(String name, int[] kept, double[] all) throws IOException {
    json.writeArrayFieldStart(name);
    for (int index : kept) {
      number(all[index]);
    }
    json.writeEndArray();
  }

  private void number(String name, double value) throws IOException {
    json.writeFieldName(name);
    number(value);
  }

  private void number(double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumber(BigDecimal.valueOf(value).round(DIGITS));
    } else {
      json.writeNull();
    }
  }
}
