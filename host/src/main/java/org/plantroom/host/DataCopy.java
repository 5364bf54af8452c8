package org.plantroom.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.plantroom.core.FolderLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies what lasts in a data folder while the host goes on writing to it. What is deleted
 * meanwhile is left out, and so are files that are half written, and locks.
 */
final class DataCopy {
  private static final Logger LOG = LoggerFactory.getLogger(DataCopy.class);

  /** Ends the name of a file on its way to be whole, {@link org.plantroom.core.WholeFile}. */
  private static final String DRAFT = ".new";

  private DataCopy() {}

  /**
   * Copies a file, or a folder with all below it, with permissions, for some are their owner's
   * alone. It may be a link, to another disk for instance: then what it leads to is copied, under
   * the link's name. Links below it are left out, which the log tells.
   *
   * @param from need not be there
   * @param into the folder that takes it
   * @throws IOException when it cannot be read, or the copy not be written
   */
  static void copy(Path from, Path into) throws IOException {
    try {
      copyTo(into.resolve(from.getFileName()), from.toRealPath());
    } catch (NoSuchFileException e) {
      LOG.debug("Not there to be backed up [file={}]", from, e);
    }
  }

  private static void copyTo(Path to, Path from) throws IOException {
    Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    if (Files.isDirectory(to, LinkOption.NOFOLLOW_LINKS)) {
      for (Path below : below(from)) {
        copyBelow(below, to);
      }
    }
  }

  private static void copyBelow(Path from, Path into) throws IOException {
    if (Files.isSymbolicLink(from)) {
      LOG.warn("A link within a folder is not backed up [link={}]", from);
      return;
    }
    try {
      copyTo(into.resolve(from.getFileName()), from);
    } catch (NoSuchFileException e) {
      LOG.debug("Deleted before it was backed up [file={}]", from, e);
    }
  }

  /**
   * What is in a folder, files before folders: a version of the project is a file that names texts
   * in a folder beside it, and those are written before it.
   */
  static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(each -> !each.toString().endsWith(DRAFT) && !FolderLock.isLock(each))
          .sorted(Comparator.comparing(DataCopy::isFolder).thenComparing(Path::getFileName))
          .toList();
    }
  }

  private static boolean isFolder(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }
}
