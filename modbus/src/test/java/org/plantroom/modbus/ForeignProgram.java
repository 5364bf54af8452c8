package org.plantroom.modbus;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;

/** Runs programs of other makes, when the machine has them. */
final class ForeignProgram {
  private static final long PATIENCE_SECONDS = 60;

  /**
   * How a program ended.
   *
   * @param code 0 for well
   * @param output both its outputs
   */
  record Ended(int code, String output) {}

  private ForeignProgram() {}

  /**
   * Runs a program to its end.
   *
   * @throws TestAbortedException when the machine does not have it
   */
  static Ended run(List<String> command) throws IOException, InterruptedException {
    Process process = start(command);
    process.getOutputStream().close();
    // What these programs print fits the pipe, so that reading can wait for the end.
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the program does not end [command=%s]".formatted(command));
    }
    byte[] output = process.getInputStream().readAllBytes();
    return new Ended(process.exitValue(), new String(output, StandardCharsets.UTF_8));
  }

  /** Starts a program, both outputs in one; otherwise as {@link #run}. */
  static Process start(List<String> command) {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new TestAbortedException("skipped: no %s here".formatted(command.getFirst()), e);
    }
  }

  /** Debian's Python, whose packages the tests use; another may stand before it on the path. */
  static String python() {
    return Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";
  }

  /** The file of a test resource. */
  static String resource(String name) throws URISyntaxException {
    return Path.of(Objects.requireNonNull(ForeignProgram.class.getResource(name)).toURI())
        .toString();
  }
}
