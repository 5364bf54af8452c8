package org.plantroom.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.FolderLock;

class DataCopyTest {
  private final Path data;
  private final Path copy;
  private final Path otherDisk;

  DataCopyTest(@TempDir Path folder) {
    this.data = folder.resolve("data");
    this.copy = folder.resolve("copy");
    this.otherDisk = folder.resolve("other-disk");
  }

  @BeforeEach
  void makeFolders() throws IOException {
    for (Path each : new Path[] {data, copy, otherDisk}) {
      Files.createDirectories(each);
    }
  }

  private static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void folderIsCopiedWithAllBelowIt() throws IOException {
    write(data.resolve("versions/00000001.json"), "one");
    write(data.resolve("versions/texts/a.gz"), "text");
    DataCopy.copy(data.resolve("versions"), copy);
    assertThat(copy.resolve("versions/00000001.json")).hasContent("one");
    assertThat(copy.resolve("versions/texts/a.gz")).hasContent("text");
  }

  @Test
  void folderThatIsALinkToAnotherDiskIsCopiedAsAFolder() throws IOException {
    write(otherDisk.resolve("plantroom-audit/trail.jsonl"), "line");
    Files.createSymbolicLink(data.resolve("audit"), otherDisk.resolve("plantroom-audit"));
    DataCopy.copy(data.resolve("audit"), copy);
    assertThat(Files.isDirectory(copy.resolve("audit"), LinkOption.NOFOLLOW_LINKS)).isTrue();
    assertThat(copy.resolve("audit/trail.jsonl")).hasContent("line");
  }

  @Test
  void locksAreNeitherCopiedNorLetGo() throws IOException {
    write(data.resolve("security/accounts.json"), "{}");
    try (FolderLock _ = FolderLock.take(data.resolve("security/.lock")).orElseThrow()) {
      DataCopy.copy(data.resolve("security"), copy);
      assertThat(copy.resolve("security/accounts.json")).exists();
      assertThat(copy.resolve("security/.lock")).doesNotExist();
    }
  }

  @Test
  void linksWithinAFolderAreLeftOut() throws IOException {
    write(data.resolve("audit/trail.jsonl"), "line");
    Path secret = write(otherDisk.resolve("below/secret"), "not ours");
    Files.createSymbolicLink(data.resolve("audit/file"), secret);
    Files.createSymbolicLink(data.resolve("audit/folder"), otherDisk.resolve("below"));
    DataCopy.copy(data.resolve("audit"), copy);
    try (var copied = Files.list(copy.resolve("audit"))) {
      assertThat(copied.map(Path::getFileName)).containsExactly(Path.of("trail.jsonl"));
    }
  }

  @Test
  void whatIsHalfWrittenOrNotThereIsLeftOut() throws IOException {
    write(data.resolve("trends/sets.json"), "whole");
    write(data.resolve("trends/sets.json.new"), "ha");
    DataCopy.copy(data.resolve("trends"), copy);
    DataCopy.copy(data.resolve("notifications"), copy);
    assertThat(copy.resolve("trends/sets.json")).hasContent("whole");
    assertThat(copy.resolve("trends/sets.json.new")).doesNotExist();
    assertThat(copy.resolve("notifications")).doesNotExist();
  }

  @Test
  void filesComeBeforeTheFolderOfWhatTheyName() throws IOException {
    write(data.resolve("a-texts/a.gz"), "text");
    write(data.resolve("z.json"), "names a.gz");
    assertThat(DataCopy.below(data))
        .containsExactly(data.resolve("z.json"), data.resolve("a-texts"));
  }
}
