package org.plantroom.modbus;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opentest4j.TestAbortedException;

/**
 * A pseudo terminal whose far end is a TCP port of this machine, so that a server of RTU frames
 * over TCP becomes a serial device; skips its test where there is no socat.
 */
final class SerialCable implements AutoCloseable {
  private static final Pattern PATH = Pattern.compile("PTY is (\\S+)");

  private final Process process;
  private final String path;

  /** Held open, for socat ends when the last one who has the terminal open closes it. */
  private final FileInputStream held;

  /** Lays it to a port. */
  SerialCable(int port) {
    process =
        ForeignProgram.start(
            List.of("socat", "-d", "-d", "pty,raw,echo=0", "tcp:127.0.0.1:%d".formatted(port)));
    path = path(process.inputReader());
    try {
      held = new FileInputStream(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String path(BufferedReader output) {
    try {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        Matcher matcher = PATH.matcher(line);
        if (matcher.find()) {
          return matcher.group(1);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new TestAbortedException("skipped: socat gives no pseudo terminal here");
  }

  /** The serial port's path. */
  String path() {
    return path;
  }

  /** Pulls it out. */
  @Override
  public void close() {
    process.destroy();
    try {
      held.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
