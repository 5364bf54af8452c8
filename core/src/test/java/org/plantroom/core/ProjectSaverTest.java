package org.plantroom.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A save is seen whole or not at all, whichever call to the disk is the last. */
class ProjectSaverTest {
  private static final int MOST_CALLS = 200;

  private final Path temporary;

  ProjectSaverTest(@TempDir Path temporary) {
    this.temporary = temporary;
  }

  /** Each version names itself in three files and has one file of its own. */
  private static ChangeSet version(int number) {
    return ChangeSet.NONE
        .write("project.yaml", "project: v%d\n".formatted(number))
        .write("types/pump.yaml", type("v" + number))
        .write("types/own-%d.yaml".formatted(number), type("own"))
        .delete("types/own-%d.yaml".formatted(number - 1))
        .write(
            "sites/harbour.yaml",
            """
            name: v%d
            edges:
              plant: {devices: {p: {type: own-%d, address: "127.0.0.1:502"}}}
            """
                .formatted(number, number));
  }

  private static String type(String name) {
    return "name: %s\nclass: pump\ntags:\n  T: {register: input 1, type: i16}\n".formatted(name);
  }

  /** The version read, the same in every file. */
  private static int read(Path folder) {
    Project project = ProjectFiles.read(folder).orElseThrow();
    String version = project.settings().id();
    assertThat(Objects.requireNonNull(project.sites().get("harbour")).name()).isEqualTo(version);
    assertThat(Objects.requireNonNull(project.types().get("pump")).name()).isEqualTo(version);
    assertThat(project.types()).containsOnlyKeys("own-" + version.substring(1), "pump");
    return Integer.parseInt(version.substring(1));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whicheverCallIsTheLastTheOldOrTheNewVersionIsThere(boolean powerCut) throws IOException {
    int calls = 0;
    boolean died = true;
    for (int last = 0; died && last < MOST_CALLS; last++) {
      Path folder = temporary.resolve(powerCut + "-" + last);
      ProjectFiles.save(folder, version(1));
      DyingDisk disk = new DyingDisk(last, powerCut);
      died = dies(folder, disk);
      int seen = read(folder);
      assertThat(seen).as("last call %d", last).isIn(died ? List.of(1, 2) : List.of(2));
      dieInRecoveryEverywhere(folder, powerCut, seen);
      ProjectFiles.recover(folder);
      assertThat(read(folder)).isEqualTo(seen);
      ProjectFiles.save(folder, version(seen + 1));
      assertThat(read(folder)).isEqualTo(seen + 1);
      assertThat(folder.resolve(ProjectSaver.CHANGE_SET)).doesNotExist();
      calls = disk.calls();
    }
    assertThat(calls).as("calls of a whole save").isBetween(20, MOST_CALLS - 1);
  }

  private static boolean dies(Path folder, DyingDisk disk) {
    try {
      new ProjectSaver(folder, disk).save(version(2));
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  /** Each attempt to finish dies one call later; what is read never changes. */
  private static void dieInRecoveryEverywhere(Path folder, boolean powerCut, int seen) {
    boolean died = true;
    for (int last = 0; died && last < MOST_CALLS; last++) {
      try {
        new ProjectSaver(folder, new DyingDisk(last, powerCut)).recover();
        died = false;
      } catch (IOException e) {
        assertThat(read(folder)).as("last call of recovery %d", last).isEqualTo(seen);
      }
    }
  }

  @Test
  void whatIsSavedStandsInTheFilesThemselves() throws IOException {
    ProjectFiles.save(temporary, version(1));
    ProjectFiles.save(temporary, version(2));

    assertThat(temporary.resolve("project.yaml")).hasContent("project: v2");
    try (Stream<Path> types = Files.list(temporary.resolve("types"))) {
      assertThat(types.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("own-2.yaml", "pump.yaml");
    }
  }

  @Test
  void aReaderBesideASaverSeesOneVersionWhole() throws Exception {
    ProjectFiles.save(temporary, version(1));
    AtomicBoolean saving = new AtomicBoolean(true);
    Thread saver =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    for (int number = 2; number < 40; number++) {
                      ProjectFiles.save(temporary, version(number));
                    }
                  } catch (IOException e) {
                    throw new AssertionError(e);
                  } finally {
                    saving.set(false);
                  }
                });
    int before = 1;
    while (saving.get()) {
      int now = read(temporary);
      assertThat(now).isGreaterThanOrEqualTo(before);
      before = now;
    }
    saver.join();
    assertThat(read(temporary)).isEqualTo(39);
  }

  @Test
  void twoSaversDoNotMix() throws IOException {
    ProjectFiles.save(temporary, version(1));
    Path lock = temporary.resolve(".change-set.lock");
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
      assertThat(channel.lock().isValid()).isTrue();
      assertThatThrownBy(() -> ProjectFiles.save(temporary, version(2)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("somebody else is saving");
    }
    assertThat(read(temporary)).isEqualTo(1);
  }

  @Test
  void aTornChangeSetIsAMistakeThatNamesTheFile() throws IOException {
    ProjectFiles.save(temporary, version(1));
    byte[] bytes = ChangeSetCodec.encode(version(2));
    for (int length = 0; length < bytes.length; length += 13) {
      Files.write(temporary.resolve(ProjectSaver.CHANGE_SET), Arrays.copyOf(bytes, length));
      assertThat(Spoilt.mistakes(temporary))
          .singleElement()
          .asString()
          .startsWith(".change-set: a change set that cannot be read");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../elsewhere.yaml",
        "/etc/passwd",
        "types/../../x.yaml",
        "types/.hidden.yaml",
        ".git/config",
        "other/x.yaml",
        "types/a/b.yaml",
        "project.yaml/x",
        ""
      })
  void namesThatLeadElsewhereAreRefused(String name) {
    assertThatThrownBy(() -> ChangeSet.NONE.write(name, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
