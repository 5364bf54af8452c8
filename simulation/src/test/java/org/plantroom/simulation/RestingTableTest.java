package org.plantroom.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plantroom.core.Glob;
import org.plantroom.core.MachineType;
import org.plantroom.core.MachineTypes;
import org.plantroom.core.Quality;
import org.plantroom.core.RegisterType;
import org.plantroom.core.TagType;
import org.plantroom.modbus.ModbusServer;
import org.plantroom.modbus.RegisterBank;

class RestingTableTest {
  @ParameterizedTest
  @ValueSource(strings = {"stiebel-eltron-wpm", "systemair-save", "sunspec-203"})
  void everyTagOfALibraryMachineHasAValueOrItsMarkForNone(String id) throws IOException {
    MachineType type = MachineTypes.library(id);
    try (ModbusServer server = ModbusServer.start("127.0.0.1", 0)) {
      RestingTable table = RestingTable.of(type);
      RestingMachine.serve(type, server.bank(1));
      RegisterBank bank = server.bank(1);
      for (TagType tag : type.tags().values()) {
        var decoded = bank.get(tag, table.powerOfTen(tag));
        // A bit shares its word with flags of parts the machine has, so it cannot be marked alone.
        boolean isMarkable = !tag.invalid().isEmpty() && tag.type() != RegisterType.BIT;
        boolean marked = table.isAbsent(tag) && isMarkable;
        assertThat(decoded.quality())
            .as(tag.name())
            .isEqualTo(marked ? Quality.BAD_NO_VALUE : Quality.GOOD);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"stiebel-eltron-wpm", "systemair-save", "sunspec-203"})
  void everyPatternOfAbsentTagsMatchesOne(String id) {
    MachineType type = MachineTypes.library(id);
    for (String pattern : RestingTable.of(type).absent()) {
      var glob = Glob.of(pattern);
      assertThat(type.tags().keySet()).as(pattern).anyMatch(glob::matches);
    }
  }

  @Test
  void scaleFactorsOfTheMeterAreTakenFromTheirRegisters() throws IOException {
    MachineType type = MachineTypes.library("sunspec-203");
    try (ModbusServer server = ModbusServer.start("127.0.0.1", 0)) {
      RestingMachine.serve(type, server.bank(1));
      for (String name : List.of("A_SF", "V_SF", "TotWh_SF")) {
        TagType factor = Objects.requireNonNull(type.tags().get(name));
        double stands = Objects.requireNonNull(server.bank(1).get(factor).value()).asDouble();
        TagType user =
            type.tags().values().stream()
                .filter(tag -> name.equals(tag.scaleFrom()))
                .findFirst()
                .orElseThrow();
        assertThat((double) RestingTable.of(type).powerOfTen(user)).isEqualTo(stands);
      }
    }
  }
}
