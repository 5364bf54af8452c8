package org.plantroom.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plantroom.core.RegisterTable.COIL;
import static org.plantroom.core.RegisterTable.DISCRETE;
import static org.plantroom.core.RegisterTable.HOLDING;
import static org.plantroom.core.RegisterTable.INPUT;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plantroom.core.RegisterTable;

/** The server before mbpoll (libmodbus); skipped where it is not installed. */
@Timeout(120)
class MbpollIT {
  private ModbusServer server;
  private RegisterBank bank;

  @BeforeEach
  void start() throws IOException {
    server = ModbusServer.start("127.0.0.1", 0);
    bank = server.bank(1);
    for (RegisterTable table : RegisterTable.values()) {
      bank.declare(table, 0, 100);
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void everyTableIsRead() throws IOException, InterruptedException {
    bank.setBit(COIL, 11, true);
    bank.setBit(DISCRETE, 10, true);
    bank.setWords(HOLDING, 10, new byte[] {0x12, 0x34, 0, 7});
    bank.setWords(INPUT, 10, new byte[] {0x41, (byte) 0xAC, 0, 0});
    assertThat(read("0", 2)).containsExactly("0", "1");
    assertThat(read("1", 2)).containsExactly("1", "0");
    assertThat(read("4", 2)).containsExactly("4660", "7");
    assertThat(read("3:float", 1)).containsExactly("21.5");
  }

  @Test
  void coilsAndRegistersAreWritten() throws IOException, InterruptedException {
    assertThat(mbpoll("-t", "0", "-r", "10", "127.0.0.1", "1").code()).isZero();
    assertThat(mbpoll("-t", "4", "-r", "10", "127.0.0.1", "513").code()).isZero();
    assertThat(mbpoll("-t", "4", "-r", "20", "127.0.0.1", "1", "2", "65535").code()).isZero();
    assertThat(bank.read(COIL, 10, 1)).containsExactly(1);
    assertThat(bank.getWords(HOLDING, 10, 1)).containsExactly(2, 1);
    assertThat(bank.getWords(HOLDING, 20, 3)).containsExactly(0, 1, 0, 2, 0xFF, 0xFF);
  }

  @Test
  void refusalsAreUnderstood() throws IOException, InterruptedException {
    bank.guard((table, address, bytes) -> 3);
    assertThat(mbpoll("-t", "4", "-r", "5000", "127.0.0.1").output())
        .contains("Illegal data address");
    assertThat(mbpoll("-t", "4", "-r", "10", "127.0.0.1", "1").output())
        .contains("Illegal data value");
  }

  /** What mbpoll shows from address 10 on, in lines such as {@code [10]: 4660}. */
  private List<String> read(String type, int count) throws IOException, InterruptedException {
    String output =
        mbpoll("-t", type, "-r", "10", "-c", Integer.toString(count), "127.0.0.1").output();
    return output
        .lines()
        .filter(line -> line.startsWith("["))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .toList();
  }

  private ForeignProgram.Ended mbpoll(String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("mbpoll", "-0", "-1", "-B", "-p", Integer.toString(server.port())));
    command.addAll(List.of(arguments));
    return ForeignProgram.run(command);
  }
}
