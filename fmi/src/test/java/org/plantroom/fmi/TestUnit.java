package org.plantroom.fmi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes units out of the C sources under {@code units/}, with the machine's own compiler. */
final class TestUnit {
  private final Path folder;
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  /**
   * A unit without entries.
   *
   * @param folder takes its files
   */
  TestUnit(Path folder) {
    this.folder = folder;
  }

  /**
   * A whole unit.
   *
   * @param name of its sources
   * @param options of the compiler
   */
  static TestUnit compiled(Path folder, String name, String... options) throws IOException {
    FmuPlatform here = FmuPlatform.here();
    return new TestUnit(folder)
        .with("modelDescription.xml", source(name + ".xml"))
        .with(
            "binaries/%s/%s%s".formatted(here.folder(), name, here.suffix()),
            library(folder, name, options));
  }

  /** One more entry, or another content for one that is there. */
  TestUnit with(String entry, byte[] content) {
    entries.put(entry, content);
    return this;
  }

  /** One more entry of text. */
  TestUnit with(String entry, String content) {
    return with(entry, content.getBytes(StandardCharsets.UTF_8));
  }

  /** The unit's own description, with a text replaced. */
  TestUnit replace(String old, String by) {
    String description =
        new String(
            Objects.requireNonNull(entries.get("modelDescription.xml")), StandardCharsets.UTF_8);
    assertThat(description).contains(old);
    return with("modelDescription.xml", description.replace(old, by));
  }

  /** Writes the archive. */
  Path write() throws IOException {
    Path fmu = folder.resolve("unit.fmu");
    try (OutputStream file = Files.newOutputStream(fmu);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return fmu;
  }

  private static byte[] library(Path folder, String name, String... options) throws IOException {
    for (String file : List.of("fmi2.h", name + ".c")) {
      Files.write(folder.resolve(file), source(file));
    }
    List<String> line = new ArrayList<>(List.of("gcc", "-O1", "-fPIC", "-shared"));
    line.addAll(List.of(options));
    line.addAll(List.of("-o", name + ".library", name + ".c"));
    assumeThat(run(folder, line)).as("gcc, to compile a unit of FMI").isZero();
    return Files.readAllBytes(folder.resolve(name + ".library"));
  }

  private static int run(Path folder, List<String> line) {
    try {
      return new ProcessBuilder(line).directory(folder.toFile()).inheritIO().start().waitFor();
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  private static byte[] source(String name) throws IOException {
    try (InputStream in = TestUnit.class.getResourceAsStream("/units/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }
}
