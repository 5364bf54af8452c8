package org.plantroom.simulation;

import java.util.List;
import org.plantroom.controls.Sequence;
import org.plantroom.physics.Component;
import org.plantroom.physics.InputRange;

/** Machines that share a load, in plant files. */
final class SequenceTypes {
  private static final int MOST = 20;

  private SequenceTypes() {}

  /** Lead and lag machines by load, the one with the fewest hours first. */
  static ComponentType sequence() {
    return new ComponentType(
            "sequence",
            "starts and stops machines that share a load, the one with the fewest hours first",
            List.of(
                Parameter.whole("machines", 1, MOST, "how many"),
                Parameter.amount("up", "1", 0, 1, "load at which another starts").or("90 %"),
                Parameter.amount("down", "1", 0, 1, "load of the rest at which one stops")
                    .or("80 %"),
                Parameter.amount("upDelay", "s", 0, 1e6, "so long loaded").or("5 min"),
                Parameter.amount("downDelay", "s", 0, 1e6, "so long idle").or("10 min"),
                Parameter.amount("leastRun", "s", 0, 1e6, "of a machine").or("10 min"),
                Parameter.amount("leastStop", "s", 0, 1e6, "of a machine").or("10 min")),
            SequenceTypes::sequence)
        .needs("load");
  }

  private static Component sequence(Values values) {
    int machines = values.whole("machines");
    Sequence sequence =
        new Sequence(
            new Sequence.Settings(
                machines,
                values.amount("up"),
                values.amount("down"),
                values.amount("upDelay"),
                values.amount("downDelay"),
                values.amount("leastRun"),
                values.amount("leastStop")));
    boolean[] available = new boolean[machines];
    ControlBlock block =
        new ControlBlock(
            (in, out, seconds) -> {
              for (int i = 0; i < machines; i++) {
                available[i] = in[i + 1] >= 0.5;
              }
              sequence.step(in[0], available, seconds);
              tell(sequence, machines, in[0], out);
            });
    block.input("load", "1", new InputRange(0, MOST, 0));
    for (int i = 1; i <= machines; i++) {
      block.input("available" + i, "1", InputRange.share(1));
    }
    block.output("running", "1", 0).output("share", "1", 0);
    for (int i = 1; i <= machines; i++) {
      block.output("running" + i, "1", 0).output("hours" + i, "h", 0);
    }
    return block;
  }

  /** How many run, what share of its capacity each has to give, and each machine's state. */
  private static void tell(Sequence sequence, int machines, double load, double[] out) {
    int running = sequence.running();
    out[0] = running;
    out[1] = running == 0 ? 0 : Math.min(1, load / running);
    for (int i = 0; i < machines; i++) {
      out[2 + 2 * i] = sequence.isRunning(i) ? 1 : 0;
      out[3 + 2 * i] = sequence.hours(i);
    }
  }
}
