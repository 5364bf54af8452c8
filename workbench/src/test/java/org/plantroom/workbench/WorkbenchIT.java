package org.plantroom.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.Time;
import org.plantroom.testkit.Await;

/** Files, queue and processes of studies, with a shell for a simulator. */
@Timeout(120)
class WorkbenchIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final WorkbenchId STUDY = new WorkbenchId("winter");
  private static final String QUICK =
      "name: Winter\nrun: echo '{\"expected\":2,\"done\":1.5,\"scenarios\":{\"a\":1,\"b\":0.5}}';"
          + " echo '{}' > $OUT/result.json\n";
  private static final String ENDLESS =
      "run: echo '{\"expected\":1,\"done\":0.1}'; exec sleep 600\n";

  private final Path folder;
  private Workbench bench;

  WorkbenchIT(@TempDir Path folder) throws IOException {
    this.folder = folder;
    bench = open(folder);
  }

  private static Workbench open(Path folder) throws IOException {
    return Workbench.open(
        folder.resolve("project"), folder.resolve("runs"), new ShellTools(), Time.system());
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aStudyIsSavedWholeReadDeletedAndNeverOverAnothersText() throws IOException {
    assertThat(bench.save(STUDY, QUICK, "")).isInstanceOf(Saved.Done.class);
    StudyText saved = bench.studies().find(STUDY).orElseThrow();
    assertThat(saved.text()).isEqualTo(QUICK);
    assertThat(saved.title()).isEqualTo("Winter");
    assertThat(bench.save(STUDY, ENDLESS, "")).isInstanceOf(Saved.Overtaken.class);
    assertThat(bench.save(STUDY, "name: x\n", saved.version())).isInstanceOf(Saved.Mistaken.class);
    assertThat(bench.studies().find(STUDY).orElseThrow().text()).isEqualTo(QUICK);
    assertThat(bench.save(STUDY, ENDLESS, saved.version())).isInstanceOf(Saved.Done.class);
    bench.studies().delete(STUDY);
    assertThat(bench.studies().list()).isEmpty();
  }

  @Test
  void studiesAndMeasuredDataAreBoundedInNumber() throws IOException {
    assertThat(bench.save(STUDY, QUICK, "")).isInstanceOf(Saved.Done.class);
    assertThat(bench.studies().saveData(STUDY, "time,a\n")).contains("winter.csv");
    Path studies = folder.resolve("project").resolve("studies");
    for (int i = 1; i < StudyFolder.MOST; i++) {
      Files.createFile(studies.resolve("s%d.yaml".formatted(i)));
      Files.createFile(studies.resolve("d%d.csv".formatted(i)));
    }
    assertThat(bench.save(new WorkbenchId("more"), QUICK, "")).isInstanceOf(Saved.Full.class);
    assertThat(bench.studies().saveData(new WorkbenchId("more"), "time,a\n")).isEmpty();
    String version = bench.studies().find(STUDY).orElseThrow().version();
    assertThat(bench.save(STUDY, ENDLESS, version)).isInstanceOf(Saved.Done.class);
    assertThat(bench.studies().saveData(STUDY, "time,b\n")).contains("winter.csv");
  }

  @Test
  void idsLeadNowhereElse() {
    assertThat(WorkbenchId.of("../x")).isEmpty();
    assertThat(WorkbenchId.of("")).isEmpty();
    assertThat(WorkbenchId.of("a/b")).isEmpty();
    assertThat(WorkbenchId.of("-rf")).isEmpty();
    assertThat(WorkbenchId.of("a".repeat(65))).isEmpty();
    assertThat(WorkbenchId.of("heat-curve-2")).isPresent();
  }

  @Test
  void aRunTellsItsProgressAndKeepsItsResults() throws IOException {
    WorkbenchId id = start(QUICK);
    awaitState(id, RunState.DONE);
    StudyRun run = bench.runs().find(id).orElseThrow();
    assertThat(run.title()).isEqualTo("Winter");
    assertThat(run.progress().share()).isEqualTo(0.75);
    assertThat(run.progress().scenarios()).containsEntry("b", 0.5);
    assertThat(bench.runs().file(id, "result.json")).isPresent();
    assertThat(bench.runs().file(id, "study.yaml")).hasValueSatisfying(Files::isRegularFile);
    assertThat(bench.runs().file(id, "../run.json")).isEmpty();
    assertThat(bench.runs().delete(id)).isTrue();
    assertThat(bench.runs().find(id)).isEmpty();
    assertThat(folder.resolve("runs").resolve(id.text())).doesNotExist();
  }

  @Test
  void whatTheProcessComplainsOfIsTheReason() throws IOException {
    WorkbenchId id = start("run: echo no such plant >&2; exit 1\n");
    awaitState(id, RunState.FAILED);
    assertThat(bench.runs().find(id).orElseThrow().sentence()).isEqualTo("no such plant");
    WorkbenchId large = start("run: exit 3\n");
    awaitState(large, RunState.FAILED);
    assertThat(bench.runs().find(large).orElseThrow().sentence()).contains("memory");
  }

  @Test
  void oneRunsAtATimeTheOthersWaitAndAnyCanBeCancelled() throws IOException {
    WorkbenchId first = start(ENDLESS);
    awaitState(first, RunState.RUNNING);
    WorkbenchId second = start(QUICK);
    assertThat(bench.runs().find(second).orElseThrow().state()).isEqualTo(RunState.QUEUED);
    assertThat(bench.runs().delete(first)).isFalse();
    WorkbenchId third = start(QUICK);
    assertThat(bench.runs().cancel(third)).isTrue();
    assertThat(bench.runs().cancel(first)).isTrue();
    awaitState(second, RunState.DONE);
    assertThat(bench.runs().cancel(second)).isFalse();
    assertThat(bench.runs().find(first).orElseThrow().state()).isEqualTo(RunState.CANCELLED);
    assertThat(bench.runs().find(third).orElseThrow().state()).isEqualTo(RunState.CANCELLED);
  }

  @Test
  void theQueueIsBounded() throws IOException {
    WorkbenchId first = start(ENDLESS);
    awaitState(first, RunState.RUNNING);
    for (int i = 0; i < StudyRuns.MOST_WAITING; i++) {
      assertThat(bench.run(STUDY)).isInstanceOf(Queued.Waiting.class);
    }
    assertThat(bench.run(STUDY)).isInstanceOf(Queued.Full.class);
    assertThat(bench.run(new WorkbenchId("none"))).isInstanceOf(Queued.Unknown.class);
  }

  @Test
  void runsThatTheEndOfTheHostCutShortAreToldAsSuch() throws IOException {
    WorkbenchId running = start(ENDLESS);
    WorkbenchId waiting = start(QUICK);
    awaitState(running, RunState.RUNNING);
    Path state = folder.resolve("runs").resolve(running.text()).resolve("run.json");
    byte[] asKilled = Files.readAllBytes(state);
    bench.close();
    // A killed host writes nothing more.
    Files.write(state, asKilled);
    bench = open(folder);
    for (WorkbenchId id : List.of(running, waiting)) {
      StudyRun run = bench.runs().find(id).orElseThrow();
      assertThat(run.state()).isEqualTo(RunState.INTERRUPTED);
      assertThat(run.sentence()).contains("the host ended");
    }
  }

  @Test
  void oldRunsMakeRoomForNewOnes() throws IOException {
    List<WorkbenchId> ids = new ArrayList<>();
    for (int i = 0; i < StudyRuns.MOST_KEPT + 2; i++) {
      ids.add(start(QUICK));
      awaitState(ids.getLast(), RunState.DONE);
    }
    Await.until("two made room", SOON, () -> bench.runs().dropped() == 2);
    assertThat(bench.runs().find(ids.getFirst())).isEmpty();
    assertThat(bench.runs().find(ids.getLast())).isPresent();
    assertThat(bench.runs().list()).hasSize(StudyRuns.MOST_KEPT);
  }

  private WorkbenchId start(String text) throws IOException {
    String version = bench.studies().find(STUDY).map(StudyText::version).orElse("");
    assertThat(bench.save(STUDY, text, version)).isInstanceOf(Saved.Done.class);
    return ((Queued.Waiting) bench.run(STUDY)).run().id();
  }

  private void awaitState(WorkbenchId id, RunState state) {
    Await.until(
        "%s is %s".formatted(id, state),
        SOON,
        () -> bench.runs().find(id).orElseThrow().state() == state);
  }
}
