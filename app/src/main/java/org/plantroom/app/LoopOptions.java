package org.plantroom.app;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.plantroom.simulation.PlantFile;
import org.plantroom.study.TuningTask;
import picocli.CommandLine.Option;

/** How a loop of a simulated plant is tested. Filled by picocli, then only read. */
final class LoopOptions {
  @Option(
      names = "--loop",
      paramLabel = "NAME",
      description = "the PID controller of the plant; a wrong name lists those there are")
  @Nullable String loop;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      defaultValue = "1d",
      description =
          "simulated time before the test, under the present tuning (default: ${DEFAULT-VALUE})")
  private double at = 86_400;

  @Option(
      names = "--step",
      paramLabel = "SHARE",
      defaultValue = "0.1",
      description =
          "step of the output, as a share of its range, up to 0.5 (default: ${DEFAULT-VALUE})")
  private double step = 0.1;

  @Option(
      names = "--from-output",
      paramLabel = "NUMBER",
      description = "the output the step begins from (default: what the controller gives then)")
  private @Nullable Double resting;

  @Option(
      names = "--longest",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      defaultValue = "2d",
      description = "the test lasts so long at most (default: ${DEFAULT-VALUE})")
  private double longest = 2 * 86_400.0;

  @Option(
      names = "--set",
      paramLabel = "KEY=TEXT",
      description = "change the plant file for the test, e.g. start=200d or step=10s; repeatable")
  private Map<String, String> changes = new HashMap<>();

  @Option(
      names = "--write",
      description = "write the new values into the plant file; comments and layout stay")
  boolean write;

  /**
   * The test of a plant.
   *
   * @throws CommandFailure when an option does not fit
   */
  TuningTask task(PlantFile plant, String name, OptionalDouble closedLoop) {
    if (!(step > 0 && step <= 0.5)) {
      throw new CommandFailure("--step must be more than 0 to 0.5 [%s]".formatted(step));
    }
    return new TuningTask(
        plant.with(changes),
        name,
        at,
        step,
        resting == null ? OptionalDouble.empty() : OptionalDouble.of(resting),
        longest,
        closedLoop);
  }
}
