package org.plantroom.history;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out whether sealed files are as they should be. */
final class Inspector {
  private static final byte[] MARK = "PAR1".getBytes(StandardCharsets.US_ASCII);

  private Inspector() {}

  /** What a look at its size and its ends tells against a file; null when nothing does. */
  static @Nullable String glance(Path path, SealedFile file) throws IOException {
    if (!Files.isRegularFile(path)) {
      return "it is not there";
    }
    if (Files.size(path) != file.extent().bytes()) {
      return "it has %d bytes instead of %d".formatted(Files.size(path), file.extent().bytes());
    }
    return hasMarks(path) ? null : "it is not a whole Parquet file";
  }

  /** What reading it from end to end tells against a file; null when nothing does. */
  static @Nullable String read(Connection connection, Path path, SealedFile file)
      throws IOException {
    String glance = glance(path, file);
    if (glance != null) {
      return glance;
    }
    if (file.checksum() != Checksum.UNKNOWN && Checksum.of(path) != file.checksum()) {
      return "its bytes have changed since it was written";
    }
    String sql =
        "SELECT count(*), bit_xor(hash(f)) FROM %s f".formatted(Sql.parquet(List.of(path)));
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1) == file.extent().rows()
          ? null
          : "it has %d rows instead of %d".formatted(row.getLong(1), file.extent().rows());
    } catch (SQLException e) {
      return "it cannot be read: " + e.getMessage();
    }
  }

  private static boolean hasMarks(Path path) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(path.toFile(), "r")) {
      return in.length() > 3L * MARK.length
          && isMark(in, 0)
          && isMark(in, in.length() - MARK.length);
    }
  }

  private static boolean isMark(RandomAccessFile in, long at) throws IOException {
    byte[] found = new byte[MARK.length];
    in.seek(at);
    in.readFully(found);
    return java.util.Arrays.equals(found, MARK);
  }
}
