package org.plantroom.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plantroom.core.MachineType;
import org.plantroom.core.MachineTypes;
import org.plantroom.core.RegisterTable;
import org.plantroom.core.TagType;
import org.plantroom.modbus.ModbusServer;
import org.plantroom.modbus.ReadBlock;
import org.plantroom.modbus.ReadPlanner;

/** What a reader's bridged reads meet on a simulated machine. */
class RegisterGapsIT {
  private static final int REFUSED = 0x80;

  private final ModbusServer server;

  RegisterGapsIT() throws IOException {
    server = ModbusServer.start("127.0.0.1", 0);
  }

  @AfterEach
  void closeServer() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    // type, requests of a cycle of its scan class normal, and when every class is due at once
    "stiebel-eltron-wpm, 4, 17",
    "systemair-save, 31, 65",
    "sunspec-203, 2, 4",
  })
  void noPlannedReadIsRefusedSoACycleTakesAsManyRequestsAsPlanned(String id, int normal, int all)
      throws IOException {
    MachineType type = serve(id);
    var plans =
        type.tags().values().stream()
            .collect(Collectors.groupingBy(TagType::scanClass, Collectors.toList()));
    assertThat(plan(type, plans.getOrDefault("normal", List.of())))
        .hasSizeLessThanOrEqualTo(normal);
    try (PlainClient client = new PlainClient(server.port())) {
      for (List<TagType> tags : plans.values()) {
        for (ReadBlock block : plan(type, tags)) {
          assertThat(read(client, block.table(), block.address(), block.count())[0] & REFUSED)
              .as("%s %d+%d", block.table().label(), block.address(), block.count())
              .isZero();
        }
      }
    }
    assertThat(server.counters().requests()).isLessThanOrEqualTo(all);
  }

  @Test
  void gapsReadAsZero() throws IOException {
    MachineType type = serve("systemair-save");
    List<Integer> holes = holes(type, 100);
    assertThat(holes).isNotEmpty();
    try (PlainClient client = new PlainClient(server.port())) {
      for (int address : holes) {
        assertThat(client.read(RegisterTable.HOLDING, address, 1)).containsExactly(0, 0);
      }
    }
  }

  @Test
  void whatLiesAroundAnAreaDoesNotExist() throws IOException {
    serve("sunspec-203");
    try (PlainClient client = new PlainClient(server.port())) {
      assertThat(read(client, RegisterTable.HOLDING, 39999, 1)).containsExactly((byte) 0x83, 2);
      assertThat(read(client, RegisterTable.HOLDING, 40179, 1)).containsExactly((byte) 0x83, 2);
      assertThat(read(client, RegisterTable.INPUT, 40000, 1)).containsExactly((byte) 0x84, 2);
    }
  }

  @Test
  void wideGapDoesNotExist() throws IOException {
    MachineType type = serve("stiebel-eltron-wpm");
    int after =
        type.tags().values().stream()
            .filter(tag -> tag.table() == RegisterTable.INPUT && tag.address() < 1000)
            .mapToInt(TagType::lastAddress)
            .max()
            .orElseThrow();
    try (PlainClient client = new PlainClient(server.port())) {
      assertThat(read(client, RegisterTable.INPUT, after + 1, 1)).containsExactly((byte) 0x84, 2);
    }
  }

  private MachineType serve(String id) {
    MachineType type = MachineTypes.library(id);
    RestingMachine.serve(type, server.bank(1));
    return type;
  }

  /** Holding registers no tag has, each right behind one that a tag has. */
  private static List<Integer> holes(MachineType type, int below) {
    List<TagType> holding =
        type.tags().values().stream().filter(tag -> tag.table() == RegisterTable.HOLDING).toList();
    return holding.stream()
        .map(tag -> tag.lastAddress() + 1)
        .filter(hole -> holding.stream().noneMatch(tag -> covers(tag, hole)))
        .filter(
            hole ->
                holding.stream()
                    .anyMatch(tag -> tag.address() > hole && tag.address() < hole + below))
        .toList();
  }

  private static boolean covers(TagType tag, int address) {
    return tag.address() <= address && tag.lastAddress() >= address;
  }

  private static List<ReadBlock> plan(MachineType type, Collection<TagType> tags) {
    return ReadPlanner.plan(tags, type.maxRegisters());
  }

  /** The whole answer, a refusal too. */
  private static byte[] read(PlainClient client, RegisterTable table, int address, int count)
      throws IOException {
    byte function = (byte) (table == RegisterTable.HOLDING ? 3 : 4);
    return client.ask(
        ByteBuffer.allocate(5)
            .put(function)
            .putShort((short) address)
            .putShort((short) count)
            .array());
  }
}
