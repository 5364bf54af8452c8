package org.plantroom.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
  @Test
  void aSecondTakerGetsNothingUntilTheFirstHasGone(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("folder.lock");
    FolderLock first = FolderLock.take(file).orElseThrow();
    assertThat(FolderLock.take(file)).isEmpty();
    first.close();
    Optional<FolderLock> next = FolderLock.take(file);
    assertThat(next).isPresent();
    next.orElseThrow().close();
  }

  /** Closing a second file of that name in this process would give the lock away. */
  @Test
  void anotherProcessGetsNothingAlsoAfterThisOneHasTriedAgain(@TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("folder.lock");
    try (FolderLock _ = FolderLock.take(file).orElseThrow()) {
      assertThat(FolderLock.take(folder.resolve("../" + folder.getFileName() + "/folder.lock")))
          .isEmpty();
      assertThat(otherProcessTakes(file)).isFalse();
    }
    assertThat(otherProcessTakes(file)).isTrue();
  }

  private static boolean otherProcessTakes(Path file) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    return new ProcessBuilder(java, "-cp", classes, Taker.class.getName(), file.toString())
            .inheritIO()
            .start()
            .waitFor()
        == Taker.TAKEN;
  }

  /** Takes a lock in a process of its own, and ends with what became of it. */
  static final class Taker {
    static final int TAKEN = 7;

    private Taker() {}

    public static void main(String[] args) throws IOException {
      System.exit(FolderLock.take(Path.of(args[0])).isPresent() ? TAKEN : 8);
    }
  }
}
