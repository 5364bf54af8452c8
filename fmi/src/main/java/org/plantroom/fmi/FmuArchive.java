package org.plantroom.fmi;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * An unpacked unit, in a folder of its own that goes when it is closed.
 *
 * <p>What a stranger's file may do here is bounded: entries lie below the folder, and neither their
 * number nor what they unpack to can fill the disk.
 */
final class FmuArchive implements AutoCloseable {
  private static final String DESCRIPTION = "modelDescription.xml";
  private static final int MOST_ENTRIES = 10_000;

  private final Path folder;
  private final long mostBytes;
  private long bytes;

  private FmuArchive(Path folder, long mostBytes) {
    this.folder = folder;
    this.mostBytes = mostBytes;
  }

  /**
   * Unpacks a unit.
   *
   * @param mostBytes it may unpack to
   * @throws FmuException when it is no sound archive, or too large
   */
  static FmuArchive unpack(Path fmu, long mostBytes) {
    try (ZipFile zip = new ZipFile(fmu.toFile())) {
      FmuArchive archive = new FmuArchive(Files.createTempDirectory("plantroom-fmu"), mostBytes);
      try {
        archive.unpackAll(zip);
        return archive;
      } catch (IOException | RuntimeException e) {
        archive.close();
        throw e;
      }
    } catch (IOException e) {
      throw new FmuException("it cannot be unpacked: " + e.getMessage(), e);
    }
  }

  private void unpackAll(ZipFile zip) throws IOException {
    if (zip.size() > MOST_ENTRIES) {
      throw new FmuException(
          "it has %d entries, more than the %d a unit may have"
              .formatted(zip.size(), MOST_ENTRIES));
    }
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      ZipEntry entry = entries.nextElement();
      Path target = below(entry.getName());
      if (entry.isDirectory()) {
        Files.createDirectories(target);
      } else {
        Files.createDirectories(target.getParent());
        unpackOne(zip, entry, target);
      }
    }
  }

  private Path below(String name) {
    Path target = folder.resolve(name.replace('\\', '/')).normalize();
    if (!target.startsWith(folder) || target.equals(folder)) {
      throw new FmuException("its entry \"%s\" leads out of the archive".formatted(name));
    }
    return target;
  }

  /** Counts what really comes out, for an entry's own word on its size can be a lie. */
  private void unpackOne(ZipFile zip, ZipEntry entry, Path target) throws IOException {
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = zip.getInputStream(entry);
        OutputStream out = Files.newOutputStream(target)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes += read;
        if (bytes > mostBytes) {
          throw new FmuException("it unpacks to more than %d MB".formatted(mostBytes >> 20));
        }
        out.write(buffer, 0, read);
      }
    }
  }

  /**
   * What the unit tells of itself.
   *
   * @throws FmuException when it tells nothing, or nothing that can be used
   */
  ModelDescription description() {
    Path file = folder.resolve(DESCRIPTION);
    if (!Files.isRegularFile(file)) {
      throw new FmuException("it has no modelDescription.xml, so it is no FMU");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return ModelDescriptionReader.read(in);
    } catch (IOException e) {
      throw new FmuException("its modelDescription.xml cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * The library for a platform.
   *
   * @throws FmuException naming the platforms the unit has libraries for
   */
  Path library(String identifier, FmuPlatform platform) {
    Path binaries = folder.resolve("binaries");
    Path library = binaries.resolve(platform.folder()).resolve(identifier + platform.suffix());
    if (!Files.isRegularFile(library)) {
      throw new FmuException(
          "it has no library binaries/%s/%s%s for this machine, but for %s; export it for %s"
              .formatted(
                  platform.folder(),
                  identifier,
                  platform.suffix(),
                  platforms(binaries),
                  platform.folder()));
    }
    return library;
  }

  private static List<String> platforms(Path binaries) {
    try (Stream<Path> folders = Files.list(binaries)) {
      return folders.map(each -> each.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Where the unit finds its own files, as a URI (FMI 2.0.4, 2.1.5). */
  String resources() {
    return folder.resolve("resources").toUri().toString();
  }

  /** Deletes the folder; what cannot be deleted stays for the system's own clearing. */
  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      folder.toFile().deleteOnExit();
    }
  }
}
