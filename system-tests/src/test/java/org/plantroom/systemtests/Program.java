package org.plantroom.systemtests;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plantroom.testkit.Await;

/**
 * A child process running {@code plantroom ...} with the launcher's own JVM options on the tests'
 * class path. Closing it kills it.
 */
final class Program implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration END = Duration.ofSeconds(60);

  private final List<String> args;
  private final Process process;
  private final List<String> out = new CopyOnWriteArrayList<>();
  private final List<String> err = new CopyOnWriteArrayList<>();
  private final List<Thread> readers;

  private Program(List<String> args, Process process) {
    this.args = args;
    this.process = process;
    readers =
        List.of(
            reader("out", process.getInputStream(), out),
            reader("err", process.getErrorStream(), err));
  }

  /** Starts a command; returns at once. */
  static Program start(Object... args) throws IOException {
    return startMain("org.plantroom.app.Plantroom", args);
  }

  /** Starts a command with options of the Java machine that win over the launcher's own. */
  static Program startWith(List<String> javaOptions, Object... args) throws IOException {
    return startMain("org.plantroom.app.Plantroom", javaOptions, args);
  }

  /** Starts the main method of any class as {@link #start} starts a command. */
  static Program startMain(String mainClass, Object... args) throws IOException {
    return startMain(mainClass, List.of(), args);
  }

  private static Program startMain(String mainClass, List<String> javaOptions, Object... args)
      throws IOException {
    List<String> words = List.of(args).stream().map(Object::toString).toList();
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Path options = Repository.root().resolve("app");
    line.add("@" + options.resolve("jvm.options"));
    if (words.getFirst().equals("edge")) {
      line.add("@" + options.resolve("edge.options"));
    }
    line.addAll(javaOptions);
    line.addAll(List.of("-cp", System.getProperty("java.class.path")));
    line.add(mainClass);
    line.addAll(words);
    return new Program(words, new ProcessBuilder(line).start());
  }

  private static Thread reader(String name, InputStream in, List<String> lines) {
    return Thread.ofVirtual()
        .name("read " + name)
        .start(
            () -> {
              try (BufferedReader text =
                  new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                text.lines().forEach(lines::add);
              } catch (IOException | UncheckedIOException e) {
                lines.add("(the stream broke: " + e.getMessage() + ")");
              }
            });
  }

  /** Waits for a line on standard output that holds the pattern. */
  Matcher awaitLine(String pattern) {
    Pattern wanted = Pattern.compile(pattern);
    Await.until(
        "\"%s\" from %s".formatted(pattern, args),
        START,
        () -> {
          if (readers.stream().noneMatch(Thread::isAlive) && find(wanted).isEmpty()) {
            throw new IllegalStateException("%s ended: %s %s".formatted(args, out, err));
          }
          return find(wanted).isPresent();
        });
    return find(wanted).orElseThrow();
  }

  private Optional<Matcher> find(Pattern wanted) {
    return out.stream().map(wanted::matcher).filter(Matcher::find).findFirst();
  }

  /** Waits for a line on standard error that holds the text. */
  void awaitError(String text) {
    Await.until(
        "\"%s\" told by %s".formatted(text, args),
        START,
        () -> err.stream().anyMatch(line -> line.contains(text)));
  }

  /** The first group of the line that holds the pattern, as a port. */
  int awaitPort(String pattern) {
    return Integer.parseInt(awaitLine(pattern).group(1));
  }

  /** Lines on standard output so far. */
  List<String> out() {
    return List.copyOf(out);
  }

  /** Lines on standard error so far. */
  List<String> err() {
    return List.copyOf(err);
  }

  /** Ends it as {@code kill -9} does, and waits. */
  void kill() {
    // By its handle, for the process itself would close the streams with its last words unread.
    process.toHandle().destroyForcibly();
    awaitExit();
  }

  /** Asks it to end as {@code kill} does, and waits. */
  int terminate() {
    process.destroy();
    return awaitExit();
  }

  /** Waits for its end and for its last words. */
  int awaitExit() {
    try {
      if (!process.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("%s did not end: %s %s".formatted(args, out, err));
      }
      for (Thread reader : readers) {
        reader.join(END);
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Resident memory now, in bytes; Linux only. */
  long residentBytes() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    kill();
  }
}
