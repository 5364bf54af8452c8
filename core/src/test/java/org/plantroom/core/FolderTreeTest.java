package org.plantroom.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderTreeTest {
  private static Path filled(Path root) throws IOException {
    Files.createDirectories(root.resolve("a/b"));
    Files.writeString(root.resolve("a/b/file"), "deep");
    Files.writeString(root.resolve("file"), "shallow");
    return root;
  }

  @Test
  void deletingLeavesWhatLinksPointAt(@TempDir Path folder) throws Exception {
    Path root = filled(folder.resolve("root"));
    Path other = filled(folder.resolve("other"));
    Files.createSymbolicLink(root.resolve("a/link"), other);
    FolderTree.delete(root);
    assertThat(root).doesNotExist();
    assertThat(other.resolve("a/b/file")).hasContent("deep");
  }

  @Test
  void deletingWhatIsNotThereIsNoMistake(@TempDir Path folder) {
    assertThatCode(() -> FolderTree.delete(folder.resolve("none"))).doesNotThrowAnyException();
  }

  @Test
  void publishedFolderHasItsNameAndAllItsFiles(@TempDir Path folder) throws Exception {
    Path draft = filled(folder.resolve("x.partial"));
    FolderTree.publish(draft, folder.resolve("x"));
    assertThat(draft).doesNotExist();
    assertThat(folder.resolve("x/a/b/file")).hasContent("deep");
    assertThat(folder.resolve("x/file")).hasContent("shallow");
  }

  @Test
  void whatHasTheNameAlreadyStays(@TempDir Path folder) throws Exception {
    Path there = filled(folder.resolve("x"));
    Path draft = filled(folder.resolve("x.partial"));
    assertThatThrownBy(() -> FolderTree.publish(draft, there)).isInstanceOf(IOException.class);
    assertThat(there.resolve("file")).hasContent("shallow");
  }
}
