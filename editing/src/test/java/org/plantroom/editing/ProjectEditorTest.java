package org.plantroom.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plantroom.editing.Revision.Cause;
import org.plantroom.testkit.ManualTime;

/** A project folder and its versions on a real disk. */
final class ProjectEditorTest {
  private static final String PUMP = "types/pump.yaml";
  private static final String SITE = "sites/north.yaml";

  private final ManualTime time = new ManualTime(1_700_000_000_000L);
  private Path folder;
  private Path kept;
  private ProjectEditor editor;

  @BeforeEach
  void open(@TempDir Path temporary) throws IOException {
    folder = temporary.resolve("project");
    kept = temporary.resolve("versions");
    write("project.yaml", "project: test\n");
    write(PUMP, pump(5));
    write(SITE, "edges: {edge1: {devices: {pump: {type: pump, address: \"127.0.0.1:5020\"}}}}\n");
    reopen();
  }

  private void reopen() throws IOException {
    editor = ProjectEditor.open(folder, kept, time);
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), text);
  }

  private static String pump(int max) {
    return """
        name: Pump
        class: pump
        tags:
          Flow: {register: holding 0, type: f32, unit: l/s, write: {min: 0, max: %d}}
        """
        .formatted(max);
  }

  private Draft.Edit edit(String name, @Nullable String text) throws IOException {
    return new Draft.Edit(name, text, editor.look().texts().version(name));
  }

  private Applied apply(String name, @Nullable String text) throws IOException {
    return editor.apply(new Draft(List.of(edit(name, text))), "anna", "because");
  }

  private List<Cause> causes() throws IOException {
    return editor.revisions().stream().map(Revision::cause).toList();
  }

  @Test
  void whatIsAppliedIsInTheFolderAndAVersionWithWhoAndWhy() throws IOException {
    assertThat(apply(PUMP, pump(6))).isInstanceOf(Applied.Done.class);
    assertThat(Files.readString(folder.resolve(PUMP))).isEqualTo(pump(6));
    reopen();
    Revision latest = editor.revisions().getFirst();
    assertThat(latest.number()).isEqualTo(2);
    assertThat(latest.who()).isEqualTo("anna");
    assertThat(latest.reason()).isEqualTo("because");
    assertThat(latest.time()).isEqualTo(time.millis());
    assertThat(latest.changes())
        .containsExactly(new Revision.FileChange(PUMP, FileDiff.Change.CHANGED));
    assertThat(apply(PUMP, pump(6))).isInstanceOf(Applied.Unchanged.class);
  }

  @Test
  void aDraftWithAMistakeIsToldWithItsPlaceAndNothingIsSaved() throws IOException {
    String wrong = pump(5).replace("f32", "f33");
    assertThat(apply(PUMP, wrong))
        .isInstanceOfSatisfying(
            Applied.Mistaken.class,
            mistaken ->
                assertThat(mistaken.mistakes().toString())
                    .contains("types/pump.yaml:4: tags.Flow.type: \"f33\""));
    assertThat(apply(PUMP, null)).as("a site uses it").isInstanceOf(Applied.Mistaken.class);
    assertThat(Files.readString(folder.resolve(PUMP))).isEqualTo(pump(5));
    assertThat(causes()).containsExactly(Cause.FIRST);
  }

  @Test
  void whoeverComesSecondToAFileIsToldAndOtherFilesAreNoConflict() throws IOException {
    Draft.Edit early = edit(PUMP, pump(7));
    Draft.Edit other = edit("types/fan.yaml", pump(1).replace("Pump", "Fan"));
    apply(PUMP, pump(6));
    assertThat(editor.apply(new Draft(List.of(early, other)), "bo", ""))
        .isInstanceOfSatisfying(
            Applied.Overtaken.class,
            overtaken -> {
              assertThat(overtaken.conflicts())
                  .extracting(Applied.Conflict::name)
                  .containsExactly(PUMP);
              assertThat(overtaken.conflicts().getFirst().revision().who()).isEqualTo("anna");
            });
    assertThat(editor.apply(new Draft(List.of(other)), "bo", "")).isInstanceOf(Applied.Done.class);
    assertThat(editor.apply(new Draft(List.of(other)), "bo", ""))
        .as("a file of this name has come")
        .isInstanceOf(Applied.Overtaken.class);
  }

  @Test
  void whatPeopleChangeByHandBecomesAVersionBeforeAnythingElse() throws IOException {
    write(PUMP, pump(8));
    Draft.Edit upon = new Draft.Edit(PUMP, pump(9), "of before");
    assertThat(editor.apply(new Draft(List.of(upon)), "anna", ""))
        .isInstanceOfSatisfying(
            Applied.Overtaken.class,
            overtaken ->
                assertThat(overtaken.conflicts().getFirst().revision().cause())
                    .isEqualTo(Cause.DISK));
    assertThat(causes()).containsExactly(Cause.DISK, Cause.FIRST);
    assertThat(causes()).as("seen once").hasSize(2);
  }

  @Test
  void goingBackIsAVersionOfItsOwnAndBringsRemovedFilesAgain() throws IOException {
    write("types/fan.yaml", pump(1));
    apply("types/fan.yaml", null);
    apply(PUMP, pump(6));
    Revision withFan = editor.find(2).orElseThrow();
    assertThat(editor.restore(withFan, 3, "bo", "")).isInstanceOf(Applied.Overtaken.class);
    assertThat(editor.restore(withFan, 4, "bo", "wrong")).isInstanceOf(Applied.Done.class);
    assertThat(Files.readString(folder.resolve(PUMP))).isEqualTo(pump(5));
    assertThat(folder.resolve("types/fan.yaml")).exists();
    assertThat(causes())
        .containsExactly(Cause.ROLLED_BACK, Cause.APPLIED, Cause.APPLIED, Cause.DISK, Cause.FIRST);
    assertThat(editor.between(editor.find(4).orElseThrow(), editor.find(5).orElseThrow()))
        .extracting(FileDiff::name, FileDiff::change)
        .containsExactly(
            tuple("types/fan.yaml", FileDiff.Change.ADDED), tuple(PUMP, FileDiff.Change.CHANGED));
  }

  @Test
  void aSaveThatNeverCameToBeLeavesNoVersion() throws IOException {
    apply(PUMP, pump(6));
    RevisionStore store = new RevisionStore(kept, 10, 1 << 20);
    Revision two = store.latest().orElseThrow();
    ProjectTexts never = editor.look().texts();
    store.keep(
        new Revision(3, 0, Cause.APPLIED, "bo", "", List.of(), Map.of(PUMP, "x"), false), never);
    reopen();
    assertThat(editor.revisions().getFirst()).isEqualTo(two);
  }

  @Test
  void aSaveThatAKillCutShortAfterItsMomentKeepsWhoAndWhy() throws IOException {
    apply(PUMP, pump(6));
    RevisionStore store = new RevisionStore(kept, 10, 1 << 20);
    Revision two = store.latest().orElseThrow();
    store.put(
        new Revision(
            2, two.time(), two.cause(), "anna", "because", two.changes(), two.files(), false));
    reopen();
    assertThat(editor.revisions().getFirst()).isEqualTo(two);
  }

  @Test
  void theOldestVersionsMakeRoomByNumberAndByBytes() throws IOException {
    editor = ProjectEditor.open(folder, kept, 4, 1 << 20, time);
    for (int max = 10; max < 20; max++) {
      apply(PUMP, pump(max));
    }
    assertThat(editor.revisions()).extracting(Revision::number).containsExactly(11, 10, 9, 8);
    try (var texts = Files.list(kept.resolve("texts"))) {
      assertThat(texts.count()).as("project, site and four pumps").isEqualTo(6);
    }
    editor = ProjectEditor.open(folder, kept, 4, 1, time);
    apply(PUMP, pump(30));
    assertThat(editor.revisions()).extracting(Revision::number).containsExactly(12, 11);
  }

  @Test
  void aDamagedVersionCostsOnlyItself() throws IOException {
    apply(PUMP, pump(6));
    apply(PUMP, pump(7));
    Files.writeString(kept.resolve("00000002.json"), "{\"number\":");
    reopen();
    assertThat(editor.revisions()).extracting(Revision::number).containsExactly(3, 1);
    Revision first = editor.find(1).orElseThrow();
    Files.writeString(kept.resolve("texts").resolve(first.files().get(PUMP) + ".gz"), "rubbish");
    assertThatThrownBy(() -> editor.restore(first, 3, "bo", "")).isInstanceOf(IOException.class);
    assertThat(Files.readString(folder.resolve(PUMP))).isEqualTo(pump(7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../project.yaml",
        "types/../../etc/passwd.yaml",
        "/etc/passwd.yaml",
        "types/deep/pump.yaml",
        "types/.hidden.yaml",
        "types\\\\pump.yaml",
        "types/pump.exe",
        "elsewhere/pump.yaml",
        ".change-set",
        ""
      })
  void namesThatLeadElsewhereAreRefused(String name) {
    List<Draft.Edit> edits = List.of(new Draft.Edit(name, "x", ""));
    assertThatThrownBy(() -> new Draft(edits)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tooMuchAtOnceIsRefused() {
    List<Draft.Edit> many = new ArrayList<>();
    for (int i = 0; i <= Draft.MOST_FILES; i++) {
      many.add(new Draft.Edit("types/t%d.yaml".formatted(i), "", ""));
    }
    assertThatThrownBy(() -> new Draft(many)).hasMessageContaining("at most 100 files");
    List<Draft.Edit> twice = List.of(many.getFirst(), many.getFirst());
    assertThatThrownBy(() -> new Draft(twice)).hasMessageContaining("each file once");
    List<Draft.Edit> long1 = List.of(new Draft.Edit(PUMP, "x".repeat(Draft.MOST_BYTES + 1), ""));
    assertThatThrownBy(() -> new Draft(long1)).hasMessageContaining("bytes at once");
  }

  @Test
  void differencesAreToldLineByLineWithThoseAround() {
    String before = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\n";
    String after = before.replace("b\n", "B\n").replace("l\n", "l\nm\n");
    FileDiff diff = FileDiff.of("x.yaml", before, after);
    assertThat(diff.hunks())
        .containsExactly(
            new FileDiff.Hunk(1, 1, List.of(" a", "-b", "+B", " c", " d", " e")),
            new FileDiff.Hunk(10, 10, List.of(" j", " k", " l", "+m")));
    assertThat(FileDiff.of("x.yaml", null, "a\n").hunks())
        .containsExactly(new FileDiff.Hunk(1, 1, List.of("+a")));
    assertThat(FileDiff.of("x.yaml", "a\n", "b\n".repeat(FileDiff.MOST_LINES + 1)).isWhole())
        .isTrue();
  }
}
