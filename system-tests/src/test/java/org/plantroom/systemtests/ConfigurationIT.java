package org.plantroom.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.ChangeSet;
import org.plantroom.core.ProjectFiles;
import org.plantroom.editing.ProjectEditor;
import org.plantroom.editing.Revision;
import org.plantroom.editing.Standing;

/** T7: a program killed while it saves a project leaves one version whole. */
class ConfigurationIT {
  private static final int KILLS = Boolean.getBoolean("plantroom.full") ? 200 : 12;

  /** A save takes some milliseconds to some tens, most of it the disk's. */
  private static final long LONGEST_LIFE_NANOS = Duration.ofMillis(120).toNanos();

  private final Path folder;

  ConfigurationIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void killedAtRandomPointsOfSavesTheProjectIsTheOldOrTheNew() throws IOException {
    long seed = Long.getLong("plantroom.seed", System.nanoTime());
    Random random = new Random(seed);
    ProjectFiles.save(folder, SavingProgram.version(1));
    int version = 1;
    for (int kill = 0; kill < KILLS; kill++) {
      int told = killOneWhileItSaves(version + 1, random);
      int read = SavingProgram.versionOf(ProjectFiles.read(folder).orElseThrow());
      assertThat(read)
          .as("run again with -Dplantroom.seed=%d, kill %d", seed, kill)
          .isBetween(told, told + 1);
      ProjectFiles.recover(folder);
      assertThat(SavingProgram.versionOf(ProjectFiles.read(folder).orElseThrow())).isEqualTo(read);
      version = read;
    }
  }

  /** The last version the program said it had saved. */
  private int killOneWhileItSaves(int first, Random random) throws IOException {
    try (Program saver = Program.startMain(SavingProgram.class.getName(), folder, first)) {
      saver.awaitLine("saved " + first);
      LockSupport.parkNanos(random.nextLong(LONGEST_LIFE_NANOS));
      saver.kill();
      String last = saver.out().getLast();
      return Integer.parseInt(last.substring("saved ".length()));
    }
  }

  /** The files and what the versions say of them never disagree, and who and why is never lost. */
  @Test
  void killedWhileItAppliesTheProjectIsAVersionWholeAndTheVersionsKnowWhich() throws IOException {
    long seed = Long.getLong("plantroom.seed", System.nanoTime());
    Random random = new Random(seed);
    Path project = folder.resolve("edited");
    Path kept = folder.resolve("versions");
    ProjectFiles.save(
        project,
        ChangeSet.NONE
            .write(EditingProgram.PROJECT, EditingProgram.text(EditingProgram.PROJECT, 1))
            .write(EditingProgram.TYPE, EditingProgram.text(EditingProgram.TYPE, 1)));
    for (int kill = 0; kill < KILLS; kill++) {
      int told = killOneWhileItApplies(project, kept, random);
      ProjectEditor editor = EditingProgram.open(project, kept);
      Standing now = editor.look();
      String words = "run again with -Dplantroom.seed=%d, kill %d".formatted(seed, kill);
      int number = now.latest().number();
      assertThat(number).as(words).isBetween(told, told + 1);
      for (String file : List.of(EditingProgram.PROJECT, EditingProgram.TYPE)) {
        assertThat(now.texts().text(file)).as(words).isEqualTo(EditingProgram.text(file, number));
      }
      assertThat(now.latest().reason()).as(words).isEqualTo("version " + number);
      assertThat(editor.revisions()).as(words).noneMatch(r -> r.cause() == Revision.Cause.DISK);
    }
  }

  private static int killOneWhileItApplies(Path project, Path kept, Random random)
      throws IOException {
    try (Program editing = Program.startMain(EditingProgram.class.getName(), project, kept)) {
      Matcher first = editing.awaitLine("^applied (\\d+)$");
      LockSupport.parkNanos(random.nextLong(LONGEST_LIFE_NANOS));
      editing.kill();
      String last = editing.out().getLast();
      return last.startsWith("applied ")
          ? Integer.parseInt(last.substring("applied ".length()))
          : Integer.parseInt(first.group(1));
    }
  }
}
