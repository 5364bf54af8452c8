package org.plantroom.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.plantroom.core.Time;
import org.plantroom.study.StudyProgress;

/**
 * Tells a study's progress to the program that started it: a line of JSON a few times a second at
 * most, {@code {"expected":3,"done":1.2,"scenarios":{"as built":0.4}}} with the scenarios that went
 * on since the last line. Called by all threads that run plants.
 */
final class StudyLines implements StudyProgress {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final long LEAST_PAUSE = TimeUnit.MILLISECONDS.toNanos(300);

  private final PrintStream out;
  private final Time time;
  private final Map<String, Double> scenarios = new LinkedHashMap<>();
  private int expected;
  private double done;
  private long told;

  StudyLines(PrintStream out, Time time) {
    this.out = out;
    this.time = time;
    told = time.nanos() - LEAST_PAUSE;
  }

  private record Line(int expected, double done, Map<String, Double> scenarios) {}

  @Override
  public synchronized void expected(int runs) {
    expected += runs;
    tell();
  }

  @Override
  public synchronized void advanced(double runs) {
    done = Math.min(expected, done + runs);
    if (time.nanos() - told >= LEAST_PAUSE) {
      tell();
    }
  }

  @Override
  public synchronized void ran(String scenario, double share) {
    scenarios.put(scenario, share);
  }

  /** The last state. */
  synchronized void finish() {
    done = expected;
    tell();
  }

  private void tell() {
    told = time.nanos();
    try {
      out.println(MAPPER.writeValueAsString(new Line(expected, done, scenarios)));
      out.flush();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers and names are always JSON", e);
    }
    scenarios.clear();
  }

  /** Ends this program when the other is gone, which the end of its words tells. */
  static void endWith(InputStream in) {
    Thread.ofPlatform()
        .name("end with parent")
        .daemon()
        .start(
            () -> {
              try {
                while (in.read() >= 0) {
                  // The other says nothing.
                }
              } catch (IOException e) {
                // As good as the end.
              }
              Runtime.getRuntime().halt(Plantroom.FAILED);
            });
  }
}
