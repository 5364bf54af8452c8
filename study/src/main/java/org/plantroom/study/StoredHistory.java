package org.plantroom.study;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * A history that studies take measured data from. How it is stored is the affair of who opens it.
 *
 * <p>Used by one thread.
 */
public interface StoredHistory extends AutoCloseable {
  /** Opens the histories that study files name. */
  interface Opener {
    /**
     * Opens one.
     *
     * @param folder that the study names
     * @throws IOException when it is none, or cannot be opened now; the message tells why
     */
    StoredHistory open(Path folder) throws IOException;
  }

  /** For where no history may be opened, such as in a host, which has its own open. */
  Opener NONE =
      folder -> {
        throw new IOException(
            "a history, which only the command study opens; the page of a study copies tags of the"
                + " host's into a CSV");
      };

  /** All its tags. */
  List<String> tags();

  /**
   * Writes samples of some tags as CSV with the columns path, time, value and quality.
   *
   * @param from first moment
   * @param to first moment after it
   * @param file to be written
   * @throws IOException when they cannot be read or written
   */
  void export(Collection<String> tags, Instant from, Instant to, Path file) throws IOException;

  @Override
  void close();
}
