package org.plantroom.study;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.plantroom.controls.PiTuning;
import org.plantroom.controls.ProcessFit;
import org.plantroom.controls.RecordFit;
import org.plantroom.core.Suggestion;

/**
 * A loop tuned from a record of its output and measurement, such as of a step by hand on a live
 * machine.
 *
 * @param output of the controller, taken at even times
 * @param measurement at the same times
 * @param modelled what the fit says of it
 * @param tuned the controller that SIMC sets
 * @param present gain and integral time in use, for comparison; empty when not told
 */
public record LoopRecord(
    Trajectory output,
    Trajectory measurement,
    Trajectory modelled,
    TunedLoop tuned,
    Optional<PiTuning> present) {
  private static final int MOST_SAMPLES = 5_000;

  /** A line joins measured values that are at most so many of their usual spacings apart. */
  private static final double BRIDGED = 5;

  /**
   * What to read.
   *
   * @param file CSV as studies take it, or an export of the history
   * @param zone of times that name none
   * @param output column of the controller's output
   * @param measurement column of the measurement
   */
  public record Source(Path file, ZoneId zone, String output, String measurement) {}

  /**
   * Reads a record and tunes its loop.
   *
   * @param closedLoop wanted τc, s; empty for the usual choice
   * @param present gain and integral time in use
   * @throws StudyException when there is no such file or column, or too little to see in it
   */
  public static LoopRecord read(
      Source source, OptionalDouble closedLoop, Optional<PiTuning> present) throws StudyException {
    MeasuredData data = MeasuredCsv.read(source.file(), source.zone());
    MeasuredColumn output = column(data, source.output());
    MeasuredColumn measurement = column(data, source.measurement());
    try {
      return of(source, output, measurement, closedLoop, present);
    } catch (IllegalArgumentException e) {
      throw new StudyException(
          "%s: %s; record a step of the output by hand, from rest until the measurement has settled"
              .formatted(source.file().getFileName(), e.getMessage()),
          e);
    }
  }

  private static MeasuredColumn column(MeasuredData data, String name) throws StudyException {
    if (!data.names().contains(name)) {
      throw new StudyException(
          "no column \"%s\"%s; there are %s"
              .formatted(
                  name, Suggestion.hint(name, data.names()), String.join(", ", data.names())));
    }
    MeasuredColumn column = data.column(name);
    if (column.size() < 2) {
      throw new StudyException("column \"%s\" has fewer than two values".formatted(name));
    }
    return column;
  }

  private static LoopRecord of(
      Source source,
      MeasuredColumn output,
      MeasuredColumn measurement,
      OptionalDouble closedLoop,
      Optional<PiTuning> present) {
    double begin = Math.max(output.second(0), measurement.second(0));
    double end = Math.max(last(output), last(measurement));
    double step = Math.max(spacing(output, measurement), (end - begin) / MOST_SAMPLES);
    int samples = 1 + (int) Math.floor((end - begin) / step + 1e-9);
    double[] seconds = new double[Math.max(0, samples)];
    Arrays.setAll(seconds, i -> i * step);
    // A controller's output stays as it is until it decides anew, however the table has it.
    double[] outputs = sampled(output.holding(), seconds, begin, Double.POSITIVE_INFINITY);
    double gap = BRIDGED * measurement.spacing();
    double[] measurements = sampled(measurement, seconds, begin, gap);
    hold(outputs);
    ProcessFit fit = RecordFit.of(step, outputs, measurements);
    double[] modelled = RecordFit.modelled(fit.process(), step, outputs, measurements);
    return new LoopRecord(
        new Trajectory(source.output(), "1", seconds, outputs),
        new Trajectory(source.measurement(), "1", seconds, measurements),
        new Trajectory(source.measurement(), "1", seconds, modelled),
        TunedLoop.of(fit, explained(measurements, modelled), step, closedLoop),
        present);
  }

  private static double last(MeasuredColumn column) {
    return column.second(column.size() - 1);
  }

  /** Of the column with more values: half of them are at most so far apart, s. */
  private static double spacing(MeasuredColumn one, MeasuredColumn other) {
    MeasuredColumn finer = one.size() > other.size() ? one : other;
    double[] gaps = new double[finer.size() - 1];
    Arrays.setAll(gaps, i -> finer.second(i + 1) - finer.second(i));
    Arrays.sort(gaps);
    return gaps[gaps.length / 2];
  }

  private static double[] sampled(
      MeasuredColumn column, double[] seconds, double begin, double gap) {
    return Arrays.stream(seconds).map(time -> column.at(begin + time, gap)).toArray();
  }

  /** Where the output is not known it is taken to have stayed. */
  private static void hold(double[] outputs) {
    for (int i = 1; i < outputs.length; i++) {
      outputs[i] = Double.isFinite(outputs[i]) ? outputs[i] : outputs[i - 1];
    }
    for (int i = outputs.length - 2; i >= 0; i--) {
      outputs[i] = Double.isFinite(outputs[i]) ? outputs[i] : outputs[i + 1];
    }
  }

  private static double explained(double[] measured, double[] modelled) {
    int[] known =
        IntStream.range(0, measured.length).filter(i -> Double.isFinite(measured[i])).toArray();
    return FitErrors.of(
            "",
            Arrays.stream(known).mapToDouble(i -> measured[i]).toArray(),
            Arrays.stream(known).mapToDouble(i -> modelled[i]).toArray())
        .determination();
  }
}
