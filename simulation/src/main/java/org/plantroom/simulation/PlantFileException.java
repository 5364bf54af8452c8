package org.plantroom.simulation;

import java.util.List;
import java.util.stream.Collectors;
import org.plantroom.core.Mistake;

/** A plant file cannot be used as it is; each mistake tells file, line and what was expected. */
public final class PlantFileException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<Mistake> mistakes;

  /** Mistakes, at least one. */
  public PlantFileException(List<Mistake> mistakes) {
    super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
    this.mistakes = List.copyOf(mistakes);
  }

  /** By file and line. */
  public List<Mistake> mistakes() {
    return mistakes;
  }
}
