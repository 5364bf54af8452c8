package org.plantroom.editing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.ChangeSet;
import org.plantroom.core.ProjectCheck;
import org.plantroom.core.ProjectFiles;
import org.plantroom.core.Time;
import org.plantroom.editing.Revision.Cause;

/**
 * Changes a project folder and keeps its versions. Every look at the folder first notes what others
 * have changed on disk, so that a version never hides theirs.
 *
 * <p>Thread-safe: one at a time. A kill at any moment leaves the old files or the new, and the
 * versions tell which.
 */
public final class ProjectEditor {
  private final Path folder;
  private final RevisionStore store;
  private final Time time;

  private ProjectEditor(Path folder, RevisionStore store, Time time) {
    this.folder = folder;
    this.store = store;
    this.time = time;
  }

  /**
   * Opens the versions, and finishes a save that was cut short.
   *
   * @param folder the project
   * @param kept where versions are kept, made when absent
   * @throws IOException when either cannot be read or written
   */
  public static ProjectEditor open(Path folder, Path kept, Time time) throws IOException {
    return open(folder, kept, RevisionStore.MOST, RevisionStore.MOST_BYTES, time);
  }

  static ProjectEditor open(Path folder, Path kept, int most, long mostBytes, Time time)
      throws IOException {
    ProjectFiles.recover(folder);
    ProjectEditor editor =
        new ProjectEditor(folder, new RevisionStore(kept, most, mostBytes), time);
    editor.look();
    return editor;
  }

  /** The folder as it is; a change on disk becomes a version. */
  public synchronized Standing look() throws IOException {
    ProjectTexts texts = ProjectTexts.of(ProjectFiles.texts(folder));
    settle(texts);
    Optional<Revision> latest = store.latest();
    if (latest.isPresent() && latest.get().files().equals(texts.versions())) {
      return new Standing(texts, latest.get());
    }
    Revision seen =
        latest.isPresent()
            ? next(Cause.DISK, "", "changed on disk", latest.get(), texts)
            : next(Cause.FIRST, "", "", null, texts);
    store.keep(seen.settled(), texts);
    return new Standing(texts, seen.settled());
  }

  /** Decides about a version whose saving a kill may have cut short. */
  private void settle(ProjectTexts texts) throws IOException {
    Optional<Revision> last = store.latest().filter(revision -> !revision.isSettled());
    if (last.isPresent()) {
      if (last.get().files().equals(texts.versions())) {
        store.put(last.get().settled());
      } else {
        store.drop(last.get());
      }
    }
  }

  /** The versions, the latest first. */
  public synchronized List<Revision> revisions() throws IOException {
    look();
    return List.copyOf(store.all().descendingMap().values());
  }

  /** A version, empty when it is not there or has made room. */
  public synchronized Optional<Revision> find(int number) {
    return Optional.ofNullable(store.all().get(number));
  }

  /** The texts of a version. */
  public synchronized ProjectTexts texts(Revision revision) throws IOException {
    return store.texts(revision);
  }

  /** What differs on the way from one version to another. */
  public synchronized List<FileDiff> between(Revision before, Revision after) throws IOException {
    return FileDiff.between(store.texts(before), store.texts(after));
  }

  /** Looks for mistakes; saves nothing. Takes no turn: the folder is read whole by itself. */
  public ProjectCheck check(Draft draft) {
    return ProjectFiles.check(folder, draft.changes());
  }

  /** What applying a draft would do; saves nothing. */
  public Preview preview(Draft draft) throws IOException {
    Standing now = look();
    return new Preview(
        check(draft),
        FileDiff.between(now.texts(), now.texts().with(draft.changes())),
        conflicts(draft, now.texts()));
  }

  /** Saves a draft, unless it has mistakes or somebody else was there before. */
  public synchronized Applied apply(Draft draft, String who, String reason) throws IOException {
    Standing now = look();
    List<Applied.Conflict> conflicts = conflicts(draft, now.texts());
    return conflicts.isEmpty()
        ? save(now, draft.changes(), Cause.APPLIED, who, reason)
        : new Applied.Overtaken(conflicts);
  }

  /**
   * Goes back to an earlier version, which becomes a new one.
   *
   * @param expected number of the version the caller knows as the latest
   */
  public synchronized Applied restore(Revision to, int expected, String who, String reason)
      throws IOException {
    Standing now = look();
    if (now.latest().number() != expected) {
      return new Applied.Overtaken(
          now.latest().changes().stream()
              .map(change -> new Applied.Conflict(change.name(), now.latest()))
              .toList());
    }
    return save(now, now.texts().to(store.texts(to)), Cause.ROLLED_BACK, who, reason);
  }

  private Applied save(Standing now, ChangeSet changes, Cause cause, String who, String reason)
      throws IOException {
    ProjectTexts after = now.texts().with(changes);
    if (after.equals(now.texts())) {
      return new Applied.Unchanged();
    }
    if (ProjectFiles.check(folder, changes) instanceof ProjectCheck.Mistaken mistaken) {
      return new Applied.Mistaken(mistaken);
    }
    Revision revision = next(cause, who, reason, now.latest(), after);
    // Noted first: after a kill the folder tells whether it came to be, and this who and why.
    store.keep(revision, after);
    try {
      ProjectFiles.save(folder, changes);
    } catch (IOException e) {
      settle(ProjectTexts.of(ProjectFiles.texts(folder)));
      throw e;
    }
    store.put(revision.settled());
    return new Applied.Done(revision.settled());
  }

  private Revision next(
      Cause cause, String who, String reason, @Nullable Revision before, ProjectTexts after)
      throws IOException {
    ProjectTexts old = before == null ? after : textsOrNone(before);
    List<Revision.FileChange> changes =
        old.to(after).files().entrySet().stream()
            .map(
                file ->
                    new Revision.FileChange(
                        file.getKey(), change(old.text(file.getKey()) != null, file.getValue())))
            .toList();
    int number = before == null ? 1 : before.number() + 1;
    return new Revision(
        number, time.millis(), cause, who, reason, changes, after.versions(), false);
  }

  private static FileDiff.Change change(boolean was, Optional<String> is) {
    return is.isEmpty()
        ? FileDiff.Change.REMOVED
        : was ? FileDiff.Change.CHANGED : FileDiff.Change.ADDED;
  }

  /** Damage to an old version must not keep a new one from being made. */
  private ProjectTexts textsOrNone(Revision revision) {
    try {
      return store.texts(revision);
    } catch (IOException e) {
      return ProjectTexts.NONE;
    }
  }

  private List<Applied.Conflict> conflicts(Draft draft, ProjectTexts now) {
    List<Applied.Conflict> conflicts = new ArrayList<>();
    for (Draft.Edit edit : draft.edits()) {
      if (!edit.base().equals(now.version(edit.name()))) {
        conflicts.add(new Applied.Conflict(edit.name(), lastChange(edit.name())));
      }
    }
    return conflicts;
  }

  /** The latest version that changed a file; the oldest kept when none of them did. */
  private synchronized Revision lastChange(String name) {
    return store.all().descendingMap().values().stream()
        .filter(r -> r.changes().stream().anyMatch(change -> change.name().equals(name)))
        .findFirst()
        .orElseGet(() -> store.all().firstEntry().getValue());
  }
}
