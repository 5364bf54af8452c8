package org.plantroom.host;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.Optional;
import org.plantroom.workbench.Workbench;
import org.plantroom.workbench.WorkbenchId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the calls about studies have in common. */
final class StudyWords {
  private static final Logger LOG = LoggerFactory.getLogger(StudyWords.class);

  private StudyWords() {}

  /** The id in a path. */
  static WorkbenchId id(Context context) {
    return id(context.pathParam("id"));
  }

  /** An id a client gave. */
  static WorkbenchId id(String text) {
    return WorkbenchId.of(text)
        .orElseThrow(() -> Problem.badRequest("a name must have " + WorkbenchId.EXPECTED));
  }

  /** A disk that refuses, or somebody else who saves just now, is no bug. */
  static Handler guarded(Handler handler) {
    return context -> {
      try {
        handler.handle(context);
      } catch (IOException e) {
        LOG.warn("Studies cannot be read or written", e);
        throw Problem.unavailable("studies cannot be read or written now: " + e.getMessage());
      }
    };
  }

  /** The workbench, where this program has one. */
  static Workbench open(Optional<Workbench> workbench) {
    return workbench.orElseThrow(
        () -> Problem.unavailable("this program cannot simulate, so it does no studies"));
  }
}
