package org.plantroom.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.plantroom.core.RegisterTable.COIL;
import static org.plantroom.core.RegisterTable.DISCRETE;
import static org.plantroom.core.RegisterTable.HOLDING;
import static org.plantroom.core.RegisterTable.INPUT;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plantroom.core.BitWrite;
import org.plantroom.core.RegisterTable;
import org.plantroom.core.RegisterType;
import org.plantroom.core.TagType;
import org.plantroom.core.Time;

/** Our server before pymodbus's client, and our client before its server; skipped without it. */
@Timeout(120)
class PymodbusIT {
  private static final long NEVER = System.nanoTime() + Duration.ofHours(1).toNanos();
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  @BeforeAll
  static void lookForPymodbus() throws IOException, InterruptedException {
    ForeignProgram.Ended version =
        ForeignProgram.run(
            List.of(
                ForeignProgram.python(),
                "-c",
                "from pymodbus.version import version; print(version)"));
    assumeTrue(
        version.code() == 0 && version.output().contains("version 3.0"),
        "skipped: no pymodbus 3.0 for python3 here");
  }

  @Test
  void itsClientReadsAndWritesOurServer()
      throws IOException, InterruptedException, URISyntaxException {
    try (ModbusServer server = ModbusServer.start("127.0.0.1", 0)) {
      RegisterBank bank = server.bank(1);
      fill(bank);
      ForeignProgram.Ended client =
          ForeignProgram.run(
              List.of(
                  ForeignProgram.python(),
                  ForeignProgram.resource("/interop/pymodbus_client.py"),
                  Integer.toString(server.port())));
      assertThat(client.output())
          .isEqualToNormalizingNewlines(
              """
              coils [1, 0, 0]
              discrete [0, 1, 0]
              holding [4660, 7]
              input [65535, 1]
              absent refused 2
              coil done
              coils done
              register done
              registers done
              mask done
              guarded refused 3
              """);
      assertThat(bank.read(COIL, 0, 4)).containsExactly(1, 1, 0, 1);
      assertThat(bank.getWords(HOLDING, 0, 4)).containsExactly(0xBE, 0x12, 0, 1, 0, 2, 0xFF, 0xFF);
      assertThat(bank.getWords(HOLDING, 20, 1)).containsExactly(0, 0);
    }
  }

  private static void fill(RegisterBank bank) {
    for (RegisterTable table : RegisterTable.values()) {
      bank.declare(table, 0, 100);
    }
    bank.setBit(COIL, 10, true);
    bank.setBit(DISCRETE, 11, true);
    bank.setWords(HOLDING, 10, new byte[] {0x12, 0x34, 0, 7});
    bank.setWords(INPUT, 10, new byte[] {-1, -1, 0, 1});
    bank.guard((table, address, bytes) -> address == 20 ? 3 : null);
  }

  @Test
  void ourClientReadsAndWritesItsServer() throws IOException, URISyntaxException {
    Process server =
        ForeignProgram.start(
            List.of(
                ForeignProgram.python(), ForeignProgram.resource("/interop/pymodbus_server.py")));
    try (ModbusNetwork network = ModbusNetwork.open("interop test");
        BufferedReader output = server.inputReader();
        ModbusEndpoint endpoint = endpoint(network, output.readLine())) {
      ModbusDevice device = endpoint.device(1, TIMEOUT, Duration.ZERO, BitWrite.MASK);
      assertThat(data(device, COIL, 10, 8)).containsExactly(0xAA);
      assertThat(data(device, DISCRETE, 11, 8)).containsExactly(0x55);
      assertThat(data(device, HOLDING, 10, 2)).containsExactly(1010 >> 8, 1010, 1011 >> 8, 1011);
      assertThat(data(device, INPUT, 99, 1)).containsExactly(1099 >> 8, 1099);
      assertThat(device.read(new ReadBlock(HOLDING, 99, 2, List.of())))
          .isEqualTo(new ReadResult.Refused(2));
      writeEveryWay(device);
    } finally {
      server.destroyForcibly();
    }
  }

  private static void writeEveryWay(ModbusDevice device) {
    assertWritten(device, Tags.of(COIL, 10, RegisterType.BOOL).tag(), 1);
    assertWritten(device, Tags.holding(10, RegisterType.U16), 0x12, 0x34);
    assertWritten(device, Tags.holding(12, RegisterType.U32), 1, 2, 3, 4);
    assertWritten(device, Tags.of(HOLDING, 10, RegisterType.BIT).bit(0).tag(), 1);
    assertThat(data(device, COIL, 10, 2)).containsExactly(3);
    assertThat(data(device, HOLDING, 10, 4)).containsExactly(0x12, 0x35, 3, 0xF3, 1, 2, 3, 4);
  }

  private static void assertWritten(ModbusDevice device, TagType tag, int... bytes) {
    byte[] data = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      data[i] = (byte) bytes[i];
    }
    assertThat(device.write(tag, data, NEVER, WriteGuard.NONE))
        .isEqualTo(new WriteResult.Written());
  }

  private static byte[] data(ModbusDevice device, RegisterTable table, int address, int count) {
    ReadResult result = device.read(new ReadBlock(table, address, count, List.of()));
    assertThat(result).isInstanceOf(ReadResult.Answered.class);
    return ((ReadResult.Answered) result).data();
  }

  private static ModbusEndpoint endpoint(ModbusNetwork network, String port) {
    return new ModbusEndpoint(
        network,
        Time.system(),
        EndpointSettings.of("127.0.0.1", Integer.parseInt(Objects.requireNonNull(port))));
  }
}
