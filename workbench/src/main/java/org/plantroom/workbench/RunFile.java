package org.plantroom.workbench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.plantroom.core.WholeFile;

/**
 * {@code run.json} in a run's folder: where the run stood when its state last changed. How far it
 * was is not kept.
 */
record RunFile(
    String id,
    String study,
    String title,
    RunState state,
    String sentence,
    long queued,
    long started,
    long ended) {
  private static final ObjectMapper MAPPER = JsonMapper.builder().build();
  private static final String NAME = "run.json";

  /**
   * Writes it so that the file is the old or the new at any time.
   *
   * @throws IOException when the disk refuses
   */
  static void write(Path folder, StudyRun run) throws IOException {
    RunFile file =
        new RunFile(
            run.id().text(),
            run.study().text(),
            run.title(),
            run.state(),
            run.sentence(),
            run.queued(),
            run.started(),
            run.ended());
    WholeFile.write(folder.resolve(NAME), MAPPER.writeValueAsBytes(file));
  }

  /**
   * Reads it.
   *
   * @throws IOException when it is not there or holds something else
   */
  static StudyRun read(Path folder) throws IOException {
    RunFile file = MAPPER.readValue(Files.readAllBytes(folder.resolve(NAME)), RunFile.class);
    try {
      return new StudyRun(
          new WorkbenchId(file.id()),
          new WorkbenchId(file.study()),
          file.title(),
          file.state(),
          file.sentence(),
          file.queued(),
          file.started(),
          file.ended(),
          RunProgress.NONE);
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new IOException("no state of a run [folder=%s]".formatted(folder), e);
    }
  }
}
