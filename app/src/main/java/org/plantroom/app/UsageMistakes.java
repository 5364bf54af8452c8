package org.plantroom.app;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells in a line or two what is wrong with a command line and where its help is. */
final class UsageMistakes implements CommandLine.IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine line = e.getCommandLine();
    PrintWriter err = line.getErr();
    err.println("plantroom: " + e.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(e, err)) {
      err.println("try \"%s --help\"".formatted(line.getCommandSpec().qualifiedName()));
    }
    return Plantroom.USAGE;
  }
}
