package org.plantroom.modbus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URISyntaxException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.opentest4j.TestAbortedException;

/** The server of pymodbus, asked over its input and output; skips its test where there is none. */
final class PymodbusHolder implements RegisterHolder {
  private static final HexFormat HEX = HexFormat.of();

  private final Process process;
  private final BufferedReader output;
  private final Writer input;
  private final int port;

  PymodbusHolder() throws URISyntaxException {
    process =
        ForeignProgram.start(
            List.of(
                ForeignProgram.python(), ForeignProgram.resource("/interop/pymodbus_server.py")));
    output = process.inputReader();
    input = process.outputWriter();
    String said = line();
    if (!said.matches("\\d+")) {
      process.destroyForcibly();
      throw new TestAbortedException("skipped: no pymodbus 3.0 here: " + said);
    }
    port = Integer.parseInt(said);
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
  public int port() {
    return port;
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
  }

  @Override
  public String toString() {
    return "pymodbus";
  }
}
