package org.plantroom.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.FolderLock;

class EdgeFolderTest {
  @Test
  void aSecondEdgeIsRefusedUntilTheFirstHasGone(@TempDir Path folder) throws IOException {
    try (FolderLock first = PlantroomEdge.lock(folder)) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> PlantroomEdge.lock(folder))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("another edge uses this folder");
    }
    PlantroomEdge.lock(folder).close();
  }
}
