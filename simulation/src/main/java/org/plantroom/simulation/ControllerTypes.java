package org.plantroom.simulation;

import java.util.List;
import org.plantroom.controls.Action;
import org.plantroom.controls.Curve;
import org.plantroom.controls.HeatCurve;
import org.plantroom.controls.Hysteresis;
import org.plantroom.controls.Pid;
import org.plantroom.controls.RateLimit;
import org.plantroom.controls.RunTimes;
import org.plantroom.controls.TrimAndRespond;
import org.plantroom.physics.Component;
import org.plantroom.physics.InputRange;

/** The controllers that plant files can name. */
final class ControllerTypes {
  private static final Parameter UNIT =
      Parameter.text("unit", "of the set point and the measurement").or("Cel");
  private static final Parameter OUTPUT_UNIT =
      Parameter.text("outputUnit", "of the output").or("1");

  private ControllerTypes() {}

  /** Every controller. */
  static List<ComponentType> all() {
    return List.of(
        pid(),
        heatCurve(),
        curve(),
        onOff(),
        rateLimit(),
        trimAndRespond(),
        ScheduleTypes.schedule(),
        SequenceTypes.sequence(),
        SignalTypes.scale(),
        SignalTypes.choice(),
        SignalTypes.highest(),
        SignalTypes.lowest(),
        SignalTypes.sum());
  }

  private static ComponentType pid() {
    return new ComponentType(
            "pid",
            "PID controller with limits and anti-windup",
            List.of(
                Parameter.amount("gain", "1", 0, 1e9, "output per unit of the measurement"),
                Parameter.amount(
                        "integralTime", "s", 1e-3, 1e9, "of the integral part; none without")
                    .optional(),
                Parameter.amount("derivativeTime", "s", 0, 1e6, "of the derivative part").or("0 s"),
                Parameter.amount("derivativeFilter", "1", 1, 100, "the derivative's filter")
                    .or("10"),
                Parameter.amount("setPointWeight", "1", 0, 1, "of the proportional part").or("1"),
                Parameter.amount("low", "1", "least output").or("0"),
                Parameter.amount("high", "1", "greatest output").or("1"),
                Parameter.choice(
                        "action",
                        List.of("reverse", "direct"),
                        "reverse for heating, direct for cooling")
                    .or("reverse"),
                UNIT,
                OUTPUT_UNIT),
            ControllerTypes::pid)
        .needs("setPoint", "measurement");
  }

  private static Component pid(Values values) {
    PidLaw law = new PidLaw(settings(values));
    return new ControlBlock(law)
        .input(PidLaw.SET_POINT, values.text("unit"), InputRange.any(0))
        .input(PidLaw.MEASUREMENT, values.text("unit"), InputRange.any(0))
        .input("enabled", "1", InputRange.share(1))
        .output(PidLaw.OUTPUT, values.text("outputUnit"), values.amount("low"));
  }

  private static Pid.Settings settings(Values values) {
    return new Pid.Settings(
        values.amount("gain"),
        values.has("integralTime") ? values.amount("integralTime") : Double.POSITIVE_INFINITY,
        values.amount("derivativeTime"),
        values.amount("derivativeFilter"),
        values.amount("setPointWeight"),
        0.9,
        values.amount("low"),
        values.amount("high"),
        values.text("action").equals("direct") ? Action.DIRECT : Action.REVERSE);
  }

  private static ComponentType heatCurve() {
    return new ComponentType(
            "heatCurve",
            "supply temperature by outdoor temperature",
            List.of(
                Parameter.amount("designOutdoor", "Cel", -60, 20, "the supply is designed for")
                    .or("-12 °C"),
                Parameter.amount("designSupply", "Cel", 15, 95, "supply temperature then"),
                Parameter.amount("room", "Cel", 15, 28, "wanted room temperature").or("20 °C"),
                Parameter.amount("exponent", "1", 1, 1.6, "of the emitters").or("1.3"),
                Parameter.amount("shift", "K", -30, 30, "added to the curve").or("0 K"),
                Parameter.amount("heatingLimit", "Cel", -20, 28, "no heat above").or("15 °C"),
                Parameter.amount("least", "Cel", 0, 95, "least supply temperature").or("20 °C"),
                Parameter.amount("greatest", "Cel", 0, 110, "greatest supply temperature")
                    .or("95 °C"),
                Parameter.amount("damping", "s", 0, 1e7, "time constant of the outdoor temperature")
                    .or("6 h")),
            ControllerTypes::heatCurve)
        .needs("outdoor");
  }

  private static Component heatCurve(Values values) {
    HeatCurve curve =
        new HeatCurve(
            new HeatCurve.Settings(
                values.amount("designOutdoor"),
                values.amount("designSupply"),
                values.amount("room"),
                values.amount("exponent"),
                values.amount("shift"),
                values.amount("heatingLimit"),
                values.amount("least"),
                values.amount("greatest"),
                values.amount("damping")));
    return new ControlBlock(
            (in, out, seconds) -> {
              curve.step(in[0], seconds);
              out[0] = curve.supply() + in[1];
              out[1] = curve.heats() ? 1 : 0;
              out[2] = curve.damped();
            })
        .input("outdoor", "Cel", InputRange.any(0))
        .input("correction", "K", new InputRange(-30, 30, 0))
        .output("supply", "Cel", values.amount("least"))
        .output("heats", "1", 0)
        .output("dampedOutdoor", "Cel", 0);
  }

  private static ComponentType curve() {
    return new ComponentType(
            "curve",
            "a broken line, constant beyond its ends",
            List.of(
                Parameter.table("points", "input and output, rising inputs", "1", "1"),
                UNIT,
                OUTPUT_UNIT),
            ControllerTypes::curve)
        .needs("input");
  }

  private static Component curve(Values values) {
    double[][] rows = values.table("points");
    double[] inputs = new double[rows.length];
    double[] outputs = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      inputs[i] = rows[i][0];
      outputs[i] = rows[i][1];
    }
    Curve curve = new Curve(inputs, outputs);
    return new ControlBlock((in, out, seconds) -> out[0] = curve.at(in[0]))
        .input("input", values.text("unit"), InputRange.any(0))
        .output("output", values.text("outputUnit"), outputs[0]);
  }

  private static ComponentType onOff() {
    return new ComponentType(
            "onOff",
            "switch with a dead band, least run and stop times",
            List.of(
                Parameter.amount("on", "1", "switches on here, relative to the set point"),
                Parameter.amount("off", "1", "switches off here, relative to the set point"),
                Parameter.amount("leastRun", "s", 0, 1e6, "runs at least so long").or("0 s"),
                Parameter.amount("leastStop", "s", 0, 1e6, "stops at least so long").or("0 s"),
                UNIT),
            ControllerTypes::onOff)
        .needs("measurement");
  }

  private static Component onOff(Values values) {
    Hysteresis band = new Hysteresis(values.amount("on"), values.amount("off"));
    RunTimes times = new RunTimes(values.amount("leastRun"), values.amount("leastStop"));
    return new ControlBlock(
            (in, out, seconds) -> {
              boolean wanted = band.step(in[1] - in[0]) && in[2] >= 0.5;
              out[0] = times.step(wanted, seconds) ? 1 : 0;
              out[1] = times.starts();
            })
        .input("setPoint", values.text("unit"), InputRange.any(0))
        .input("measurement", values.text("unit"), InputRange.any(0))
        .input("enabled", "1", InputRange.share(1))
        .output("output", "1", 0)
        .output("starts", "1", 0);
  }

  private static ComponentType rateLimit() {
    return new ComponentType(
            "rateLimit",
            "lets a signal rise and fall no faster than allowed",
            List.of(
                Parameter.amount("rise", "1", 1e-12, 1e12, "greatest rise a second"),
                Parameter.amount("fall", "1", 1e-12, 1e12, "greatest fall a second"),
                Parameter.amount("initial", "1", "where it begins").or("0"),
                UNIT),
            ControllerTypes::rateLimit)
        .needs("input");
  }

  private static Component rateLimit(Values values) {
    RateLimit limit =
        new RateLimit(values.amount("rise"), values.amount("fall"), values.amount("initial"));
    return new ControlBlock((in, out, seconds) -> out[0] = limit.step(in[0], seconds))
        .input("input", values.text("unit"), InputRange.any(0))
        .output("output", values.text("unit"), values.amount("initial"));
  }

  private static ComponentType trimAndRespond() {
    return new ComponentType(
            "trimAndRespond",
            "set point that trims itself and responds to requests, Guideline 36",
            List.of(
                Parameter.amount("initial", "1", "set point at the start"),
                Parameter.amount("least", "1", "set point"),
                Parameter.amount("greatest", "1", "set point"),
                Parameter.amount("delay", "s", 0, 1e6, "after a start").or("10 min"),
                Parameter.amount("interval", "s", 1, 1e6, "between changes").or("2 min"),
                Parameter.whole("ignored", 0, 1000, "requests that change nothing").or("2"),
                Parameter.amount("trim", "1", "added each interval"),
                Parameter.amount("respond", "1", "added for each request that counts"),
                Parameter.amount("mostRespond", "1", "greatest response of an interval"),
                Parameter.amount("leastHold", "s", 0, 1e6, "a hold lasts so long").or("0 s"),
                UNIT),
            ControllerTypes::trimAndRespond)
        .needs("requests");
  }

  private static Component trimAndRespond(Values values) {
    TrimAndRespond law =
        new TrimAndRespond(
            new TrimAndRespond.Settings(
                values.amount("initial"),
                values.amount("least"),
                values.amount("greatest"),
                values.amount("delay"),
                values.amount("interval"),
                values.whole("ignored"),
                values.amount("trim"),
                values.amount("respond"),
                values.amount("mostRespond"),
                values.amount("leastHold")));
    return new ControlBlock(
            (in, out, seconds) ->
                out[0] = law.step(in[1] >= 0.5, in[2] >= 0.5, (int) Math.round(in[0]), seconds))
        .input("requests", "1", new InputRange(0, 1e6, 0))
        .input("on", "1", InputRange.share(1))
        .input("hold", "1", InputRange.share(0))
        .output("setPoint", values.text("unit"), values.amount("initial"));
  }
}
