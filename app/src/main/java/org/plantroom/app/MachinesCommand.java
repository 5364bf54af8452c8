package org.plantroom.app;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.plantroom.core.RegisterTable;
import org.plantroom.core.Time;
import org.plantroom.modbus.ModbusNetwork;
import org.plantroom.modbus.ModbusServer;
import org.plantroom.modbus.RegisterBank;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code plantroom bench machines}: the devices the poll bench reads, each a Modbus TCP server with
 * holding registers from 0 on, of which the first count up once a second.
 */
@Command(name = "machines", hidden = true, description = "The poll bench's devices.")
final class MachinesCommand implements Callable<Integer> {
  private static final Duration CHANGE_EVERY = Duration.ofSeconds(1);

  private final Time time;

  @Option(names = "--count", required = true)
  private int count;

  @Option(names = "--registers", required = true)
  private int registers;

  @Option(names = "--changing", required = true)
  private int changing;

  @Spec private CommandSpec spec = CommandSpec.create();

  MachinesCommand(Time time) {
    this.time = time;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (Running running = new Running()) {
      ModbusNetwork network = running.add(ModbusNetwork.open("modbus machines"));
      List<RegisterBank> banks = new ArrayList<>();
      StringBuilder ports = new StringBuilder("ports:");
      for (int i = 0; i < count; i++) {
        ModbusServer server = running.add(ModbusServer.start(network, "127.0.0.1", 0));
        RegisterBank bank = server.bank(1);
        bank.declare(RegisterTable.HOLDING, 0, registers);
        banks.add(bank);
        ports.append(' ').append(server.port());
      }
      spec.commandLine().getOut().println(ports);
      spec.commandLine().getOut().flush();
      change(banks);
    }
    return 0;
  }

  private void change(List<RegisterBank> banks) throws InterruptedException {
    byte[] words = new byte[2 * changing];
    for (int second = 1; changing > 0; second++) {
      for (int i = 0; i < changing; i++) {
        words[2 * i] = (byte) (second >> 8);
        words[2 * i + 1] = (byte) second;
      }
      banks.forEach(bank -> bank.setWords(RegisterTable.HOLDING, 0, words));
      time.sleep(CHANGE_EVERY);
    }
    time.sleep(Duration.ofDays(365));
  }
}
