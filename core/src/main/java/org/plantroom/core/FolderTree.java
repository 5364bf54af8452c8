package org.plantroom.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A folder with all that is in it, as one thing. Links are not followed. */
public final class FolderTree {
  private FolderTree() {}

  /**
   * Deletes it, if it is there.
   *
   * @throws IOException at the first thing that cannot be deleted; what it lies in stays too
   */
  public static void delete(Path root) throws IOException {
    for (Path each : deepestFirst(root)) {
      Files.deleteIfExists(each);
    }
  }

  /**
   * Gives a folder that is written to its end its name; when this returns, all of it is on the
   * disk, so that a folder of this name is whole even after a power cut.
   *
   * @param draft beside the folder
   * @param folder its name, not there yet
   * @throws IOException when the disk refuses
   */
  public static void publish(Path draft, Path folder) throws IOException {
    for (Path each : deepestFirst(draft)) {
      if (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
        WholeFile.forceNames(each);
      } else if (Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS)) {
        WholeFile.force(each);
      }
    }
    Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    WholeFile.forceNames(Objects.requireNonNull(folder.toAbsolutePath().getParent()));
  }

  private static List<Path> deepestFirst(Path root) throws IOException {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(root)) {
      return all.sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }
}
