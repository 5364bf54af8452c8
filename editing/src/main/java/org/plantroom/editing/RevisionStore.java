package org.plantroom.editing;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.plantroom.core.ChangeSet;
import org.plantroom.core.OwnerOnly;
import org.plantroom.core.WholeFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps versions on disk: each text once, by what names it, and a small file a version. The oldest
 * make room. A file that is damaged costs its version, not the others.
 *
 * <p>Not thread-safe; {@link ProjectEditor} owns it.
 */
final class RevisionStore {
  /** Versions kept. */
  static final int MOST = 200;

  /** Bytes kept on disk, except for the latest two versions. */
  static final long MOST_BYTES = 256L << 20;

  private static final Logger LOG = LoggerFactory.getLogger(RevisionStore.class);
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final String ENDING = ".json";
  private static final String PACKED = ".gz";

  private final Path folder;
  private final Path texts;
  private final int most;
  private final long mostBytes;
  private final NavigableMap<Integer, Revision> byNumber = new TreeMap<>();

  /** Opens what is kept below a folder, which is made when absent. */
  RevisionStore(Path folder, int most, long mostBytes) throws IOException {
    this.folder = folder;
    this.texts = Files.createDirectories(folder.resolve("texts"));
    this.most = most;
    this.mostBytes = mostBytes;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
      for (Path file : files) {
        read(file);
      }
    }
  }

  private void read(Path file) {
    try {
      Revision revision = JSON.readValue(Files.readAllBytes(file), Revision.class);
      byNumber.put(revision.number(), revision);
    } catch (JacksonException | NullPointerException e) {
      LOG.warn("A version of the project is damaged and left out [file={}]", file);
    } catch (IOException e) {
      LOG.warn("A version of the project cannot be read and is left out [file={}]", file, e);
    }
  }

  /** The versions by number. */
  NavigableMap<Integer, Revision> all() {
    return byNumber;
  }

  /** The latest, empty at the very first. */
  Optional<Revision> latest() {
    return Optional.ofNullable(byNumber.lastEntry()).map(Map.Entry::getValue);
  }

  /** Keeps a version with its texts; when this returns it is on the disk. */
  void keep(Revision revision, ProjectTexts files) throws IOException {
    for (Map.Entry<String, String> file : files.files().entrySet()) {
      Path packed = packed(files.version(file.getKey()));
      if (!Files.exists(packed)) {
        WholeFile.write(packed, pack(file.getValue()), OwnerOnly.file());
      }
    }
    put(revision);
    makeRoom();
  }

  /** Keeps what else is known of a version whose texts are kept. */
  void put(Revision revision) throws IOException {
    WholeFile.write(file(revision.number()), JSON.writeValueAsBytes(revision), OwnerOnly.file());
    byNumber.put(revision.number(), revision);
  }

  /** Forgets a version. */
  void drop(Revision revision) throws IOException {
    Files.deleteIfExists(file(revision.number()));
    byNumber.remove(revision.number());
  }

  /**
   * The texts of a version.
   *
   * @throws IOException when one is missing or damaged
   */
  ProjectTexts texts(Revision revision) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    for (Map.Entry<String, String> file : revision.files().entrySet()) {
      files.put(file.getKey(), unpack(file.getValue()));
    }
    return new ProjectTexts(files);
  }

  private void makeRoom() throws IOException {
    while (byNumber.size() > most || (byNumber.size() > 2 && bytes() > mostBytes)) {
      drop(byNumber.firstEntry().getValue());
      removeUnused();
    }
  }

  private long bytes() throws IOException {
    long bytes = 0;
    for (Path of : new Path[] {folder, texts}) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(of)) {
        for (Path file : files) {
          bytes += Files.size(file);
        }
      }
    }
    return bytes;
  }

  private void removeUnused() throws IOException {
    Set<String> used = new HashSet<>();
    byNumber.values().forEach(kept -> used.addAll(kept.files().values()));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(texts, "*" + PACKED)) {
      for (Path file : files) {
        if (!used.contains(file.getFileName().toString().replace(PACKED, ""))) {
          Files.delete(file);
        }
      }
    }
  }

  private Path file(int number) {
    return folder.resolve("%08d%s".formatted(number, ENDING));
  }

  private Path packed(String version) {
    return texts.resolve(version + PACKED);
  }

  private static byte[] pack(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
      packed.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private String unpack(String version) throws IOException {
    if (!version.matches("[0-9a-f]{64}")) {
      throw new IOException("a version names no text [text=%s]".formatted(version));
    }
    byte[] packed = Files.readAllBytes(packed(version));
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] bytes = in.readNBytes(ChangeSet.MAX_BYTES);
      if (!ProjectTexts.version(bytes).equals(version)) {
        throw new IOException("a text of a version is damaged [text=%s]".formatted(version));
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
