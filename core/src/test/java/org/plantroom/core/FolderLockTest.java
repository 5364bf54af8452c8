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
    Path file = folder.resolve("lock");
    FolderLock first = FolderLock.take(file).orElseThrow();
    assertThat(FolderLock.take(file)).isEmpty();
    first.close();
    Optional<FolderLock> next = FolderLock.take(file);
    assertThat(next).isPresent();
    next.orElseThrow().close();
  }
}
