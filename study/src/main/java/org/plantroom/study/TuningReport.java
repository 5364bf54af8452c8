package org.plantroom.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plantroom.controls.Action;
import org.plantroom.controls.FirstOrder;
import org.plantroom.controls.LoopCourse;
import org.plantroom.controls.LoopMargins;
import org.plantroom.controls.LoopResponse;
import org.plantroom.controls.PiTuning;
import org.plantroom.controls.Pid;

/** What the tuning of a loop found, as one HTML page that needs nothing from outside. */
public final class TuningReport {
  private static final double SHOWN = 15;

  private final ReportPage page;

  private TuningReport(String title) {
    page = new ReportPage(title);
  }

  /** The page of a loop tuned by a test in simulation. */
  public static String of(LoopTuning found) {
    TuningReport report = new TuningReport("Tuning of " + found.task().loop());
    report.process(found.tuned());
    report.answer(found);
    report.controllers(found.tuned(), present(found.present()));
    report.courses(found);
    return report.page.end();
  }

  /** The page of a loop tuned from a record. */
  public static String of(LoopRecord found) {
    TuningReport report = new TuningReport("Tuning from " + found.measurement().path());
    report.process(found.tuned());
    report.record(found);
    report.controllers(found.tuned(), found.present());
    report.modelled(found);
    return report.page.end();
  }

  /** Empty for a controller without an integral part, of which margins say nothing. */
  private static Optional<PiTuning> present(Pid.Settings settings) {
    double sign = settings.action() == Action.REVERSE ? 1 : -1;
    return Double.isFinite(settings.integralTime())
        ? Optional.of(new PiTuning(sign * settings.gain(), settings.integralTime()))
        : Optional.empty();
  }

  private void process(TunedLoop tuned) {
    FirstOrder process = tuned.fit().process();
    page.heading("Process");
    page.table(
        List.of("first order with dead time", "value", "standard error"),
        List.of(
            row("gain k", process.gain(), tuned.fit().gainError()),
            row("lag τ, s", process.lag(), tuned.fit().lagError()),
            row("dead time θ, s", process.deadTime(), tuned.fit().deadTimeError())));
    page.paragraph(
        "The fit explains %s %% of what was recorded; it leaves an RMS of %s."
            .formatted(
                Shown.number(100 * tuned.explained()), Shown.number(tuned.fit().residual())));
    if (tuned.isQuick()) {
      page.paragraph(
          "The answer is over within about one decision of the controller, which counts as its lag."
              + " A shorter step of the plant, or a finer record, would tell more.");
    }
    if (!tuned.isTrusted()) {
      page.paragraph(
          "That is little: do not use this tuning. Disturbances, or a process of another form, were"
              + " stronger than the step.");
    }
  }

  private static List<String> row(String name, double value, double error) {
    return List.of(name, Shown.number(value), Shown.number(error));
  }

  private void answer(LoopTuning found) {
    LoopTuning.StepRecord test = found.test();
    page.paragraph(
        ("On day %s the output was stepped from %s to %s. Shown is the difference between two runs,"
                + " with the step and without.")
            .formatted(
                Shown.number(found.task().at() / 86_400),
                Shown.number(test.resting()),
                Shown.number(test.resting() + test.step())));
    Trajectory answer = test.answer();
    page.svg(
        Plot.overTime("change of the measurement", answer.second(answer.size() - 1))
            .reference("plant", answer.seconds(), answer.values())
            .line("fit", test.fitted().seconds(), test.fitted().values())
            .svg());
  }

  private void record(LoopRecord found) {
    Trajectory measured = found.measurement();
    double span = measured.second(measured.size() - 1);
    page.svg(
        Plot.overTime(measured.path(), span)
            .reference("recorded", measured.seconds(), measured.values())
            .line("fit", found.modelled().seconds(), found.modelled().values())
            .svg());
    page.svg(
        Plot.overTime(found.output().path(), span)
            .line("output", found.output().seconds(), found.output().values())
            .svg());
  }

  private void controllers(TunedLoop tuned, Optional<PiTuning> present) {
    page.heading("Controller");
    page.paragraph(
        ("SIMC (Skogestad 2003) with a wanted time constant of the closed loop of %s s. Half the"
                + " time between two decisions of the controller counts as dead time: θ is %s s.")
            .formatted(Shown.number(tuned.closedLoop()), Shown.number(tuned.process().deadTime())));
    List<List<String>> rows = new ArrayList<>();
    present.ifPresent(old -> rows.add(controller("present", tuned.process(), old)));
    rows.add(controller("SIMC", tuned.process(), tuned.tuning()));
    page.table(
        List.of(
            "by the fit",
            "Kp",
            "Ti, s",
            "gain margin",
            "phase margin, °",
            "Ms",
            "IAE of a set-point step, s",
            "IAE of a load step, s"),
        rows);
  }

  private static List<String> controller(String name, FirstOrder process, PiTuning tuning) {
    List<String> cells =
        new ArrayList<>(
            List.of(
                name, Shown.number(Math.abs(tuning.gain())), Shown.number(tuning.integralTime())));
    if (process.gain() * tuning.gain() <= 0) {
      cells.addAll(List.of("acts the wrong way", "", "", "", ""));
      return cells;
    }
    LoopMargins margins = LoopMargins.of(process, tuning);
    cells.add(Shown.number(margins.gain()));
    cells.add(Shown.number(margins.phase()));
    cells.add(Shown.number(margins.sensitivity()));
    boolean isStable = margins.gain() > 1 && margins.phase() > 0;
    cells.add(isStable ? Shown.number(setPoint(process, tuning)) : "swings");
    cells.add(isStable ? Shown.number(load(process, tuning)) : "swings");
    return cells;
  }

  private static double setPoint(FirstOrder process, PiTuning tuning) {
    return LoopResponse.toSetPoint(process, tuning).integralError();
  }

  private static double load(FirstOrder process, PiTuning tuning) {
    return LoopResponse.toLoad(process, tuning).integralError();
  }

  private void courses(LoopTuning found) {
    page.heading("In the plant, before and after");
    page.paragraph("The set point is stepped at the moment of the test.");
    page.table(
        List.of("run", "IAE", "overshoot", "moves of the output"),
        List.of(run("before", found.before()), run("after", found.after())));
    Trajectory wanted = found.before().setPoint();
    double span = wanted.second(wanted.size() - 1);
    Trajectory before = found.before().measurement();
    Trajectory after = found.after().measurement();
    page.svg(
        Plot.overTime(before.label(), span)
            .reference("set point", wanted.seconds(), wanted.values())
            .line("before", before.seconds(), before.values())
            .line("after", after.seconds(), after.values())
            .svg());
    page.svg(
        Plot.overTime(found.before().output().label(), span)
            .line("before", before.seconds(), found.before().output().values())
            .line("after", after.seconds(), found.after().output().values())
            .svg());
  }

  private static List<String> run(String name, LoopRun run) {
    return List.of(
        name,
        Shown.number(run.integralError()),
        Shown.number(run.overshoot()),
        Shown.number(run.variation()));
  }

  private void modelled(LoopRecord found) {
    TunedLoop tuned = found.tuned();
    double span =
        Math.max(
            SHOWN * (tuned.closedLoop() + tuned.process().deadTime()),
            2 * tuned.tuning().integralTime());
    page.heading("A step of the set point by 1, by the fit");
    Plot measurement = Plot.overTime("measurement", span);
    Plot output = Plot.overTime("output", span);
    found
        .present()
        .filter(old -> old.gain() * tuned.process().gain() > 0)
        .ifPresent(old -> draw("before", tuned, old, span, measurement, output));
    draw("after", tuned, tuned.tuning(), span, measurement, output);
    page.svg(measurement.svg());
    page.svg(output.svg());
  }

  private static void draw(
      String name, TunedLoop tuned, PiTuning tuning, double span, Plot measurement, Plot output) {
    LoopCourse course = LoopCourse.toSetPoint(tuned.process(), tuning, span);
    measurement.line(name, course.seconds(), course.measurements());
    output.line(name, course.seconds(), course.outputs());
  }
}
