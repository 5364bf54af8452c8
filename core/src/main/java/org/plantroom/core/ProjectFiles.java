package org.plantroom.core;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads and saves project folders; {@code docs/reference/project-files.md} tells what they hold.
 */
public final class ProjectFiles {
  /** A folder that changes all the time is a mistake, not a reason to read for ever. */
  private static final int READINGS = 20;

  private ProjectFiles() {}

  /**
   * Reads and checks a whole project folder. Whatever the folder holds, this returns: files that
   * are torn, too large or no text give mistakes like any other. Of files that are being saved
   * meanwhile it reads all the old or all the new ones.
   *
   * @param folder holds {@code project.yaml}, {@code types/} and {@code sites/}
   * @return the project, or all mistakes of all files
   */
  public static ProjectCheck read(Path folder) {
    FolderStamp stamp = FolderStamp.of(folder);
    for (int i = 0; i < READINGS; i++) {
      ProjectCheck check = readOnce(folder);
      FolderStamp now = FolderStamp.of(folder);
      if (now.equals(stamp)) {
        return check;
      }
      stamp = now;
    }
    return mistake(folder, "changes while it is read", "a folder that nobody is saving to");
  }

  private static ProjectCheck readOnce(Path folder) {
    try {
      return new ProjectReader(folder, ProjectSaver.pending(folder)).read();
    } catch (IOException e) {
      return unreadable(e);
    }
  }

  private static ProjectCheck unreadable(IOException e) {
    return mistake(
        Path.of(ProjectSaver.CHANGE_SET),
        "a change set that cannot be read (%s)".formatted(Excerpt.plain(String.valueOf(e), 200)),
        "the whole set, or no such file");
  }

  private static ProjectCheck mistake(Path file, String found, String expectation) {
    return new ProjectCheck.Mistaken(List.of(new Mistake(file, 0, 0, "", found, expectation)), 0);
  }

  /**
   * Checks what a folder would be with some files changed, and changes nothing.
   *
   * @param folder the folder as it is
   * @param draft what would be saved to it
   * @return the project it would be, or all mistakes of all files
   */
  public static ProjectCheck check(Path folder, ChangeSet draft) {
    try {
      return new ProjectReader(folder, ProjectSaver.pending(folder).and(draft)).read();
    } catch (IOException e) {
      return unreadable(e);
    } catch (IllegalArgumentException e) {
      return mistake(folder, "too much at once", String.valueOf(e.getMessage()));
    }
  }

  /**
   * The texts of a folder's files, all of the same moment unless somebody saves them by hand
   * meanwhile. What is no file of a project, cannot be read or is no text is left out.
   *
   * @throws IOException when the folder cannot be read, or holds more than a change set may
   */
  public static ChangeSet texts(Path folder) throws IOException {
    return FolderTexts.read(folder);
  }

  /**
   * Saves files of a project folder: all of them or none, also when the program is killed or the
   * power fails meanwhile. Whoever reads the folder with {@link #read} sees the old files until all
   * new ones are there.
   *
   * @param folder made when it is not there
   * @throws IOException when somebody else is saving, or the disk refuses; the folder then holds
   *     all the old files, or all the new ones if only their last steps failed
   */
  public static void save(Path folder, ChangeSet changes) throws IOException {
    new ProjectSaver(folder, ProjectDisk.real()).save(changes);
  }

  /**
   * Finishes a {@link #save} that a crash cut short after its moment of saving, so that the files
   * in the folder are what {@link #read} reads. To be called at the start of a program that lasts.
   *
   * @throws IOException when the folder cannot be written
   */
  public static void recover(Path folder) throws IOException {
    new ProjectSaver(folder, ProjectDisk.real()).recover();
  }
}
