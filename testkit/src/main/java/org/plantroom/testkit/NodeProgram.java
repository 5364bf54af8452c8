package org.plantroom.testkit;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A peer from the Node.js world: a folder with {@code package.json}, {@code package-lock.json} and
 * {@code server.js}, which npm installs as the lock file says.
 */
public final class NodeProgram {
  private static final long LONGEST_INSTALL_SECONDS = 120;

  private final File folder;

  private NodeProgram(File folder) {
    this.folder = folder;
  }

  /**
   * Installs it, unless it is there from an earlier run; takes seconds.
   *
   * @param source the folder with the three files
   * @param installed where a copy of them and what they need goes
   * @param log what npm says goes here
   * @return empty where npm or its packages cannot be had
   */
  public static Optional<NodeProgram> install(Path source, Path installed, Path log)
      throws IOException, InterruptedException {
    Files.createDirectories(installed);
    boolean same = true;
    try (Stream<Path> files = Files.list(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = installed.resolve(file.getFileName().toString());
        same &= Files.exists(copy) && Files.mismatch(file, copy) < 0;
        Files.write(copy, Files.readAllBytes(file));
      }
    }
    NodeProgram program = new NodeProgram(installed.toFile());
    // npm writes this file last.
    if (same && Files.exists(installed.resolve("node_modules/.package-lock.json"))) {
      return Optional.of(program);
    }
    try {
      Process npm =
          new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
              .directory(program.folder)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      boolean isInTime = npm.waitFor(LONGEST_INSTALL_SECONDS, TimeUnit.SECONDS);
      npm.descendants().forEach(ProcessHandle::destroyForcibly);
      npm.destroyForcibly();
      return isInTime && npm.exitValue() == 0 ? Optional.of(program) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // no npm here
    }
  }

  /** How {@code server.js} is run with these arguments; not started yet. */
  public ProcessBuilder run(Object... arguments) {
    List<String> command = new ArrayList<>(List.of("node", "server.js"));
    Stream.of(arguments).map(String::valueOf).forEach(command::add);
    return new ProcessBuilder(command).directory(folder);
  }
}
