package org.plantroom.study;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import org.plantroom.controls.Action;
import org.plantroom.controls.FirstOrder;
import org.plantroom.controls.LoopMargins;
import org.plantroom.controls.PiTuning;
import org.plantroom.controls.ProcessFit;

/**
 * What a loop's process is like, and the controller that SIMC sets for it.
 *
 * @param fit of the record
 * @param explained share of the measurement's movement that the fit explains, R²
 * @param process as the controller meets it: half the time between two of its decisions counts as
 *     dead time, since its output stands still meanwhile (Skogestad 2003, section 2.3), and its lag
 *     as one decision at least, since it sees nothing faster
 * @param closedLoop wanted time constant τc, s
 * @param tuning by SIMC
 */
public record TunedLoop(
    ProcessFit fit, double explained, FirstOrder process, double closedLoop, PiTuning tuning) {
  /**
   * A controller that decides once in a while cannot make a loop faster than a few decisions;
   * measured noise and rate limits count too where a dead time of nearly 0 was found.
   */
  private static final int LEAST_DECISIONS = 3;

  /** Below that the fit is not to be trusted. */
  private static final double TRUSTED = 0.8;

  /**
   * Sets a controller.
   *
   * @param decision time between two decisions of the controller, s
   * @param wanted τc, s; empty for the dead time with its standard error, for it may be so long, or
   *     three decisions if that is more
   */
  static TunedLoop of(ProcessFit fit, double explained, double decision, OptionalDouble wanted) {
    FirstOrder found = fit.process();
    FirstOrder process =
        new FirstOrder(
            found.gain(), Math.max(found.lag(), decision), found.deadTime() + decision / 2);
    double unsure = Double.isFinite(fit.deadTimeError()) ? fit.deadTimeError() : 0;
    double closedLoop =
        wanted.orElse(Math.max(process.deadTime() + unsure, LEAST_DECISIONS * decision));
    return new TunedLoop(fit, explained, process, closedLoop, PiTuning.simc(process, closedLoop));
  }

  /** How far the new loop is from swinging, by the fit. */
  public LoopMargins margins() {
    return LoopMargins.of(process, tuning);
  }

  /**
   * What a controller in a plant file must say for this tuning; by key.
   *
   * @param present which way it acts now; the key is there only when that is wrong
   */
  public SequencedMap<String, String> keys(Action present) {
    SequencedMap<String, String> keys = new LinkedHashMap<>();
    keys.put("gain", rounded(Math.abs(tuning.gain())));
    keys.put("integralTime", rounded(tuning.integralTime()) + " s");
    if (present != action()) {
      keys.put("action", action().name().toLowerCase(Locale.ROOT));
    }
    return keys;
  }

  /** Three digits are more than a loop is known by. */
  private static String rounded(double value) {
    return new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }

  /** Which way the controller must act. */
  public Action action() {
    return tuning.gain() > 0 ? Action.REVERSE : Action.DIRECT;
  }

  /** True when the process answers faster than the controller decides, or the record tells. */
  public boolean isQuick() {
    return process.lag() > fit.process().lag();
  }

  /** False when little of what was recorded is explained by the fit. */
  public boolean isTrusted() {
    return explained >= TRUSTED && (isQuick() || fit.lagError() < fit.process().lag());
  }
}
