package org.plantroom.app;

import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/** Where a Java process spends its CPU time, by Flight Recorder's samples. */
final class Profile {
  private static final int TOP = 10;

  private Profile() {}

  /** Java options that make a process write its recording when it ends. */
  static List<String> options(Path recording) {
    return List.of(
        "-XX:StartFlightRecording:settings=profile,dumponexit=true,filename=" + recording,
        "-Xlog:jfr*=off");
  }

  /**
   * Begins to record this process, until {@link #stop}; the caller closes the recording.
   *
   * @throws IOException when the recorder's own settings cannot be read
   */
  static Recording start() throws IOException {
    try {
      Recording recording = new Recording(Configuration.getConfiguration("profile"));
      recording.start();
      return recording;
    } catch (ParseException e) {
      throw new IOException("the flight recorder's own settings cannot be read", e);
    }
  }

  /**
   * Ends a recording of this process.
   *
   * @param file takes the recording
   * @param since from when samples count, milliseconds since 1970 UTC
   * @return its top frames
   */
  static List<String> stop(Recording recording, Path file, long since) throws IOException {
    recording.stop();
    recording.dump(file);
    return topFrames(file, since);
  }

  /**
   * The methods that most samples ended in, with their share of all samples of Java code.
   *
   * @throws IOException when the recording cannot be read
   */
  static List<String> topFrames(Path recording) throws IOException {
    return topFrames(recording, 0);
  }

  /**
   * The same of the samples from a moment on, so that a warm-up does not count.
   *
   * @param since milliseconds since 1970 UTC
   * @throws IOException when the recording cannot be read
   */
  static List<String> topFrames(Path recording, long since) throws IOException {
    Map<String, Long> counts = new HashMap<>();
    long samples = 0;
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        RecordedEvent event = file.readEvent();
        RecordedStackTrace trace = event.getStackTrace();
        boolean isSample = event.getEventType().getName().equals("jdk.ExecutionSample");
        if (isSample && trace != null && event.getStartTime().toEpochMilli() >= since) {
          counts.merge(top(trace), 1L, Long::sum);
          samples++;
        }
      }
    }
    long all = Math.max(1, samples);
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .limit(TOP)
        .map(e -> "%5.1f %%  %s".formatted(100.0 * e.getValue() / all, e.getKey()))
        .toList();
  }

  private static String top(RecordedStackTrace trace) {
    List<RecordedFrame> frames = trace.getFrames();
    if (frames.isEmpty()) {
      return "unknown";
    }
    RecordedMethod method = frames.getFirst().getMethod();
    return method.getType().getName() + "." + method.getName();
  }
}
