package org.plantroom.app;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import org.plantroom.history.HistoryBench;
import org.plantroom.history.HistoryFigures;

/** How fast and how small the store alone is, in this process. */
final class StoreBench {
  private StoreBench() {}

  /**
   * Runs it.
   *
   * @param profile true to run it once more with the profiler, which costs the figures nothing so
   */
  static BenchResult run(BenchRun run, boolean profile) throws IOException {
    BenchResult result = measure(run);
    return profile ? result.withFrames(frames(run)) : result;
  }

  private static List<String> frames(BenchRun run) throws IOException {
    run.say("the same once more with the profiler");
    try (Recording recording = Profile.start()) {
      HistoryBench.run(run.seconds(), Files.createDirectories(run.folder().resolve("profiled")));
      return Profile.stop(recording, run.folder().resolve("history.jfr"), 0);
    }
  }

  private static BenchResult measure(BenchRun run) throws IOException {
    run.say("writing for %d s, then sealing and drawing".formatted(run.seconds()));
    ProcessMeter self = new ProcessMeter(ProcessHandle.current(), run.time());
    HistoryFigures measured =
        HistoryBench.run(run.seconds(), Files.createDirectories(run.folder().resolve("history")));
    Map<String, Number> figures = new LinkedHashMap<>();
    figures.put("valuesPerSecond", Math.round(measured.valuesPerSecond()));
    figures.put("bytesPerValue", BenchFigures.rounded(measured.bytesPerValue()));
    figures.put("penDayMs", BenchFigures.rounded(measured.penDayMs()));
    figures.put("twentyPenYearMs", BenchFigures.rounded(measured.twentyPenYearMs()));
    figures.put("twentyPenYearColdMs", BenchFigures.rounded(measured.twentyPenYearColdMs()));
    figures.put("twentyPenDayMs", BenchFigures.rounded(measured.twentyPenDayMs()));
    figures.put("valuesPerSecondSmall", Math.round(measured.valuesPerSecondSmall()));
    figures.put("sampleBytesPerValue", BenchFigures.rounded(measured.sampleBytesPerValue()));
    figures.put("sealValuesPerSecond", Math.round(measured.sealValuesPerSecond()));
    figures.put("values", measured.values());
    figures.put("cores", BenchFigures.rounded(self.cores()));
    figures.put("residentMb", BenchFigures.rounded(self.residentMb()));
    return BenchResult.of(
        "history",
        figures,
        "10,000 tags that walk by 0.1 once a second, in batches of 100,000 values (Small: of"
            + " 10,000)",
        "bytesPerValue is of sealed files with roll-ups, sampleBytesPerValue without",
        "twentyPen figures are for 95 of 100 looks while 50,000 values a second arrive; these pens"
            + " have one sample in ten minutes, 1.1 million in all. A look at a year reads roll-ups,"
            + " of which there are as many at any rate; for 630 million samples of 1 s see T3 in the"
            + " acceptance tests (`TrendsIT` in full)");
  }
}
