package org.plantroom.history;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of sealed files in memory, for questions: to read it from the store anew for each took
 * as long as reading a day of samples. While files change, questions read the store's own list.
 *
 * <p>Thread-safe.
 */
final class FileList {
  /** What was read, and of which version. */
  private record Kept(long version, List<Manifest.Entry> files) {}

  private final SealedFolder folder;
  private long version; // guarded by this, as the next two
  private boolean isChanging;
  private @Nullable Kept kept;

  FileList(SealedFolder folder) {
    this.folder = folder;
  }

  /** Some files are going to change. One change at a time. */
  synchronized void changing() {
    isChanging = true;
  }

  /** The change is over, and committed if there was any. */
  synchronized void changed(boolean isAny) {
    isChanging = false;
    if (isAny) {
      version++;
      kept = null;
    }
  }

  /** Some files were found to be damaged; what was read of them is no answer anyway. */
  synchronized void left() {
    version++;
    kept = null;
  }

  /** A view for one question, to be taken before its transaction begins. */
  synchronized View view() {
    return new View(isChanging ? null : version);
  }

  /** A view for a question that cannot be asked twice: always the store's own list. */
  View ownView() {
    return new View(null);
  }

  private synchronized boolean isCurrent(long seen) {
    return version == seen && !isChanging;
  }

  private synchronized @Nullable List<Manifest.Entry> kept(long seen) {
    return kept != null && kept.version() == seen && isCurrent(seen) ? kept.files() : null;
  }

  private synchronized void keep(long seen, List<Manifest.Entry> files) {
    if (isCurrent(seen)) {
      kept = new Kept(seen, files);
    }
  }

  /**
   * The list as one question sees it. Owned by the thread that asks.
   *
   * <p>Its transaction begins after the view was taken, and may see files that have changed since;
   * {@link #isSound} tells afterwards.
   */
  final class View {
    private final @Nullable Long seen;
    private boolean isFromMemory;

    private View(@Nullable Long seen) {
      this.seen = seen;
    }

    /** The files a question may have to open; see {@link Manifest#files}. */
    List<Manifest.Entry> files(Inquiry inquiry, Wanted wanted, long from, long to)
        throws SQLException {
      if (seen == null) {
        return Manifest.files(inquiry, folder, wanted, from, to);
      }
      List<Manifest.Entry> all = kept(seen);
      if (all == null) {
        all = Manifest.files(inquiry, folder);
        keep(seen, all);
      } else {
        isFromMemory = true;
      }
      return all.stream().filter(file -> file.mayHoldOrPrecede(wanted, from, to)).toList();
    }

    /** False when the answer mixes old files with a newer table. */
    boolean isSound() {
      return seen == null || !isFromMemory || isCurrent(seen);
    }
  }
}
