package org.plantroom.app;

import java.nio.file.Path;
import java.util.Optional;
import org.plantroom.core.Mistakes;
import org.plantroom.core.Place;
import org.plantroom.core.Where;
import org.plantroom.core.YamlNode;
import org.plantroom.simulation.AmountKind;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time of more than 0 from the command line as plant files write it; seconds. */
final class DurationConverter implements ITypeConverter<Double> {
  private static final double LEAST = 0.001;
  private static final double LONGEST = 3 * 365 * 86_400.0;

  @Override
  public Double convert(String text) {
    Optional<Double> seconds =
        new AmountKind("s", LEAST, LONGEST)
            .read(
                new YamlNode.Scalar(Place.START, text),
                Where.top(new Mistakes(), Path.of("command line")));
    return seconds.orElseThrow(
        () ->
            new TypeConversionException(
                "expected a time such as 90s, 20min, 8h or 2d, not \"%s\"".formatted(text)));
  }
}
