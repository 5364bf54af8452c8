package org.plantroom.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plantroom.core.Time;

/**
 * Another {@code plantroom} process beside this one, on the same Java with the same options, so
 * that its CPU and memory can be told apart. Owned by the bench's thread.
 */
final class ChildJvm implements AutoCloseable {
  /** What a child prints at its start is a handful of lines; beyond that nobody reads. */
  private static final int MAX_LINES = 100;

  private static final String HEAP = "-Xmx";
  private static final Duration LONGEST_START = Duration.ofSeconds(60);
  private static final Duration LONGEST_END = Duration.ofSeconds(20);

  private final String role;
  private final Process process;
  private final Path log;
  private final Time time;
  private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(MAX_LINES);

  private ChildJvm(String role, Process process, Path log, Time time) {
    this.role = role;
    this.process = process;
    this.log = log;
    this.time = time;
  }

  /**
   * Starts a command.
   *
   * @param role what it is to the bench, for messages and its log's name
   * @param run whose folder takes its log
   * @param javaOptions options beside this process's own
   * @param command what comes after {@code plantroom}
   * @throws IOException when no process can be started
   */
  static ChildJvm start(String role, BenchRun run, List<String> javaOptions, List<String> command)
      throws IOException {
    List<String> line = line(javaOptions, command);
    Path log = run.folder().resolve(role + ".log");
    Process process = new ProcessBuilder(line).redirectError(log.toFile()).start();
    ChildJvm child = new ChildJvm(role, process, log, run.time());
    // A bench that is told to end must not leave its processes behind.
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("end " + role).unstarted(process::destroy));
    Thread.ofVirtual().name("read " + role).start(child::read);
    return child;
  }

  /**
   * Runs a command in this process's place, with its input and output, until it ends.
   *
   * @param heap bytes of heap it may have
   * @return its exit code
   */
  static int instead(long heap, List<String> command) throws IOException, InterruptedException {
    List<String> line = line(List.of(HEAP + heap), command);
    Process process = new ProcessBuilder(line).inheritIO().start();
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("end").unstarted(process::destroy));
    return process.waitFor();
  }

  private static List<String> line(List<String> javaOptions, List<String> command) {
    List<String> line = new ArrayList<>();
    line.add(ProcessHandle.current().info().command().orElse("java"));
    line.addAll(inherited());
    line.addAll(javaOptions);
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), Plantroom.class.getName()));
    line.addAll(command);
    return line;
  }

  /** This process's options, but its first heap: a larger one is for a bench's own load. */
  private static List<String> inherited() {
    List<String> options = new ArrayList<>();
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (!option.startsWith(HEAP) || options.stream().noneMatch(o -> o.startsWith(HEAP))) {
        options.add(option);
      }
    }
    return options;
  }

  private void read() {
    try (BufferedReader reader = process.inputReader()) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        // A full queue drops the line: the reading must go on, or the child would stand still.
        boolean _ = lines.offer(line);
      }
    } catch (IOException | UncheckedIOException e) {
      boolean _ = lines.offer("");
    }
  }

  /**
   * Waits for a line of the child's output.
   *
   * @return the match
   * @throws CommandFailure with the end of its log when it ends or says nothing for a minute
   */
  Matcher await(Pattern expected) throws IOException, InterruptedException {
    long deadline = time.nanos() + LONGEST_START.toNanos();
    while (time.nanos() < deadline) {
      String line = lines.poll(100, TimeUnit.MILLISECONDS);
      Matcher matcher = expected.matcher(line == null ? "" : line);
      if (matcher.find()) {
        return matcher;
      }
      if (line == null && !process.isAlive()) {
        break;
      }
    }
    throw new CommandFailure("the bench's %s did not start: %s".formatted(role, lastWords()));
  }

  private String lastWords() throws IOException {
    List<String> all = Files.readAllLines(log);
    return all.isEmpty() ? "it said nothing" : all.getLast();
  }

  /** What it uses, from now on. */
  ProcessMeter meter() {
    return new ProcessMeter(process.toHandle(), time);
  }

  /** Ends it at once, as a power cut would, and waits until it is gone. */
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(LONGEST_END)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Asks it to end and waits; kills it when it takes more than 20 s. */
  @Override
  public void close() {
    process.destroy();
    awaitEnd();
  }
}
