package org.plantroom.building;

import java.nio.file.Path;

/**
 * A weather file that cannot be read: file, line and reason. The caller's answer: mend the file.
 */
public final class EpwException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EpwException(Path file, long line, String reason) {
    super("%s:%d: %s".formatted(file.getFileName(), line, reason));
  }
}
