package org.plantroom.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WholeFileTest {
  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void theNewReplacesTheOldAndADraftLeftByACrash(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("users.json");
    Files.writeString(folder.resolve("users.json.new"), "half of a dr");
    WholeFile.write(file, bytes("old"));
    WholeFile.write(file, bytes("new"));
    assertThat(file).hasContent("new");
    assertThat(folder.resolve("users.json.new")).doesNotExist();
  }

  @Test
  void replacingAndPublishingGiveTheSameName(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("delivered");
    WholeFile.replace(file, bytes("1"));
    assertThat(file).hasContent("1");
    Path draft = Files.writeString(folder.resolve("delivered.tmp"), "2");
    WholeFile.publish(draft, file);
    assertThat(file).hasContent("2");
    assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
  }

  @Test
  void whatCannotBeWrittenLeavesTheOld(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("users.json");
    WholeFile.write(file, bytes("old"));
    Files.createDirectories(folder.resolve("users.json.new/full"));
    assertThatThrownBy(() -> WholeFile.write(file, bytes("new"))).isInstanceOf(IOException.class);
    assertThat(file).hasContent("old");
  }

  @Test
  void anOwnersFileIsNobodyElsesFromTheStart(@TempDir Path folder) throws Exception {
    assumeTrue(OwnerOnly.isPosix(), "files have no permissions here");
    Path file = folder.resolve("secret");
    WholeFile.write(file, bytes("s"), OwnerOnly.file());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }
}
