package org.plantroom.fmi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MalformedFmuTest {
  private static final String MINIMAL =
      """
      <fmiModelDescription fmiVersion="2.0" modelName="m" guid="g">
        <CoSimulation modelIdentifier="gain"/><ModelVariables/>
      </fmiModelDescription>
      """;

  private final Path folder;

  MalformedFmuTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void fileThatIsNoArchiveIsRefused() throws IOException {
    Path fmu = Files.writeString(folder.resolve("text.fmu"), "no zip");
    assertThatThrownBy(() -> FmuComponent.load(fmu, Map.of()))
        .isInstanceOf(FmuException.class)
        .hasMessageStartingWith("text.fmu cannot be used: it cannot be unpacked: ");
  }

  @Test
  void missingFileIsTold() {
    assertThatThrownBy(() -> FmuComponent.load(folder.resolve("none.fmu"), Map.of()))
        .isInstanceOf(FmuException.class)
        .hasMessageStartingWith("none.fmu cannot be used: ");
  }

  @ParameterizedTest
  @CsvSource({"../escaped.txt", "binaries/../../escaped.txt", "..\\escaped.txt", "/../escaped.txt"})
  void entryThatLeadsOutOfTheArchiveIsRefused(String entry) throws IOException {
    refused(minimal().with(entry, "x"), "leads out of the archive");
    assertThat(Files.exists(folder.resolve("escaped.txt"))).isFalse();
  }

  @Test
  void archiveOfTooManyEntriesIsRefused() throws IOException {
    TestUnit unit = minimal();
    for (int i = 0; i < 10_001; i++) {
      unit.with("resources/" + i, "");
    }
    refused(unit, "it has 10002 entries, more than the 10000 a unit may have");
  }

  @Test
  void archiveThatGrowsBeyondItsBoundIsRefusedAndLeavesNothing() throws IOException {
    Path fmu = minimal().with("resources/zeros", new byte[5 << 20]).write();
    assertThat(Files.size(fmu)).isLessThan(100_000);
    long before = unpacked();
    assertThatThrownBy(() -> FmuArchive.unpack(fmu, 4 << 20))
        .hasMessage("it unpacks to more than 4 MB");
    assertThat(unpacked()).isEqualTo(before);
  }

  @Test
  void refusedUnitLeavesNothing() throws IOException {
    long before = unpacked();
    refused(minimal(), "it has no library");
    assertThat(unpacked()).isEqualTo(before);
  }

  @Test
  void archiveWithoutDescriptionIsRefused() throws IOException {
    refused(new TestUnit(folder).with("readme.txt", "x"), "it has no modelDescription.xml");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fmiVersion=\"2.0\"|fmiVersion=\"3.0\"|it is of FMI version \"3.0\"; export it as",
        "CoSimulation|ModelExchange|it has no co-simulation part; export it as",
        "\"gain\"|\"../gain\"|its modelIdentifier is no name of C: \"../gain\"",
        "</fmiModelDescription>|</fmi>|its modelDescription.xml is no sound XML",
      })
  void descriptionThatCannotBeUsedIsRefused(String old, String by, String why) throws IOException {
    refused(minimal().replace(old, by), why);
  }

  @Test
  void entitiesAreNotFollowed() throws IOException {
    String entity =
        "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
            + MINIMAL.replace("modelName=\"m\"", "modelName=\"&e;\"");
    refused(new TestUnit(folder).with("modelDescription.xml", entity), "is no sound XML");
  }

  @Test
  void libraryForOtherMachinesOnlyIsRefusedNamingThem() throws IOException {
    refused(
        minimal().with("binaries/c-windows/gain.dll", "x").with("binaries/aix/gain.so", "x"),
        "for this machine, but for [aix, c-windows]; export it for");
  }

  @Test
  void libraryThatIsNoneIsRefused() throws IOException {
    FmuPlatform here = FmuPlatform.here();
    refused(
        minimal().with("binaries/%s/gain%s".formatted(here.folder(), here.suffix()), "x"),
        "cannot be loaded on this machine");
  }

  @Test
  void libraryWithoutTheStandardsFunctionsIsRefused() throws IOException {
    refused(
        TestUnit.compiled(folder, "gain", "-DWITHOUT_STEP"),
        "its library has no function fmi2DoStep");
  }

  @Test
  void descriptionOfAnotherLibraryIsRefusedByTheUnit() throws IOException {
    refused(
        TestUnit.compiled(folder, "gain").replace("guid=\"gain\"", "guid=\"other\""),
        "it refuses to be instantiated; it said: wrong guid %s");
  }

  @ParameterizedTest
  @CsvSource({
    "Mac OS X,x86_64,darwin64,.dylib",
    "Mac OS X,aarch64,aarch64-darwin,.dylib",
    "Windows 11,amd64,win64,.dll",
    "Linux,amd64,linux64,.so",
    "Linux,aarch64,aarch64-linux,.so",
  })
  void platformsAreNamedAsTheStandardDoes(
      String system, String processor, String name, String suffix) {
    assertThat(FmuPlatform.of(system, processor)).isEqualTo(new FmuPlatform(name, suffix));
  }

  private TestUnit minimal() {
    return new TestUnit(folder).with("modelDescription.xml", MINIMAL);
  }

  private static void refused(TestUnit unit, String why) throws IOException {
    Path fmu = unit.write();
    assertThatThrownBy(() -> FmuComponent.load(fmu, Map.of()))
        .isInstanceOf(FmuException.class)
        .hasMessageStartingWith("unit.fmu cannot be used: ")
        .hasMessageContaining(why);
  }

  private static long unpacked() throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try (Stream<Path> all = Files.list(temporary)) {
      return all.filter(each -> each.getFileName().toString().startsWith("plantroom-fmu")).count();
    }
  }
}
