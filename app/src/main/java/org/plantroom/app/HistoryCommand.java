package org.plantroom.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.plantroom.core.Time;
import org.plantroom.history.HistoryCare;
import org.plantroom.history.HistorySettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plantroom history check|repair DIR}: care for a store whose host is not running. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "check|repair",
    description = "Check or repair a history whose host is not running.")
final class HistoryCommand implements Runnable {
  private final Time time;

  @Spec private CommandSpec spec = CommandSpec.create();

  HistoryCommand(Time time) {
    this.time = time;
  }

  /** Without a name there is nothing to do. */
  @Override
  public void run() {
    throw new picocli.CommandLine.ParameterException(
        spec.commandLine(), "say check or repair, and the folder of the history");
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Read every file; ends with 0 when all is well, else with 1.")
  int check(
      @Parameters(paramLabel = "DIR", description = "the folder history of the host's data")
          Path folder) {
    List<String> found = care().check(existing(folder));
    found.forEach(spec.commandLine().getOut()::println);
    spec.commandLine().getOut().println(found.isEmpty() ? "all is well" : "found: " + found.size());
    return found.isEmpty() ? 0 : Plantroom.FAILED;
  }

  @Command(
      name = "repair",
      mixinStandardHelpOptions = true,
      description = "Mend what check finds; what cannot be read is moved aside and told as a gap.")
  int repair(
      @Parameters(paramLabel = "DIR", description = "the folder history of the host's data")
          Path folder) {
    List<String> done = care().repair(existing(folder));
    done.forEach(spec.commandLine().getOut()::println);
    spec.commandLine().getOut().println(done.isEmpty() ? "all is well" : "done");
    return 0;
  }

  private HistoryCare care() {
    return new HistoryCare(HistorySettings.defaults(), time);
  }

  /**
   * A history's folder that is there.
   *
   * @throws CommandFailure when it is not
   */
  static Path existing(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new CommandFailure(
          "no such history [folder=%s]: expected the folder history of a host's data"
              .formatted(folder));
    }
    return folder;
  }
}
