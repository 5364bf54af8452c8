package org.plantroom.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
   * The methods that most samples ended in, with their share of all samples of Java code.
   *
   * @throws IOException when the recording cannot be read
   */
  static List<String> topFrames(Path recording) throws IOException {
    Map<String, Long> counts = new HashMap<>();
    long samples = 0;
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        RecordedEvent event = file.readEvent();
        RecordedStackTrace trace = event.getStackTrace();
        if (event.getEventType().getName().equals("jdk.ExecutionSample") && trace != null) {
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
