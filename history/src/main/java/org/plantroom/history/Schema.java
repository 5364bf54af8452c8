package org.plantroom.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables of the store; see docs/adr/0002-history-layout.md for the reasons. */
final class Schema {
  /** Grows by one whenever a table changes its meaning. */
  private static final int VERSION = 2;

  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE IF NOT EXISTS version (version INTEGER NOT NULL)",
          "CREATE TABLE IF NOT EXISTS site (id INTEGER NOT NULL, name VARCHAR NOT NULL)",
          """
          CREATE TABLE IF NOT EXISTS tag (
            id INTEGER NOT NULL, site INTEGER NOT NULL, path VARCHAR NOT NULL,
            type VARCHAR NOT NULL)""",
          // value holds every number; exact only integers a double cannot hold.
          """
          CREATE TABLE IF NOT EXISTS sample (
            tag INTEGER NOT NULL, time BIGINT NOT NULL, value DOUBLE, exact BIGINT, text VARCHAR,
            quality UTINYINT NOT NULL)""",
          """
          CREATE TABLE IF NOT EXISTS received (
            edge VARCHAR NOT NULL, first BIGINT NOT NULL, last BIGINT NOT NULL)""",
          """
          CREATE TABLE IF NOT EXISTS loss (
            edge VARCHAR NOT NULL, first_time BIGINT NOT NULL, end_time BIGINT NOT NULL,
            reason VARCHAR NOT NULL)""",
          // Until when a tag's past was deleted; a tag may stand here several times.
          """
          CREATE TABLE IF NOT EXISTS forgotten (
            tag INTEGER NOT NULL, until BIGINT NOT NULL)""",
          "CREATE TABLE IF NOT EXISTS progress (last_commit BIGINT NOT NULL)",
          """
          CREATE TABLE IF NOT EXISTS sealed (
            number BIGINT NOT NULL, file VARCHAR NOT NULL, layer VARCHAR NOT NULL,
            site INTEGER NOT NULL, part VARCHAR NOT NULL, run BIGINT NOT NULL,
            level INTEGER NOT NULL, first_time BIGINT NOT NULL,
            last_time BIGINT NOT NULL, first_tag INTEGER NOT NULL, last_tag INTEGER NOT NULL,
            row_count BIGINT NOT NULL, bytes BIGINT NOT NULL,
            missing BOOLEAN NOT NULL DEFAULT false)""",
          // Of files that were there before the column, Checksum.UNKNOWN.
          "ALTER TABLE sealed ADD COLUMN IF NOT EXISTS checksum BIGINT DEFAULT -1");

  private Schema() {}

  /**
   * Makes the tables where they are not there.
   *
   * @throws HistoryOpenException when a newer Plantroom made them
   */
  static void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN TRANSACTION");
      for (String table : TABLES) {
        statement.execute(table);
      }
      statement.execute(
          "INSERT INTO version SELECT %d WHERE NOT EXISTS (FROM version)".formatted(VERSION));
      statement.execute("INSERT INTO progress SELECT 0 WHERE NOT EXISTS (FROM progress)");
      statement.execute("COMMIT");
      if (version(statement) > VERSION) {
        throw new HistoryOpenException(
            "the history was written by a newer Plantroom [expected=%d, found=%d]"
                .formatted(VERSION, version(statement)));
      }
    }
  }

  /** Reads everything but the samples; throws when any of it is damaged. */
  static void readAll(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table : List.of("site", "tag", "received", "loss", "forgotten", "sealed")) {
        statement.execute("SELECT bit_xor(hash(t)) FROM %s t".formatted(table));
      }
    }
  }

  /** True when the tables are of an older Plantroom, whose roll-ups lack the plain sum. */
  static boolean isOld(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return version(statement) < VERSION;
    }
  }

  /** Takes note that everything is as this Plantroom has it. */
  static void upgraded(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("UPDATE version SET version = " + VERSION);
    }
  }

  private static int version(Statement statement) throws SQLException {
    try (ResultSet result = statement.executeQuery("SELECT max(version) FROM version")) {
      result.next();
      return result.getInt(1);
    }
  }
}
