package org.plantroom.modbus;

import static org.plantroom.core.RegisterTable.HOLDING;

import java.io.IOException;

/** Our own server. */
final class OwnHolder implements RegisterHolder {
  private final ModbusServer server = ModbusServer.start("127.0.0.1", 0);
  private final RegisterBank bank = server.bank(1);

  OwnHolder() throws IOException {
    bank.declare(HOLDING, 0, 100);
  }

  @Override
  public EndpointSettings settings() {
    return EndpointSettings.of("127.0.0.1", server.port());
  }

  @Override
  public void set(int address, byte[] words) {
    bank.setWords(HOLDING, address, words);
  }

  @Override
  public byte[] get(int address, int count) {
    return bank.getWords(HOLDING, address, count);
  }

  @Override
  public void close() {
    server.close();
  }

  @Override
  public String toString() {
    return "our server";
  }
}
