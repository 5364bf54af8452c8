package org.plantroom.core;

import java.util.List;
import java.util.stream.Collectors;

/** What came of reading a project folder: the project, or everything that is wrong with it. */
public sealed interface ProjectCheck {
  /** No mistake was found. */
  record Valid(Project project) implements ProjectCheck {}

  /**
   * The project cannot be used as it is.
   *
   * @param mistakes at least one, by file, line and column
   * @param unlisted how many more there are
   */
  record Mistaken(List<Mistake> mistakes, int unlisted) implements ProjectCheck {
    /** Checks that there is a mistake to tell. */
    public Mistaken {
      if (mistakes.isEmpty()) {
        throw new IllegalArgumentException("a mistaken project has at least one mistake");
      }
      mistakes = List.copyOf(mistakes);
    }

    /** One line a mistake. */
    @Override
    public String toString() {
      String lines = mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n"));
      return unlisted == 0 ? lines : lines + "\nand %d more".formatted(unlisted);
    }
  }

  /**
   * The project.
   *
   * @throws IllegalArgumentException when there are mistakes; the message lists them, one a line
   */
  default Project orElseThrow() {
    return switch (this) {
      case Valid valid -> valid.project();
      case Mistaken mistaken -> throw new IllegalArgumentException(mistaken.toString());
    };
  }
}
