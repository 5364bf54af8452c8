package org.plantroom.study;

import org.jspecify.annotations.Nullable;

/** A run failed; carries the reason through an optimiser that knows nothing of runs. */
final class RunFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  RunFailure(Throwable reason) {
    super(reason);
  }

  /** The reason, to be thrown. */
  StudyException reason() throws InterruptedException {
    return of(getCause());
  }

  /**
   * What a failed run means for its study.
   *
   * @throws InterruptedException when it was given up
   * @throws IllegalStateException when the program is wrong
   */
  static StudyException of(@Nullable Throwable reason) throws InterruptedException {
    return switch (reason) {
      case StudyException mistake -> mistake;
      case InterruptedException interrupted -> throw interrupted;
      case null, default -> throw new IllegalStateException("a run failed", reason);
    };
  }
}
