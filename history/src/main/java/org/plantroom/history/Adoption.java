package org.plantroom.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a new database know sealed files whose own database was lost: names from {@code
 * tags.parquet}, samples from the files, each once although a merge may have left its sources
 * behind. Roll-ups are made anew.
 */
final class Adoption {
  private static final Logger LOG = LoggerFactory.getLogger(Adoption.class);
  private static final Pattern NUMBER = Pattern.compile("samples-(\\d{9,})\\.parquet");
  private static final String DAMAGED = "damaged";

  private final Connection connection;
  private final Path root;
  private final SealedFolder folder;
  private final HistorySettings settings;

  Adoption(Connection connection, Path root, HistorySettings settings) {
    this.connection = connection;
    this.root = root;
    this.folder = new SealedFolder(root);
    this.settings = settings;
  }

  /**
   * Adopts what is there when the database is new; else does nothing.
   *
   * @param now ms since 1970 UTC
   * @throws HistoryOpenException when the names of the tags are lost, too
   */
  void run(long now) throws SQLException, IOException {
    List<String> samples = folder.ours().stream().filter(Adoption::isSamples).sorted().toList();
    if (samples.isEmpty() || Committer.lastNumber(connection) > 0) {
      return;
    }
    LOG.error("The history's database is lost; what is sealed is taken in again [folder={}]", root);
    adoptTags();
    ParquetWriter writer = new ParquetWriter(folder, lastNumber(samples));
    long last = 0;
    for (Map.Entry<Place, List<String>> group : groups(samples).entrySet()) {
      last = Math.max(last, adopt(group.getKey(), group.getValue(), writer));
    }
    RollUps rollUps = new RollUps(folder, writer, settings.maxFileRows());
    for (Map.Entry<Integer, String> site : sites(connection).entrySet()) {
      rollUps.rebuild(connection, site.getKey(), site.getValue());
    }
    BackupStamp.note(
        connection,
        last + 1,
        Math.max(now, last + 2),
        "the history's database was lost, and with it what was not sealed");
    execute("UPDATE progress SET last_commit = 1");
  }

  private record Place(int site, String part) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int bySite = Integer.compare(site, other.site);
      return bySite != 0 ? bySite : part.compareTo(other.part);
    }
  }

  private static boolean isSamples(String file) {
    return NUMBER.matcher(Path.of(file).getFileName().toString()).matches();
  }

  private static long lastNumber(List<String> files) {
    return files.stream().mapToLong(Adoption::number).max().orElse(0);
  }

  private static long number(String file) {
    Matcher matcher = NUMBER.matcher(Path.of(file).getFileName().toString());
    return matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
  }

  private void adoptTags() throws SQLException {
    Path tags = root.resolve(TagFile.NAME);
    String rows = Sql.parquet(List.of(tags));
    try {
      execute(
          """
          INSERT INTO site SELECT row_number() OVER (ORDER BY name), name
          FROM (SELECT DISTINCT split_part(path, '/', 1) AS name FROM %s)"""
              .formatted(rows));
      execute(
          """
          INSERT INTO tag SELECT t.tag, s.id, t.path, t.type FROM %s t
          JOIN site s ON s.name = split_part(t.path, '/', 1) ORDER BY t.tag"""
              .formatted(rows));
    } catch (SQLException e) {
      throw new HistoryOpenException(
          "there are sealed files, but neither their database nor the names of their tags; put the"
              + " database back, or move the files away [folder=%s]".formatted(root),
          e);
    }
  }

  /** Files by site and day; one that cannot be read is moved aside. */
  private SortedMap<Place, List<String>> groups(List<String> files) throws IOException {
    SortedMap<Place, List<String>> groups = new TreeMap<>();
    for (String file : files) {
      String sql =
          """
          SELECT t.site, epoch_ms(min(f.time)) FROM %s f JOIN tag t ON t.id = f.tag
          GROUP BY t.site LIMIT 1"""
              .formatted(Sql.parquet(List.of(folder.resolve(file))));
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(sql)) {
        if (row.next()) {
          Place place = new Place(row.getInt(1), Layer.SAMPLES.part(row.getLong(2)));
          groups.computeIfAbsent(place, unused -> new ArrayList<>()).add(file);
        }
      } catch (SQLException e) {
        LOG.error("A sealed file cannot be read and is moved aside [file={}]", file, e);
        setAside(root, folder.resolve(file));
      }
    }
    return groups;
  }

  /** The last time among the samples adopted. */
  private long adopt(Place place, List<String> files, ParquetWriter writer)
      throws SQLException, IOException {
    String rows =
        "SELECT DISTINCT * FROM " + Sql.parquet(files.stream().map(folder::resolve).toList());
    String site = sites(connection).get(place.site());
    ParquetWriter.Run run = new ParquetWriter.Run(writer.nextNumber(), 0);
    long last = 0;
    for (Slices.Slice slice : Slices.of(connection, rows, settings.maxFileRows())) {
      SealedFile file =
          writer.write(
              connection,
              "%s WHERE %s ORDER BY tag, time".formatted(rows, slice.condition()),
              new SealedFile.Place(Layer.SAMPLES, place.site(), place.part()),
              String.valueOf(site),
              run);
      Manifest.add(connection, file);
      last = Math.max(last, file.extent().lastTime());
    }
    return last;
  }

  /** Moves a file out of the way, into {@code damaged} beside the sealed folder. */
  static void setAside(Path root, Path file) throws IOException {
    Path aside = root.resolveSibling(DAMAGED).resolve(root.relativize(file).toString());
    Files.createDirectories(aside.getParent());
    Files.move(file, aside, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  /** The names of the sites by number. */
  static Map<Integer, String> sites(Connection connection) throws SQLException {
    Map<Integer, String> sites = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT id, name FROM site")) {
      while (rows.next()) {
        sites.put(rows.getInt(1), rows.getString(2));
      }
    }
    return sites;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
