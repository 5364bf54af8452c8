package org.plantroom.core;

import java.nio.file.FileSystems;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Lets new files and folders be their owner's alone from the start, where the system can. */
public final class OwnerOnly {
  private OwnerOnly() {}

  /** What a file is created with. */
  public static FileAttribute<?>[] file() {
    return permissions("rw-------");
  }

  /** What a folder is created with; what lies in it is then out of others' reach too. */
  public static FileAttribute<?>[] folder() {
    return permissions("rwx------");
  }

  private static FileAttribute<?>[] permissions(String words) {
    return isPosix()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(words))
        }
        : new FileAttribute<?>[0];
  }

  /** True where files have permissions, and a folder can be forced to the disk. */
  static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}
