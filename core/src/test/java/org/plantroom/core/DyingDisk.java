package org.plantroom.core;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A disk that dies at its n-th call and takes no more. A write dies half way. With a power cut,
 * bytes and names that were not synced are gone as well. One thread.
 */
final class DyingDisk implements ProjectDisk {
  private final ProjectDisk real = ProjectDisk.real();
  private final boolean powerCut;
  private final Set<Path> unsyncedBytes = new HashSet<>();

  /** How to undo renames and deletions whose folder has not been synced, the latest first. */
  private final Deque<Undo> unsyncedNames = new ArrayDeque<>();

  private int callsLeft;
  private int calls;

  private record Undo(Path folder, Path file, @Nullable ByteBuffer before, @Nullable Path from) {}

  /**
   * A disk.
   *
   * @param callsLeft how many calls succeed
   */
  DyingDisk(int callsLeft, boolean powerCut) {
    this.callsLeft = callsLeft;
    this.powerCut = powerCut;
  }

  /** Calls so far. */
  int calls() {
    return calls;
  }

  private boolean dies() throws IOException {
    calls++;
    if (callsLeft < 0) {
      throw new IOException("dead");
    }
    return callsLeft-- == 0;
  }

  private IOException death() throws IOException {
    if (powerCut) {
      for (Undo undo : unsyncedNames) {
        if (undo.from() != null && Files.exists(undo.file())) {
          Files.move(undo.file(), undo.from());
        }
        if (undo.before() != null) {
          Files.write(undo.file(), undo.before().array());
        }
      }
      for (Path file : unsyncedBytes) {
        if (Files.exists(file)) {
          Files.write(file, new byte[0]);
        }
      }
    }
    return new IOException("died");
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    if (dies()) {
      throw death();
    }
    real.createFolder(folder);
  }

  @Override
  public void write(Path file, byte[] bytes) throws IOException {
    unsyncedBytes.add(file);
    if (dies()) {
      real.write(file, Arrays.copyOf(bytes, bytes.length / 2));
      throw death();
    }
    real.write(file, bytes);
  }

  @Override
  public void sync(Path fileOrFolder) throws IOException {
    if (dies()) {
      throw death();
    }
    real.sync(fileOrFolder);
    unsyncedBytes.remove(fileOrFolder);
    unsyncedNames.removeIf(undo -> undo.folder().equals(fileOrFolder));
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    if (dies()) {
      throw death();
    }
    unsyncedNames.push(new Undo(folder(to), to, content(to), from));
    if (unsyncedBytes.remove(from)) {
      unsyncedBytes.add(to);
    }
    real.rename(from, to);
  }

  @Override
  public void delete(Path file) throws IOException {
    if (dies()) {
      throw death();
    }
    unsyncedNames.push(new Undo(folder(file), file, content(file), null));
    real.delete(file);
  }

  private static Path folder(Path file) {
    return Objects.requireNonNull(file.getParent());
  }

  private static @Nullable ByteBuffer content(Path file) throws IOException {
    return Files.exists(file) ? ByteBuffer.wrap(Files.readAllBytes(file)) : null;
  }
}
