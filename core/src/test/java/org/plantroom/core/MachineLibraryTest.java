package org.plantroom.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The library of real machines as it is shipped. */
class MachineLibraryTest {
  private static final Path FOLDER = Path.of("src/main/resources/library/types");
  private static final Path PAGE = Path.of("../docs/reference/machines.md");

  private static final Map<String, MachineType> READ = new HashMap<>();

  static List<String> ids() {
    return MachineTypes.libraryIds();
  }

  private static MachineType type(String id) {
    return READ.computeIfAbsent(id, MachineTypes::library);
  }

  @ParameterizedTest
  @MethodSource("ids")
  void everyFileReadsWithoutAMistake(String id) {
    assertThatCode(() -> MachineTypes.library(id)).doesNotThrowAnyException();
  }

  @Test
  void indexNamesEveryFileInAlphabeticalOrder() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<String> present =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".yaml"))
              .map(name -> name.substring(0, name.length() - ".yaml".length()))
              .sorted()
              .toList();
      assertThat(ids()).isEqualTo(present);
    }
  }

  @ParameterizedTest
  @MethodSource("ids")
  void everyFlagOfAWordThatHasAMarkCarriesItToo(String id) {
    for (TagType flag : type(id).tags().values()) {
      boolean marked =
          type(id).tags().values().stream()
              .filter(word -> word.type() != RegisterType.BIT && word.table() == flag.table())
              .filter(word -> word.address() <= flag.address())
              .filter(word -> word.lastAddress() >= flag.address())
              .anyMatch(word -> !word.invalid().isEmpty());
      if (flag.type() == RegisterType.BIT) {
        assertThat(flag.invalid().isEmpty()).as(flag.name()).isEqualTo(!marked);
      }
    }
  }

  @Test
  void pageListsEveryTypeAsItIs() throws IOException {
    List<String> listed =
        Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `")).toList();
    List<String> expected =
        ids().stream().map(MachineLibraryTest::type).map(MachineLibraryTest::row).toList();
    assertThat(listed).isEqualTo(expected);
  }

  private static String row(MachineType type) {
    return "| `%s` | %s | %s | %d | %s |"
        .formatted(
            type.id(),
            type.manufacturer(),
            type.machineClass().label(),
            type.tags().size(),
            type.source());
  }

  @ParameterizedTest
  @MethodSource("ids")
  void everyTagHasGroupAndDescription(String id) {
    assertThat(type(id).tags().values())
        .allSatisfy(
            tag -> {
              assertThat(tag.group()).as(tag.name()).isNotBlank();
              assertThat(tag.description()).as(tag.name()).isNotBlank();
            });
  }

  @ParameterizedTest
  @MethodSource("ids")
  void overviewIsAHandful(String id) {
    assertThat(type(id).tags().values().stream().filter(TagType::overview)).hasSizeBetween(1, 12);
  }

  @ParameterizedTest
  @MethodSource("ids")
  void onlyFlagsShareARegister(String id) {
    Map<String, TagType> takenBy = new HashMap<>();
    for (TagType tag : type(id).tags().values()) {
      if (tag.type() == RegisterType.BIT) {
        continue;
      }
      for (int address = tag.address(); address <= tag.lastAddress(); address++) {
        TagType other = takenBy.put(tag.table() + " " + address, tag);
        assertThat(other).as("%s at %d", tag.name(), address).isNull();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("ids")
  void scaleFactorIsReadAsOftenAsWhatItScales(String id) {
    Map<String, TagType> tags = type(id).tags();
    assertThat(tags.values().stream().filter(tag -> tag.scaleFrom() != null))
        .allSatisfy(
            tag ->
                assertThat(Objects.requireNonNull(tags.get(tag.scaleFrom())).interval())
                    .as(tag.name())
                    .isEqualTo(tag.interval()));
  }

  /** Protocol addresses, counted from 0, that other programs use with these machines. */
  @ParameterizedTest
  @CsvSource({
    "stiebel-eltron-wpm, ActualDhwTemperature,  INPUT,     521, I16, 0.1",
    "stiebel-eltron-wpm, ActualBufferTemperature, INPUT,   517, I16, 0.1",
    "stiebel-eltron-wpm, SgReadyInput1,         HOLDING,  4001, U16, 1",
    "stiebel-eltron-wpm, SgReadyState,          INPUT,    5000, U16, 1",
    "stiebel-eltron-lwz, ActualDhwTemperature,  INPUT,      15, I16, 0.1",
    "systemair-save,     OutdoorAirTemperature, HOLDING, 12101, I16, 0.1",
    "systemair-save,     UserMode,              INPUT,    1160, U16, 1",
    "systemair-save,     FilterRemainingTime,   INPUT,    7004, U32, 1",
    "sunspec-203,        W,                     HOLDING, 40088, I16, 1",
    "sunspec-203,        TotWhImp,              HOLDING, 40116, U32, 1",
    "sunspec-103,        WH,                    HOLDING, 40094, U32, 1",
    "sunspec-213,        W,                     HOLDING, 40098, F32, 1",
    "lg-therma-v,        WaterInletTemperature, INPUT,       2, I16, 0.1",
    "idm-navigator,      DhwTopTemperature,     HOLDING,  1014, F32, 1"
  })
  void registerLiesWhereOthersReadIt(
      String id, String name, RegisterTable table, int address, RegisterType type, double scale) {
    TagType tag = Objects.requireNonNull(type(id).tags().get(name));
    assertThat(tag)
        .extracting(TagType::table, TagType::address, TagType::type, TagType::scale)
        .containsExactly(table, address, type, scale);
  }

  @Test
  void heatPumpCannotBeSetBackToFactorySettings() {
    TagType reset = Objects.requireNonNull(type("stiebel-eltron-wpm").tags().get("Reset"));
    assertThat(Objects.requireNonNull(reset.write()).limits().allows(1)).isFalse();
  }

  @Test
  void ventilationUnitCannotBeResetOrLockedOut() {
    // From protocol address 16000 on lie passwords, the serial line's settings and the factory
    // reset.
    assertThat(type("systemair-save").tags().values())
        .allSatisfy(tag -> assertThat(tag.address()).as(tag.name()).isLessThan(16000));
  }
}
