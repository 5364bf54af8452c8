package org.plantroom.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plantroom.core.Excerpt;
import org.plantroom.core.Field;
import org.plantroom.core.Placed;
import org.plantroom.core.Section;

/**
 * Reads the measured data that a calibration names: a CSV, or the folder of a history.
 *
 * @param place where the study's data are
 * @param histories opens histories
 */
record MeasuredReader(StudyPlace place, StoredHistory.Opener histories) {
  private static final String EXPECTED = "a CSV of measured data, or the folder of a history";
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  /** The data; empty when they cannot be had, which is then reported. */
  Optional<MeasuredData> read(Section part) {
    String name = part.need(StudyKeys.DATA);
    Optional<Path> path = place.find(name).filter(Files::exists);
    try {
      if (path.isEmpty()) {
        throw new StudyException("no file " + Excerpt.quoted(name));
      }
      return Files.isDirectory(path.get()) ? stored(path.get(), part) : written(path.get(), part);
    } catch (StudyException | IOException e) {
      part.where(StudyKeys.DATA).report(PlantReader.told(e), EXPECTED);
      return Optional.empty();
    }
  }

  private static Optional<MeasuredData> written(Path file, Section part) throws StudyException {
    for (Field<String> key : List.of(StudyKeys.DATA_FROM, StudyKeys.DATA_TO)) {
      if (part.has(key)) {
        part.where(key).report("a time for a file", "it for a history; a file is read as a whole");
      }
    }
    return Optional.of(MeasuredCsv.read(file, part.need(StudyKeys.TIME_ZONE)));
  }

  /** By way of an export, which is gone afterwards. */
  private Optional<MeasuredData> stored(Path folder, Section part)
      throws IOException, StudyException {
    Optional<Instant> from = time(part, StudyKeys.DATA_FROM, Instant.EPOCH);
    Optional<Instant> to = time(part, StudyKeys.DATA_TO, LAST);
    try (StoredHistory history = histories.open(folder)) {
      Optional<Set<String>> wanted = tags(part, history);
      if (wanted.isEmpty() || from.isEmpty() || to.isEmpty()) {
        return Optional.empty();
      }
      Path copies = Files.createTempDirectory("plantroom-study");
      Path copy = copies.resolve(folder.getFileName() + ".csv");
      try {
        history.export(wanted.get(), from.get(), to.get(), copy);
        return Optional.of(MeasuredCsv.read(copy, part.need(StudyKeys.TIME_ZONE)));
      } finally {
        Files.deleteIfExists(copy);
        Files.deleteIfExists(copies);
      }
    }
  }

  private static Optional<Instant> time(Section part, Field<String> key, Instant otherwise) {
    Optional<String> text = part.get(key);
    if (text.isEmpty()) {
      return part.has(key) ? Optional.empty() : Optional.of(otherwise);
    }
    ZoneId zone = part.need(StudyKeys.TIME_ZONE);
    Optional<Instant> time =
        MeasuredTime.of(text.get(), zone, Double.NEGATIVE_INFINITY)
            .map(seconds -> Instant.ofEpochMilli(Math.round(seconds * 1e3)));
    if (time.isEmpty()) {
      part.where(key).report(Excerpt.quoted(text.get()), "a time such as 2026-11-22T06:00:00");
    }
    return time;
  }

  /** The tags that the study names; empty when there is one that the history has not. */
  private static Optional<Set<String>> tags(Section part, StoredHistory history) {
    Set<String> wanted = new LinkedHashSet<>();
    boolean isKnown = true;
    for (var field : List.of(StudyKeys.COMPARE, StudyKeys.DRIVE)) {
      for (Placed<String> tag : part.get(field).map(m -> m.values()).orElse(List.of())) {
        isKnown &= SearchReader.isKnown(tag, history.tags());
        wanted.add(tag.value());
      }
    }
    return isKnown ? Optional.of(wanted) : Optional.empty();
  }
}
