package org.plantroom.app;

import java.io.Console;

/** Whether people watch what the program writes. */
final class Terminal {
  private Terminal() {}

  /** True when input and output are a terminal's; lines that overwrite themselves spoil a log. */
  @SuppressWarnings("SystemConsoleNull") // since Java 25 null again where no terminal is
  static boolean isThere() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }
}
