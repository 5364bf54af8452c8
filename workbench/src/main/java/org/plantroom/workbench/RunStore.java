package org.plantroom.workbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.plantroom.core.FolderTree;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folders of runs on disk, one each: {@code run.json}, {@code study.yaml} as it was, {@code
 * results} and what the process complained of. Owner: {@link StudyRuns}, under its lock.
 */
final class RunStore {
  static final String STUDY = "study.yaml";
  static final String RESULTS = "results";
  static final String COMPLAINTS = "complaints.txt";
  private static final Logger LOG = LoggerFactory.getLogger(RunStore.class);

  private final Path root;

  /**
   * The runs below a folder.
   *
   * @throws IOException when it cannot be made
   */
  RunStore(Path root) throws IOException {
    this.root = Files.createDirectories(root);
  }

  /** A run's own folder. */
  Path folder(WorkbenchId run) {
    return root.resolve(run.text());
  }

  /** Makes a run's folder with its study in it. */
  void create(StudyRun run, String text) throws IOException {
    Path folder = Files.createDirectories(folder(run.id()));
    Files.writeString(folder.resolve(STUDY), text);
    RunFile.write(folder, run);
  }

  /** Notes where a run stands; a disk that refuses costs the note only. */
  void note(StudyRun run) {
    try {
      RunFile.write(folder(run.id()), run);
    } catch (IOException e) {
      LOG.warn("The state of a study's run cannot be kept [run={}]", run.id(), e);
    }
  }

  /** All runs on disk, the oldest first. What is no run is passed over. */
  List<StudyRun> read() throws IOException {
    List<Path> folders;
    try (Stream<Path> all = Files.list(root)) {
      folders = all.filter(Files::isDirectory).sorted().toList();
    }
    List<StudyRun> runs = new ArrayList<>();
    for (Path folder : folders) {
      try {
        runs.add(RunFile.read(folder));
      } catch (IOException e) {
        LOG.warn("A folder among the runs of studies is none [folder={}]", folder, e);
      }
    }
    return runs;
  }

  /** Bytes that a run takes on disk. */
  long bytes(WorkbenchId run) {
    try (Stream<Path> files = Files.walk(folder(run))) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  /** Deletes all that a run left. */
  void delete(WorkbenchId run) {
    try {
      FolderTree.delete(folder(run));
    } catch (IOException e) {
      LOG.warn("A study's run cannot be deleted [run={}]", run, e);
    }
  }
}
