package org.plantroom.study;

import java.util.List;
import java.util.stream.Collectors;
import org.plantroom.core.Mistake;

/** A study cannot be done as it is written; the message tells file, line and reason. */
public final class StudyException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<Mistake> mistakes;

  StudyException(String message) {
    super(message);
    mistakes = List.of();
  }

  StudyException(String message, Throwable cause) {
    super(message, cause);
    mistakes = List.of();
  }

  StudyException(List<Mistake> mistakes) {
    super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
    this.mistakes = List.copyOf(mistakes);
  }

  /** Mistakes of the file; none when it is a run that failed. */
  public List<Mistake> mistakes() {
    return mistakes;
  }
}
