package org.plantroom.app;

import org.plantroom.core.Numbers;
import org.plantroom.simulation.DemoPlants;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how many stations the demo's pipeline has. */
final class StationsConverter implements ITypeConverter<Integer> {
  @Override
  public Integer convert(String text) {
    return Numbers.integer(text)
        .filter(number -> number.bitLength() < Integer.SIZE)
        .map(Number::intValue)
        .filter(n -> n >= DemoPlants.FEWEST_STATIONS && n <= DemoPlants.MOST_STATIONS)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "expected a whole number from %d to %d"
                        .formatted(DemoPlants.FEWEST_STATIONS, DemoPlants.MOST_STATIONS)));
  }
}
