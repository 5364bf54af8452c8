package org.plantroom.app;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a TCP port from the command line: 0, for any free one, to 65535. */
final class PortConverter implements ITypeConverter<Integer> {
  private static final int LARGEST = 65_535;

  @Override
  public Integer convert(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= LARGEST) {
        return port;
      }
    } catch (NumberFormatException e) {
      // falls through to the same answer as a number out of range
    }
    throw new TypeConversionException("expected a port, 0 to 65535, not \"%s\"".formatted(text));
  }
}
