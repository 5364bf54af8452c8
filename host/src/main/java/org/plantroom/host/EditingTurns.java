package org.plantroom.host;

import io.javalin.http.Handler;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.plantroom.editing.ProjectEditor;
import org.plantroom.editing.Revision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the calls about a project's files have in common. Thread-safe. */
final class EditingTurns {
  private static final Logger LOG = LoggerFactory.getLogger(EditingTurns.class);

  /** Reading a project of ten thousand sites takes seconds of all cores. */
  private static final int AT_ONCE = 2;

  private static final int PATIENCE_SECONDS = 10;

  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  /** A handler of which few run at once; who waits too long is told to come back. */
  Handler taken(Handler handler) {
    return guarded(
        context -> {
          if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw Problem.unavailable("others have their drafts checked just now; try again");
          }
          try {
            handler.handle(context);
          } finally {
            turns.release();
          }
        });
  }

  /** A disk that refuses, or somebody else who saves just now, is no bug. */
  static Handler guarded(Handler handler) {
    return context -> {
      try {
        handler.handle(context);
      } catch (IOException e) {
        LOG.warn("The project's files cannot be read or written", e);
        throw Problem.unavailable(
            "the project's files cannot be read or written now: " + e.getMessage());
      }
    };
  }

  /** The editor, where this program has one. */
  static ProjectEditor open(Optional<ProjectEditor> editor) {
    return editor.orElseThrow(
        () -> Problem.unavailable("this program has no project folder to edit"));
  }

  /** The version of a number a client gave. */
  static Revision revision(ProjectEditor editor, String number) {
    try {
      return editor
          .find(Integer.parseInt(number))
          .orElseThrow(() -> Problem.notFound("no such version, or it has made room"));
    } catch (NumberFormatException e) {
      throw Problem.badRequest("a version is named by its number");
    }
  }
}
