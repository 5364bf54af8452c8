package org.plantroom.app;

import org.plantroom.core.Time;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: {@code plantroom COMMAND}. */
@Command(
    name = "plantroom",
    mixinStandardHelpOptions = true,
    version = "Plantroom 0.1.0",
    description = "See, understand and control plant rooms: Modbus to MQTT to history to browser.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      HostCommand.class,
      EdgeCommand.class,
      SimulateCommand.class,
      ReplayCommand.class,
      StudyCommand.class,
      TuneCommand.class,
      CheckCommand.class,
      NotifyCommand.class,
      BrokerUserCommand.class,
      UserCommand.class,
      TokenCommand.class,
      AuditCommand.class,
      DiffCommand.class,
      JournalCommand.class,
      BackupCommand.class,
      ExportCommand.class,
      HistoryCommand.class,
      BenchCommand.class
    })
public final class Plantroom {
  /** Exit code of a mistake the user can mend, as picocli uses it for wrong options too. */
  static final int USAGE = 2;

  /** Exit code of a command that could not do its work. */
  static final int FAILED = 1;

  private Plantroom() {}

  /**
   * Runs one command and ends the process with its exit code.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    CommandLine line = commandLine();
    if (args.length == 0) {
      line.usage(System.out);
      System.exit(USAGE);
    }
    System.exit(line.execute(args));
  }

  /** All commands, with mistakes and failures told as sentences. */
  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Plantroom(), new TimeFactory(Time.system()));
    line.setExecutionExceptionHandler(new Failures());
    line.setParameterExceptionHandler(new UsageMistakes());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line;
  }
}
