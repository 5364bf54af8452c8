package org.plantroom.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTest {
  @ParameterizedTest
  @CsvSource({
    "°C, Cel, TEMPERATURE",
    "K, K, TEMPERATURE_DIFFERENCE",
    "kWh, kW.h, ENERGY",
    "l/s, L/s, VOLUME_FLOW",
    "m3/h, m3/h, VOLUME_FLOW",
    "m³/h, m3/h, VOLUME_FLOW",
    "inH2O, [in_i'H2O], PRESSURE",
    "%RH, %{RH}, RELATIVE_HUMIDITY",
    "years, a, TIME",
  })
  void unitIsFoundBySymbolOrOtherSpelling(String spelling, String ucum, Dimension dimension) {
    Unit unit = Unit.of(spelling).orElseThrow();
    assertThat(unit.ucum()).isEqualTo(ucum);
    assertThat(unit.dimension()).isSameAs(dimension);
  }

  @Test
  void unknownUnitIsNotFound() {
    assertThat(Unit.of("parsec")).isEmpty();
    assertThat(Unit.of("")).isEmpty();
  }

  @Test
  void ucumCodesAreUniquePlainAscii() {
    List<String> codes = Unit.all().stream().map(Unit::ucum).toList();
    assertThat(codes).doesNotHaveDuplicates().allMatch(code -> code.matches("[!-~]+"));
  }

  @Test
  void committedListOfUnitsIsTheCatalogue() throws IOException {
    String rows =
        Unit.all().stream()
            .map(
                unit ->
                    "| %s | %s | %s | %s | `%s` |\n"
                        .formatted(
                            unit.symbol(),
                            String.join(" ", unit.otherSpellings()),
                            unit.name(),
                            unit.dimension().label(),
                            unit.ucum()))
            .collect(Collectors.joining());
    Generated.check(
        Generated.REFERENCE.resolve("units.md"),
        """
        # Units

        The symbols a tag's `unit` may be, with their codes in the Unified Code for Units of Measure (UCUM). A tag
        keeps the symbol of the first column whichever spelling the file has. Made from the catalogue in `core`.

        | symbol | also written | name | measures | UCUM |
        | --- | --- | --- | --- | --- |
        """
            + rows);
  }
}
