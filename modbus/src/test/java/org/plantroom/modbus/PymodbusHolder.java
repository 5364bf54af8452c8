package org.plantroom.modbus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;
import org.plantroom.core.Endpoint;
import org.plantroom.core.Parity;
import org.plantroom.core.SerialFormat;
import org.plantroom.core.Transport;

/** The server of pymodbus, asked over its input and output; skips its test where there is none. */
final class PymodbusHolder implements RegisterHolder {
  private static final HexFormat HEX = HexFormat.of();

  private final Transport transport;
  private final @Nullable TestCertificates tls;
  private final Process process;
  private final BufferedReader output;
  private final Writer input;
  private final int port;
  private final @Nullable SerialCable cable;

  /**
   * Starts it.
   *
   * @param tls its certificates; null for another transport
   */
  PymodbusHolder(Transport transport, @Nullable TestCertificates tls) throws URISyntaxException {
    this.transport = transport;
    this.tls = tls;
    List<String> command = new ArrayList<>();
    command.add(ForeignProgram.python());
    command.add(ForeignProgram.resource("/interop/pymodbus_server.py"));
    Transport served = transport == Transport.SERIAL ? Transport.RTU_OVER_TCP : transport;
    command.add(served.label());
    if (tls != null) {
      command.addAll(tls.ofServer());
    }
    process = ForeignProgram.start(command);
    output = process.inputReader();
    input = process.outputWriter();
    String said = line();
    if (!said.matches("\\d+")) {
      process.destroyForcibly();
      throw new TestAbortedException("skipped: no pymodbus 3.0 here: " + said);
    }
    port = Integer.parseInt(said);
    cable = transport == Transport.SERIAL ? new SerialCable(port) : null;
  }

  private String line() {
    try {
      return Objects.requireNonNullElse(output.readLine(), "it ended");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String ask(String line) throws IOException {
    input.write(line + "\n");
    input.flush();
    return line();
  }

  @Override
  public EndpointSettings settings() {
    if (cable != null) {
      // Pseudo terminals know no parity.
      return EndpointSettings.of(
          Endpoint.serial(cable.path(), new SerialFormat(115_200, Parity.NONE, 1)));
    }
    return EndpointSettings.of(
        new Endpoint("127.0.0.1", port, transport, tls == null ? null : tls.ofEdge(), null, 1));
  }

  @Override
  public void set(int address, byte[] words) throws IOException {
    ask("set %d %s".formatted(address, HEX.formatHex(words)));
  }

  @Override
  public byte[] get(int address, int count) throws IOException {
    return HEX.parseHex(ask("get %d %d".formatted(address, count)));
  }

  @Override
  public void close() {
    process.destroyForcibly();
    if (cable != null) {
      cable.close();
    }
  }

  @Override
  public String toString() {
    return "pymodbus over " + transport.label();
  }
}
