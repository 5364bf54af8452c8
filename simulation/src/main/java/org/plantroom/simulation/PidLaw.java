package org.plantroom.simulation;

import java.util.Optional;
import org.plantroom.controls.Pid;
import org.plantroom.physics.Component;

/**
 * What a PID controller of a plant does: it follows its set point while enabled and rests at its
 * least output otherwise, from where it goes on without a bump.
 *
 * <p>Owner: the thread that steps the plant.
 */
final class PidLaw implements ControlBlock.Law {
  static final String SET_POINT = "setPoint";
  static final String MEASUREMENT = "measurement";
  static final String OUTPUT = "output";

  private final Pid.Settings settings;
  private final Pid pid;

  PidLaw(Pid.Settings settings) {
    this.settings = settings;
    pid = new Pid(settings);
  }

  /** The law of a component; empty when it is no PID controller. */
  static Optional<PidLaw> of(Component component) {
    return component instanceof ControlBlock block && block.law() instanceof PidLaw law
        ? Optional.of(law)
        : Optional.empty();
  }

  /** What it is set to. */
  Pid.Settings settings() {
    return settings;
  }

  @Override
  public void decide(double[] in, double[] out, double seconds) {
    if (in[2] >= 0.5) {
      out[0] = pid.step(in[0], in[1], seconds);
    } else {
      pid.follow(settings.low(), in[0], in[1]);
      out[0] = settings.low();
    }
  }
}
