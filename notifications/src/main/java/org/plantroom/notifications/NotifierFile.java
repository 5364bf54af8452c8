package org.plantroom.notifications;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.WholeFile;

/**
 * Keeps what notifications must know after a crash: one file, always whole, since it is written
 * beside and then moved into its place.
 *
 * @param file where it is kept
 */
record NotifierFile(Path file) {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /**
   * What is kept.
   *
   * @param position number of the last journal line taken
   * @param incidents under way
   * @param outbox messages that wait and went
   */
  record Content(long position, List<Incident> incidents, Outbox.Stored outbox) {}

  /**
   * What was kept last; null before the first time.
   *
   * @throws IOException when there is something that cannot be read
   */
  @Nullable Content read() throws IOException {
    return Files.exists(file) ? JSON.readValue(Files.readAllBytes(file), Content.class) : null;
  }

  /**
   * Keeps it, also when the power fails now.
   *
   * @throws IOException when the disk refuses; what was kept before is still there
   */
  void write(Content content) throws IOException {
    WholeFile.write(file, JSON.writeValueAsBytes(content));
  }
}
