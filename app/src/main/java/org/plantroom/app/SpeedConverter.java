package org.plantroom.app;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads from the command line how fast time runs: a finite number of more than 0. */
final class SpeedConverter implements ITypeConverter<Double> {
  @Override
  public Double convert(String text) {
    try {
      double speed = Double.parseDouble(text);
      if (speed > 0 && Double.isFinite(speed)) {
        return speed;
      }
    } catch (NumberFormatException e) {
      // falls through to the same answer as a number out of range
    }
    throw new TypeConversionException("expected a number above 0, not \"%s\"".formatted(text));
  }
}
