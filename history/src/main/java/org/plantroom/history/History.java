package org.plantroom.history;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.duckdb.DuckDBConnection;
import org.plantroom.core.Counter;
import org.plantroom.core.EdgeId;
import org.plantroom.core.FolderTree;
import org.plantroom.core.OffsetRanges;
import org.plantroom.core.TagPath;
import org.plantroom.core.Time;
import org.plantroom.core.ValueType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store of every value. Recent samples live in a DuckDB table, old ones in Parquet files; each
 * question spans both.
 *
 * <p>Thread-safe: one commit and one sealing run at a time, questions beside them on connections of
 * their own.
 */
public final class History implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(History.class);

  private final Database database;
  private final TagDictionary tags;
  private final ReceivedOffsets offsets;
  private final Committer committer;
  private final SealedStore sealed;
  private final Questions questions;
  private final LossBook losses;
  private final AlarmStore alarms;
  private final CommandStore commands;
  private final HistorySettings settings;
  private final Time time;
  private final AtomicBoolean closed = new AtomicBoolean();

  private History(
      Database database,
      TagDictionary tags,
      ReceivedOffsets offsets,
      Committer committer,
      SealedStore sealed,
      Questions questions,
      LossBook losses,
      AlarmStore alarms,
      CommandStore commands,
      HistorySettings settings,
      Time time) {
    this.database = database;
    this.tags = tags;
    this.offsets = offsets;
    this.committer = committer;
    this.sealed = sealed;
    this.questions = questions;
    this.losses = losses;
    this.alarms = alarms;
    this.commands = commands;
    this.settings = settings;
    this.time = time;
  }

  /** True when a folder has a store, so that opening it makes none. */
  public static boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve(Database.FILE))
        || Files.isDirectory(folder.resolve(SealedStore.FOLDER));
  }

  /**
   * Opens the store, made when it is not there. Removes what a crash left half-done, and sets aside
   * what is damaged.
   *
   * @throws HistoryOpenException when the folder is in use, not writable, or of a newer version
   */
  public static History open(Path folder, HistorySettings settings, Time time) {
    BatchSql sql = new BatchSql();
    Database database =
        Rescue.open(folder.toAbsolutePath(), settings, sql.sources(), new ArrayList<>());
    try {
      return open(database, sql, settings, time);
    } catch (SQLException | IOException | HistoryOpenException e) {
      database.closeAfter(e);
      throw e instanceof HistoryOpenException known
          ? known
          : new HistoryOpenException("the history cannot be read [folder=%s]".formatted(folder), e);
    }
  }

  private static History open(Database database, BatchSql sql, HistorySettings settings, Time time)
      throws SQLException, IOException {
    try (Database.Session session = database.session()) {
      DuckDBConnection connection = session.connection();
      Path files = database.folder().resolve(SealedStore.FOLDER);
      new Adoption(connection, files, settings).run(time.millis());
      TagDictionary tags = TagDictionary.read(connection, settings.maxTags());
      ReceivedOffsets offsets = ReceivedOffsets.read(connection);
      FileList list = new FileList(new SealedFolder(files));
      LossBook losses = new LossBook();
      Questions questions =
          new Questions(
              database,
              settings.concurrentQueries(),
              settings.queryTimeout(),
              read -> DamagedFiles.leaveOut(database, list, read),
              list,
              losses);
      SealedStore sealed = SealedStore.open(database, connection, settings, tags, questions, list);
      Committer committer =
          new Committer(database, tags, offsets, sql, losses, Committer.lastNumber(connection));
      AlarmStore alarms = AlarmStore.open(database, connection, questions);
      CommandStore commands = CommandStore.open(database, connection, questions, CommandStore.MOST);
      session.clean();
      return new History(
          database, tags, offsets, committer, sealed, questions, losses, alarms, commands, settings,
          time);
    }
  }

  /**
   * The number of a tag, given on demand and stored with the next commit.
   *
   * @throws HistoryWriteException when the dictionary is full
   */
  public TagRef tag(TagPath path, ValueType type) {
    return tags.tag(path, type);
  }

  /** All tags known, each path once with its latest type. */
  public List<TagRef> tags() {
    return tags.latest();
  }

  /**
   * Stores a batch in one transaction: all or nothing. Does not clear the batch.
   *
   * @throws HistoryWriteException when nothing of it is stored; to be tried again as it is
   */
  public void commit(HistoryBatch batch) {
    committer.commit(batch);
  }

  /** Where alarms stand and what happened to them; ends with this store. */
  public AlarmStore alarms() {
    return alarms;
  }

  /** The commands that have ended; ends with this store. */
  public CommandStore commands() {
    return commands;
  }

  /** The journal offsets of an edge that are committed; a copy. */
  public OffsetRanges received(EdgeId edge) {
    return offsets.of(edge);
  }

  /** Like {@link #raw(TagPath, long, long, int, boolean)} without the sample before. */
  public RawSeries raw(TagPath path, long from, long to, int limit) {
    return raw(path, from, to, limit, false);
  }

  /**
   * Samples as they were stored.
   *
   * @param from first ms since 1970 UTC
   * @param to first ms after the range
   * @param limit how many at most
   * @param withBefore true to begin with the last sample before {@code from}, the one that held
   *     then
   * @throws HistoryQueryException when the store could not answer in time
   */
  public RawSeries raw(TagPath path, long from, long to, int limit, boolean withBefore) {
    Range.check(from, to);
    return questions.ask(
        inquiry ->
            new RawReader(inquiry, sealed.files(), tags).read(path, from, to, limit, withBefore));
  }

  /**
   * What tags held at a moment: the last sample of each at or before it.
   *
   * @param at ms since 1970 UTC
   * @return an answer a tag, in the order asked
   * @throws HistoryQueryException when the store could not answer in time
   */
  public List<HeldSample> heldAt(List<TagPath> paths, long at) {
    Range.check(at, at + 1);
    return questions.ask(inquiry -> new HeldReader(inquiry, sealed.files(), tags, at).read(paths));
  }

  /** One tag's trend; see {@link #trends}. */
  public TrendSeries trend(TagPath path, long from, long to, int points) {
    return trends(List.of(path), from, to, points).getFirst();
  }

  /**
   * Trends of several tags over the same time.
   *
   * @param from first ms since 1970 UTC; long ranges begin at the whole minute or hour before it
   * @param to first ms after the range; the last bucket may reach over it
   * @param points buckets at most, 1 to 100,000; long ranges have up to a half fewer
   * @return a series a tag, in the order asked
   * @throws HistoryQueryException when the store could not answer in time
   */
  public List<TrendSeries> trends(List<TagPath> paths, long from, long to, int points) {
    Buckets buckets = Buckets.of(from, to, points);
    return questions.ask(
        inquiry ->
            new TrendReader(inquiry, sealed.files(), tags, buckets, time.millis()).read(paths));
  }

  /**
   * When the tag had no usable value although there was one before, and why: runs of bad samples,
   * and losses of its edge. In time order, cut to the range and to now.
   *
   * @throws HistoryQueryException when the store could not answer in time
   */
  public List<Gap> gaps(TagPath path, long from, long to) {
    Range.check(from, to);
    return questions.ask(
        inquiry ->
            new GapReader(inquiry, sealed.files(), tags, time.millis()).read(path, from, to));
  }

  /**
   * What a counter counted in each period, by its readings alone.
   *
   * @throws HistoryQueryException when the store could not answer in time
   */
  public UseSeries use(TagPath path, Counter counter, Periods periods) {
    return questions.ask(
        inquiry ->
            new UseReader(inquiry, sealed.files(), tags, periods, time.millis())
                .read(path, counter));
  }

  /**
   * Ends the question a thread is asking, if any, for nobody wants the answer any more. The thread
   * gets a {@link HistoryQueryException}. Callable from any thread.
   */
  public void cancel(Thread asker) {
    questions.cancel(asker);
  }

  /**
   * Moves samples into Parquet files.
   *
   * @param olderThan ms since 1970 UTC; samples before it are moved
   * @return how many samples were moved
   * @throws HistoryWriteException when not all were moved; none is lost or doubled
   */
  public long seal(long olderThan) {
    return sealed.seal(olderThan);
  }

  /**
   * Merges sealed files of one site and time where there are many.
   *
   * @return how many files were merged into fewer
   * @throws HistoryWriteException when a merge failed; everything is as before it
   */
  public int merge() {
    return sealed.merge();
  }

  /**
   * Deletes sealed samples whose retention time is over, by whole UTC days; looks once a day. What
   * is deleted is a gap from then on, but a tag's last value goes on holding. Commands of a tag go
   * with its samples, also when those cannot be deleted.
   *
   * @param keep for how long a tag's samples are kept, empty for ever
   * @return how many files were rewritten or removed
   * @throws HistoryWriteException when not all was deleted; the rest stays
   */
  public int prune(Function<TagPath, Optional<Duration>> keep) {
    try {
      return sealed.prune(time.millis(), keep);
    } finally {
      commands.prune(time.millis(), keep);
    }
  }

  /**
   * Writes samples into one Parquet file with columns path, time, value, exact (integers a double
   * cannot hold), text and quality.
   *
   * @return how many samples were written
   * @throws HistoryQueryException when the file could not be written
   */
  public long exportParquet(List<TagPath> paths, long from, long to, Path file) {
    Range.check(from, to);
    List<TagRef> refs = refs(paths);
    return questions.ask(
        inquiry -> new Exporter(inquiry, sealed.files(), tags).parquet(refs, from, to, file),
        settings.exportTimeout());
  }

  /**
   * Writes samples as CSV (RFC 4180, UTF-8) with columns path, time, value and quality.
   *
   * @return how many samples were written
   * @throws HistoryQueryException when the store could not answer in time
   * @throws UncheckedIOException when the stream does not take them
   */
  public long exportCsv(List<TagPath> paths, long from, long to, OutputStream out) {
    Range.check(from, to);
    List<TagRef> refs = refs(paths);
    return questions.ask(
        inquiry -> new Exporter(inquiry, sealed.files(), tags).csv(refs, from, to, out),
        settings.exportTimeout());
  }

  /**
   * Copies the store as it stands into a folder, while it works on. The copy is a store of its own;
   * opened, it shows what came after it as a gap.
   *
   * @param target a folder that is not there yet; not there either when this fails
   * @throws HistoryQueryException when the copy could not be made
   * @throws UncheckedIOException when the files could not be written
   */
  public void backUp(Path target) {
    database.requireSpace();
    Path partial = target.resolveSibling(target.getFileName() + ".partial");
    try {
      Files.createDirectories(partial);
      questions.ask(
          inquiry -> {
            new Backup(inquiry, sealed.files().folder()).write(partial, time.millis());
            return true;
          },
          settings.exportTimeout());
      FolderTree.publish(partial, target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      remove(partial);
    }
  }

  private static void remove(Path partial) {
    try {
      FolderTree.delete(partial);
    } catch (IOException e) {
      LOG.warn("What a broken backup left cannot be removed [folder={}]", partial, e);
    }
  }

  /**
   * When this store is a backup put to use again, notes in the gap ledger what it lacks. For a host
   * that goes on storing; those who only read a backup leave it as it is.
   *
   * @throws HistoryOpenException when it cannot be noted
   */
  public void noteRestored() {
    try (Database.Session session = database.session()) {
      BackupStamp.redeem(database.folder(), session.connection(), time.millis());
      session.clean();
      losses.allChanged();
    } catch (SQLException | IOException e) {
      throw new HistoryOpenException(
          "the gap since the backup cannot be noted [folder=%s]".formatted(database.folder()), e);
    }
  }

  /** How big the store is and what it did. */
  public HistoryStats stats() {
    return questions.ask(
        inquiry ->
            StatsReader.read(inquiry.connection(), database.folder(), tags.size(), committer));
  }

  /** Samples in the table, quickly. */
  long tableRows() {
    return questions.ask(inquiry -> StatsReader.tableRows(inquiry.connection()));
  }

  /** How big the sealed files are. */
  SealedBytes sealedBytes() {
    return questions.ask(inquiry -> StatsReader.sealedBytes(inquiry.connection()));
  }

  /** Waits for what is under way and closes the store. May be called twice. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    sealed.close();
    try {
      database.close();
    } catch (SQLException e) {
      throw new HistoryWriteException("the history was not closed cleanly", e);
    }
  }

  private List<TagRef> refs(List<TagPath> paths) {
    return paths.stream().flatMap(path -> tags.find(path).stream()).toList();
  }
}
