package org.plantroom.core;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The disk under a project folder, so that tests can let its n-th call be the last. */
interface ProjectDisk {
  /** Makes a folder and those above it, where they are missing. */
  void createFolder(Path folder) throws IOException;

  /** Makes or empties a file and writes it; after a failure it may hold any part of the bytes. */
  void write(Path file, byte[] bytes) throws IOException;

  /** Waits until a file's bytes, or the names in a folder, are on the disk. */
  void sync(Path fileOrFolder) throws IOException;

  /** Renames within one folder, in one step, over what has the new name. */
  void rename(Path from, Path to) throws IOException;

  /** Deletes a file, if it is there. */
  void delete(Path file) throws IOException;

  /** The machine's own disk. */
  static ProjectDisk real() {
    return new ProjectDisk() {
      @Override
      public void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
      }

      @Override
      public void write(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes);
      }

      @Override
      public void sync(Path fileOrFolder) throws IOException {
        try (FileChannel channel = FileChannel.open(fileOrFolder, StandardOpenOption.READ)) {
          channel.force(true);
        }
      }

      @Override
      public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }

      @Override
      public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
      }
    };
  }
}
