package org.plantroom.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Saves change sets to a project folder so that a crash at any point leaves all of one or nothing.
 *
 * <p>The whole set goes into one file first, {@code .change-set}, which gets its name when it is on
 * the disk: that is the moment of saving. Then each file is written beside its place and renamed
 * into it, and {@code .change-set} goes. Who finds a {@code .change-set} takes the files it holds
 * instead of those in the folder, and may finish the work, which is the same done twice.
 */
final class ProjectSaver {
  /** Holds a set that has been saved and is not in its files yet. */
  static final String CHANGE_SET = ".change-set";

  private static final String LOCK = ".change-set.lock";
  private static final String DRAFT_ENDING = ".new";

  /** Names, lengths and checksum come on top of the texts. */
  private static final int MAX_FILE_BYTES = ChangeSet.MAX_BYTES + (16 << 20);

  private final Path root;
  private final ProjectDisk disk;

  ProjectSaver(Path root, ProjectDisk disk) {
    this.root = root.toAbsolutePath();
    this.disk = disk;
  }

  /** Saves a set; see {@link ProjectFiles#save}. */
  void save(ChangeSet changes) throws IOException {
    disk.createFolder(root);
    try (FolderLock _ = lock()) {
      finish();
      replace(root.resolve(CHANGE_SET), ChangeSetCodec.encode(changes));
      disk.sync(root);
      finish();
    }
  }

  /** Finishes what a crash left unfinished. */
  void recover() throws IOException {
    if (!Files.exists(root.resolve(CHANGE_SET))) {
      return;
    }
    try (FolderLock _ = lock()) {
      finish();
    }
  }

  /**
   * The set that is saved and not in its files yet, or not in all of them.
   *
   * @return {@link ChangeSet#NONE} nearly always
   * @throws IOException when there is one that cannot be read
   */
  static ChangeSet pending(Path root) throws IOException {
    Path file = root.resolve(CHANGE_SET);
    if (!Files.exists(file)) {
      return ChangeSet.NONE;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return ChangeSetCodec.decode(in.readNBytes(MAX_FILE_BYTES));
    } catch (NoSuchFileException e) {
      return ChangeSet.NONE; // finished between the two looks
    }
  }

  private FolderLock lock() throws IOException {
    return FolderLock.take(root.resolve(LOCK))
        .orElseThrow(
            () ->
                new IOException(
                    "somebody else is saving this project [folder=%s]".formatted(root)));
  }

  private void finish() throws IOException {
    ChangeSet pending = pending(root);
    if (pending.files().isEmpty()) {
      return;
    }
    Set<Path> touched = new LinkedHashSet<>();
    for (Map.Entry<String, Optional<String>> file : pending.files().entrySet()) {
      Path path = root.resolve(file.getKey());
      apply(path, file.getValue());
      touched.add(Objects.requireNonNull(path.getParent()));
    }
    touched.add(root); // has the names of folders just made
    for (Path folder : touched) {
      if (Files.isDirectory(folder)) {
        disk.sync(folder);
      }
    }
    disk.delete(root.resolve(CHANGE_SET));
    disk.sync(root);
  }

  private void apply(Path file, Optional<String> text) throws IOException {
    if (text.isEmpty()) {
      disk.delete(file);
      return;
    }
    disk.createFolder(Objects.requireNonNull(file.getParent()));
    replace(file, text.get().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * What has the name is the old or the new at any time; the name lasts once its folder is synced.
   */
  private void replace(Path file, byte[] bytes) throws IOException {
    String name = file.getFileName().toString();
    Path draft = file.resolveSibling((name.startsWith(".") ? "" : ".") + name + DRAFT_ENDING);
    disk.write(draft, bytes);
    disk.sync(draft);
    disk.rename(draft, file);
  }
}
