package org.plantroom.history;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Makes roll-ups of samples that are sealed already, when theirs are damaged or of an older kind.
 * One site is one transaction.
 */
final class RollUps {
  private final SealedFolder folder;
  private final ParquetWriter writer;
  private final long maxFileRows;

  RollUps(SealedFolder folder, ParquetWriter writer, long maxFileRows) {
    this.folder = folder;
    this.writer = writer;
    this.maxFileRows = maxFileRows;
  }

  /** Replaces all roll-ups of a site; the files no longer in use are left to the caller. */
  void rebuild(Connection connection, int site, String name) throws SQLException, IOException {
    connection.setAutoCommit(false);
    List<SealedFile> samples = files(connection, Layer.SAMPLES, site);
    clear(connection, site);
    for (String month : parts(samples, Layer.MINUTES)) {
      List<SealedFile> ofMonth = in(samples, Layer.MINUTES, month);
      String rows = Sql.sealedSamples(paths(ofMonth), "true", 0, HistoryBatch.MAX_TIME + 1);
      SealedFile.Place place = new SealedFile.Place(Layer.MINUTES, site, month);
      write(connection, place, name, rows, true);
    }
    List<SealedFile> minutes = files(connection, Layer.MINUTES, site);
    for (String year : parts(minutes, Layer.HOURS)) {
      List<SealedFile> ofYear = in(minutes, Layer.HOURS, year);
      String rows = Sql.sealedPieces(paths(ofYear), "true", 0, HistoryBatch.MAX_TIME + 1);
      SealedFile.Place place = new SealedFile.Place(Layer.HOURS, site, year);
      write(connection, place, name, rows, false);
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  private void write(
      Connection connection, SealedFile.Place place, String site, String rows, boolean areSamples)
      throws SQLException, IOException {
    ParquetWriter.Run run = new ParquetWriter.Run(writer.nextNumber(), 0);
    for (Slices.Slice slice : Slices.of(connection, rows, maxFileRows)) {
      String some = "SELECT * FROM (%s) WHERE %s".formatted(rows, slice.condition());
      String pieces = areSamples ? Sql.asPieces(some) : some;
      String select = Sql.piecesForFile(Sql.rollUp(pieces, place.layer().millis()));
      Manifest.add(connection, writer.write(connection, select, place, site, run));
    }
  }

  private static void clear(Connection connection, int site) throws SQLException {
    List<SealedFile> old =
        Manifest.where(connection, "layer <> 'samples' AND site = %d".formatted(site));
    if (!old.isEmpty()) {
      Manifest.remove(connection, old);
    }
  }

  private static List<SealedFile> files(Connection connection, Layer layer, int site)
      throws SQLException {
    return Manifest.where(
        connection, "NOT missing AND layer = '%s' AND site = %d".formatted(layer.label(), site));
  }

  private static SortedSet<String> parts(List<SealedFile> files, Layer layer) {
    SortedSet<String> parts = new TreeSet<>();
    files.forEach(file -> parts.add(layer.part(file.extent().firstTime())));
    return parts;
  }

  private static List<SealedFile> in(List<SealedFile> files, Layer layer, String part) {
    List<SealedFile> inside = new ArrayList<>(files);
    inside.removeIf(file -> !layer.part(file.extent().firstTime()).equals(part));
    return inside;
  }

  private List<Path> paths(List<SealedFile> files) {
    return files.stream().map(file -> folder.resolve(file.file())).toList();
  }
}
