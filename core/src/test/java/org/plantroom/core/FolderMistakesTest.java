package org.plantroom.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be wrong with the files as such. */
class FolderMistakesTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void missingFolderIsAMistake() {
    Path nowhere = folder.resolve("nowhere");
    assertThat(Spoilt.mistakes(nowhere))
        .containsExactly(nowhere + ": no folder, expected a folder with project.yaml");
  }

  @Test
  void missingProjectFileIsAMistake() {
    assertThat(Spoilt.mistakes(folder)).containsExactly("project.yaml: missing, expected a file");
  }

  @Test
  void projectFileThatIsAFolderIsAMistake() throws IOException {
    Files.createDirectory(folder.resolve("project.yaml"));
    assertThat(Spoilt.mistakes(folder))
        .containsExactly("project.yaml: no regular file, expected a file");
  }

  @Test
  void allMistakesOfAllFilesComeAtOnce() throws IOException {
    Spoilt.write(folder, "sites/a.yaml", "edges: {e: {devices: {d: {type: t, address: 'h:0'}}}}\n");
    Spoilt.write(folder, "sites/b.yaml", "name: B\n");
    Spoilt.write(folder, "types/t.yaml", "name: T\n");
    Spoilt.write(folder, "project.yaml", "project: a/b\n");

    assertThat(Spoilt.mistakes(folder))
        .extracting(mistake -> mistake.substring(0, mistake.indexOf(", expected")))
        .containsExactly(
            "project.yaml:1: project: \"a/b\"",
            "sites/a.yaml:1: edges.e.devices.d.address: \"h:0\"",
            "sites/b.yaml:1: edges: missing",
            "types/t.yaml:1: class: missing",
            "types/t.yaml:1: tags: missing");
  }

  @Test
  void fileNameThatIsNoIdIsAMistake() throws IOException {
    assertThat(Spoilt.mistakes(folder, "sites/a+b.yaml", "edges: {e: {}}\n"))
        .singleElement()
        .asString()
        .startsWith("sites/a+b.yaml: \"a+b\", expected a name");
  }

  @Test
  void otherEndingAndFolderAreMistakesForTheyWouldBeLeftOut() throws IOException {
    Spoilt.write(folder, "project.yaml", "project: p\n");
    Spoilt.write(folder, "sites/a.yml", "edges: {e: {}}\n");
    Spoilt.write(folder, "types/maker/b.yaml", "name: B\n");
    assertThat(Spoilt.mistakes(folder))
        .containsExactly(
            "sites/a.yml: a stray name, expected only files ID.yaml here",
            "types/maker: a stray name, expected only files ID.yaml here");
  }

  @Test
  void nameNearAKnownOneIsAMistake() throws IOException {
    assertThat(Spoilt.mistakes(folder, "site/a.yaml", "edges: {e: {}}\n"))
        .containsExactly("site: an unknown name, expected sites");
  }

  @Test
  void hiddenFilesBackupsAndNotesArePassedOver() throws IOException {
    Spoilt.write(folder, "sites/.a.yaml", "rubbish\n");
    Spoilt.write(folder, "sites/a.yaml~", "rubbish\n");
    assertThat(Spoilt.mistakes(folder, "README.md", "A plant.\n")).isEmpty();
  }

  @Test
  void linkToNowhereIsAMistake() throws IOException {
    Spoilt.write(folder, "project.yaml", "project: p\n");
    Files.createDirectory(folder.resolve("types"));
    Files.createSymbolicLink(folder.resolve("types/a.yaml"), Path.of("nowhere"));
    assertThat(Spoilt.mistakes(folder)).containsExactly("types/a.yaml: missing, expected a file");
  }

  @Test
  void bytesThatAreNoTextAreAMistake() throws IOException {
    Files.write(folder.resolve("project.yaml"), new byte[] {'p', (byte) 0xFF, (byte) 0xFE, 0});
    assertThat(Spoilt.mistakes(folder))
        .containsExactly("project.yaml: bytes that are no text, expected UTF-8");
  }

  @Test
  void otherEncodingIsAMistake() throws IOException {
    Files.write(folder.resolve("project.yaml"), "project: p\n".getBytes(StandardCharsets.UTF_16));
    assertThat(Spoilt.mistakes(folder))
        .containsExactly("project.yaml: bytes that are no text, expected UTF-8");
  }

  @Test
  void fileOfZeroBytesIsAMistake() throws IOException {
    Files.write(folder.resolve("project.yaml"), new byte[4096]);
    assertThat(Spoilt.mistakes(folder))
        .singleElement()
        .asString()
        .contains("no YAML", "expected well-formed YAML");
  }

  @Test
  void endlessFileIsAMistake() throws IOException {
    try (RandomAccessFile file =
        new RandomAccessFile(folder.resolve("project.yaml").toFile(), "rw")) {
      file.setLength(1L << 34);
    }
    assertThat(Spoilt.mistakes(folder))
        .containsExactly("project.yaml: a longer file, expected at most 16777216 bytes");
  }

  @Test
  void deepNestingIsAMistake() throws IOException {
    assertThat(Spoilt.mistakes(folder, "project.yaml", "[".repeat(100_000)))
        .singleElement()
        .asString()
        .contains("no YAML");
  }

  @Test
  void fewLinesCannotStandForMillionsOfValues() throws IOException {
    String bomb = "a: &a [x, x]\nb: &b [*a, *a]\nproject: *b\n";
    assertThat(Spoilt.mistakes(folder, "project.yaml", bomb))
        .anyMatch(mistake -> mistake.startsWith("project.yaml:3: project: an alias"));
  }

  @Test
  void mistakesBeyondAThousandAreOnlyCounted() throws IOException {
    StringBuilder text = new StringBuilder("project: p\n");
    for (int i = 0; i < 1500; i++) {
      text.append("odd").append(i).append(": 1\n");
    }
    Spoilt.write(folder, "project.yaml", text.toString());

    ProjectCheck.Mistaken mistaken = (ProjectCheck.Mistaken) ProjectFiles.read(folder);

    assertThat(mistaken.mistakes()).hasSize(Mistakes.MOST);
    assertThat(mistaken.unlisted()).isEqualTo(500);
    assertThat(mistaken).asString().endsWith("\nand 500 more");
  }

  @Test
  void passwordInAnAddressIsNotRepeated() throws IOException {
    List<String> mistakes =
        Spoilt.mistakes(
            folder, "project.yaml", "project: p\nmqtt: {brokers: ['tcp://u:pass@h']}\n");
    assertThat(mistakes).singleElement().asString().doesNotContain("pass").contains("tcp://…@h");
  }
}
