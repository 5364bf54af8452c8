package org.plantroom.app;

import java.io.PrintWriter;
import java.util.Locale;
import org.plantroom.controls.LoopMargins;
import org.plantroom.controls.PiTuning;
import org.plantroom.controls.ProcessFit;
import org.plantroom.study.LoopRecord;
import org.plantroom.study.LoopRun;
import org.plantroom.study.LoopTuning;
import org.plantroom.study.TunedLoop;

/**
 * What the tuning of a loop found, in lines for a terminal.
 *
 * @param console takes them
 */
record TuneSummary(PrintWriter console) {
  /** Writes what a test of a plant found. */
  void write(LoopTuning found) {
    LoopTuning.StepRecord test = found.test();
    console.printf(
        Locale.ROOT,
        "test      output %.4g to %.4g, answer of %.0f min%n",
        test.resting(),
        test.resting() + test.step(),
        test.answer().second(test.answer().size() - 1) / 60);
    process(found.tuned());
    console.printf(
        Locale.ROOT,
        "present   Kp %.3g, Ti %s s, %s%n",
        found.present().gain(),
        Double.isFinite(found.present().integralTime())
            ? String.format(Locale.ROOT, "%.4g", found.present().integralTime())
            : "none",
        found.present().action().name().toLowerCase(Locale.ROOT));
    tuning(found.tuned());
    run("before", found.before());
    run("after", found.after());
  }

  /** Writes what a record showed. */
  void write(LoopRecord found) {
    process(found.tuned());
    found
        .present()
        .ifPresent(
            old ->
                console.printf(
                    Locale.ROOT, "present   Kp %.3g, Ti %.4g s%n", old.gain(), old.integralTime()));
    tuning(found.tuned());
  }

  private void process(TunedLoop tuned) {
    ProcessFit fit = tuned.fit();
    if (tuned.isQuick()) {
      console.printf(
          Locale.ROOT,
          "process   gain %.4g, the answer is over within about one decision of the controller%n",
          fit.process().gain());
    } else {
      console.printf(
          Locale.ROOT,
          "process   gain %.4g ± %.2g, lag %.4g ± %.2g s, dead time %.4g ± %.2g s%n",
          fit.process().gain(),
          fit.gainError(),
          fit.process().lag(),
          fit.lagError(),
          fit.process().deadTime(),
          fit.deadTimeError());
    }
    console.printf(
        Locale.ROOT,
        "fit       explains %.1f %% of the record, leaves an RMS of %.3g%n",
        100 * tuned.explained(),
        fit.residual());
    if (!tuned.isTrusted()) {
      console.printf(Locale.ROOT, "          that is little: do not use this tuning%n");
    }
  }

  private void tuning(TunedLoop tuned) {
    PiTuning found = tuned.tuning();
    LoopMargins margins = tuned.margins();
    console.printf(
        Locale.ROOT,
        "SIMC      Kp %.3g, Ti %.4g s, %s, with tau_c %.4g s%n",
        Math.abs(found.gain()),
        found.integralTime(),
        tuned.action().name().toLowerCase(Locale.ROOT),
        tuned.closedLoop());
    console.printf(
        Locale.ROOT,
        "margins   gain %.2f, phase %.0f degrees, Ms %.2f%n",
        margins.gain(),
        margins.phase(),
        margins.sensitivity());
  }

  private void run(String name, LoopRun run) {
    console.printf(
        Locale.ROOT,
        "%-9s IAE %.4g, overshoot %.3g, moves of the output %.3g after a step of the set point%n",
        name,
        run.integralError(),
        run.overshoot(),
        run.variation());
  }
}
