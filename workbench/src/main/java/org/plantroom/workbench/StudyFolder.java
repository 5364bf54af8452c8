package org.plantroom.workbench;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plantroom.core.ChangeSet;
import org.plantroom.core.ProjectFiles;

/**
 * The folder {@code studies} of a project. What is saved is there whole, or not at all, also when
 * the program is killed meanwhile.
 *
 * <p>Thread-safe: two who save at once are told apart by the lock of the project.
 */
public final class StudyFolder {
  /** The most characters a study may have. */
  public static final int MAX_CHARACTERS = 48_000;

  /** The most bytes that measured data may have. */
  public static final int MAX_DATA_BYTES = 16 << 20;

  private static final String NAME = "studies";
  private static final String ENDING = ".yaml";
  private static final String DATA_ENDING = ".csv";

  /** The most studies, and the most files of measured data. */
  public static final int MOST = 500;

  private final Path project;

  /** The folder of a project, which need not be there yet. */
  StudyFolder(Path project) {
    this.project = project;
  }

  /** The studies by id, {@value #MOST} at most; a file that is no text or too long is none. */
  public List<StudyText> list() throws IOException {
    List<WorkbenchId> ids = new ArrayList<>();
    if (Files.isDirectory(folder())) {
      try (Stream<Path> files = Files.list(folder())) {
        files.flatMap(file -> id(file).stream()).sorted().limit(MOST).forEach(ids::add);
      }
    }
    List<StudyText> studies = new ArrayList<>();
    for (WorkbenchId id : ids) {
      find(id).ifPresent(studies::add);
    }
    return studies;
  }

  private static Optional<WorkbenchId> id(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(ENDING)
        ? WorkbenchId.of(name.substring(0, name.length() - ENDING.length()))
        : Optional.empty();
  }

  /** A study; empty when there is none. */
  public Optional<StudyText> find(WorkbenchId id) throws IOException {
    Path file = file(id);
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > 4L * MAX_CHARACTERS) {
        return Optional.empty();
      }
      long changed = Files.getLastModifiedTime(file).toMillis();
      return Optional.of(new StudyText(id, Files.readString(file), changed));
    } catch (NoSuchFileException | MalformedInputException e) {
      return Optional.empty();
    }
  }

  /** Where a study lies, or would. */
  public Path file(WorkbenchId id) {
    return folder().resolve(id + ENDING);
  }

  /** The project's own folder. */
  Path project() {
    return project;
  }

  private Path folder() {
    return project.resolve(NAME);
  }

  /** Writes a study; false when there are too many already. */
  boolean save(WorkbenchId id, String text) throws IOException {
    return write(id + ENDING, ENDING, text);
  }

  private boolean write(String file, String ending, String text) throws IOException {
    if (!Files.exists(folder().resolve(file)) && count(ending) >= MOST) {
      return false;
    }
    ProjectFiles.save(project, ChangeSet.NONE.write("%s/%s".formatted(NAME, file), text));
    return true;
  }

  private long count(String ending) throws IOException {
    if (!Files.isDirectory(folder())) {
      return 0;
    }
    try (Stream<Path> files = Files.list(folder())) {
      return files.filter(file -> file.getFileName().toString().endsWith(ending)).count();
    }
  }

  /**
   * Writes measured data beside the studies, over those of the same name.
   *
   * @param csv at most {@value #MAX_DATA_BYTES} bytes
   * @return the file's name, as a study's key {@code data} names it; empty when there are {@link
   *     #MOST} others
   * @throws IOException when somebody else saves the project just now, or the disk refuses
   */
  public Optional<String> saveData(WorkbenchId name, String csv) throws IOException {
    String file = name + DATA_ENDING;
    return write(file, DATA_ENDING, csv) ? Optional.of(file) : Optional.empty();
  }

  /** Deletes a study, if it is there; its runs stay. */
  public void delete(WorkbenchId id) throws IOException {
    ProjectFiles.save(project, ChangeSet.NONE.delete("%s/%s%s".formatted(NAME, id, ENDING)));
  }
}
