package org.plantroom.workbench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.plantroom.core.Mistake;
import org.plantroom.core.ProjectFiles;
import org.plantroom.core.Time;

/** Studies of a project, checked before they are saved, and their runs. Thread-safe. */
public final class Workbench implements AutoCloseable {
  private final StudyFolder studies;
  private final StudyRuns runs;
  private final StudyTools tools;

  /** One check at a time: each may build a thousand plants. */
  private final ReentrantLock checking = new ReentrantLock();

  /** One save at a time, so that none is overtaken between look and write. */
  private final ReentrantLock saving = new ReentrantLock();

  private Workbench(StudyFolder studies, StudyRuns runs, StudyTools tools) {
    this.studies = studies;
    this.runs = runs;
    this.tools = tools;
  }

  /**
   * Opens it.
   *
   * @param project the project's folder; its {@code studies} are made with the first one saved
   * @param data the folder for runs, made when absent
   * @throws IOException when the data folder cannot be written, or what a crash left cannot be
   *     finished
   */
  public static Workbench open(Path project, Path data, StudyTools tools, Time time)
      throws IOException {
    ProjectFiles.recover(project);
    StudyFolder studies = new StudyFolder(project.toAbsolutePath().normalize());
    Path beside = studies.project().resolve("studies");
    return new Workbench(
        studies, new StudyRuns(new RunStore(data.toAbsolutePath()), beside, tools, time), tools);
  }

  /** The files. */
  public StudyFolder studies() {
    return studies;
  }

  /** The runs. */
  public StudyRuns runs() {
    return runs;
  }

  /** Studies to begin with, and what they may hold. */
  public StudyTools tools() {
    return tools;
  }

  /** What is wrong with a text as a study of this name. */
  public List<Mistake> check(WorkbenchId id, String text) {
    checking.lock();
    try {
      return tools.check(text, studies.file(id), studies.project());
    } finally {
      checking.unlock();
    }
  }

  /** What a study of this project can speak of in a plant; empty when there is no such plant. */
  public Optional<PlantParts> plant(String name) {
    return tools.plant(name, studies.file(new WorkbenchId("any")), studies.project());
  }

  /**
   * Checks and saves a study.
   *
   * @param version of the text it replaces; empty for a study that is not there yet
   * @throws IOException when somebody else saves the project just now, or the disk refuses
   */
  public Saved save(WorkbenchId id, String text, String version) throws IOException {
    List<Mistake> mistakes = check(id, text);
    if (!mistakes.isEmpty()) {
      return new Saved.Mistaken(mistakes);
    }
    saving.lock();
    try {
      String standing = studies.find(id).map(StudyText::version).orElse("");
      if (!standing.equals(version)) {
        return new Saved.Overtaken();
      }
      if (!studies.save(id, text)) {
        return new Saved.Full();
      }
      return new Saved.Done(studies.find(id).orElseThrow());
    } finally {
      saving.unlock();
    }
  }

  /**
   * Puts a run of a study into the queue.
   *
   * @throws IOException when the disk refuses
   */
  public Queued run(WorkbenchId id) throws IOException {
    Optional<StudyText> study = studies.find(id);
    if (study.isEmpty()) {
      return new Queued.Unknown();
    }
    List<Mistake> mistakes = check(id, study.get().text());
    if (!mistakes.isEmpty()) {
      return new Queued.Mistaken(mistakes);
    }
    return runs.queue(study.get()).<Queued>map(Queued.Waiting::new).orElseGet(Queued.Full::new);
  }

  @Override
  public void close() {
    runs.close();
  }
}
