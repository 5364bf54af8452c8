package org.plantroom.workbench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process that does a study. It has its own memory and ends when this program does, because its
 * standard input then ends.
 */
final class RunProcess {
  private static final Logger LOG = LoggerFactory.getLogger(RunProcess.class);
  private static final ObjectMapper MAPPER = JsonMapper.builder().build();
  private static final int LONGEST_COMPLAINT = 2_000;

  /** What a Java machine ends with that was told to end for want of memory. */
  private static final int NO_MEMORY = 3;

  private final Process process;
  private final Path complaints;

  private RunProcess(Process process, Path complaints) {
    this.process = process;
    this.complaints = complaints;
  }

  /**
   * Starts it.
   *
   * @param complaints file for what it writes to standard error
   * @throws IOException when it cannot be started
   */
  static RunProcess start(List<String> command, Path complaints) throws IOException {
    Process process = new ProcessBuilder(command).redirectError(complaints.toFile()).start();
    return new RunProcess(process, complaints);
  }

  /**
   * Listens until it ends.
   *
   * @param listener told how far it is
   * @return true when it did its work
   */
  boolean await(Consumer<RunProgress> listener) throws InterruptedException {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        hear(line, listener);
      }
    } catch (IOException e) {
      LOG.debug("The words of a study's run broke off, it was ended", e);
    }
    return process.waitFor() == 0;
  }

  private static void hear(String line, Consumer<RunProgress> listener) {
    try {
      JsonNode told = MAPPER.readTree(line);
      Map<String, Double> scenarios = new LinkedHashMap<>();
      told.path("scenarios")
          .properties()
          .forEach(each -> scenarios.put(each.getKey(), each.getValue().asDouble()));
      listener.accept(
          new RunProgress(told.path("expected").asInt(), told.path("done").asDouble(), scenarios));
    } catch (JsonProcessingException e) {
      LOG.debug("A study's run said what is no progress [line={}]", line);
    }
  }

  /** Ends it at once, with all it has started. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** Why it failed, in words; only after its end. */
  String reason() {
    if (process.exitValue() == NO_MEMORY) {
      return "the study needs more memory than a run may take: record fewer quantities, or more"
          + " rarely";
    }
    String words = lastWords().strip();
    return words.isEmpty()
        ? "the run ended without a word [exit=%d]".formatted(process.exitValue())
        : words;
  }

  private String lastWords() {
    try (RandomAccessFile file = new RandomAccessFile(complaints.toFile(), "r")) {
      file.seek(Math.max(0, file.length() - LONGEST_COMPLAINT));
      byte[] bytes = new byte[(int) Math.min(LONGEST_COMPLAINT, file.length())];
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
