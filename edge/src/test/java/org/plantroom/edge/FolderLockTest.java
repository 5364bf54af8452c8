package org.plantroom.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
  @Test
  void aSecondTakerIsRefusedUntilTheFirstHasGone(@TempDir Path folder) throws IOException {
    try (FolderLock first = FolderLock.take(folder)) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> FolderLock.take(folder))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("another edge uses this folder");
    }
    FolderLock.take(folder).close();
  }
}
