package org.plantroom.history;

import static org.plantroom.history.Stores.DAY;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Quality;
import org.plantroom.core.TagPath;
import org.plantroom.core.ValueType;

/**
 * A program whose files may not grow beyond a limit: it commits until it cannot, says so, waits for
 * a word that there is room again, and commits the rest.
 */
final class DiskFullWriter {
  static final EdgeId EDGE = EdgeId.of("north/e1");
  static final TagPath PATH = TagPath.of("north/e1/d/noise");
  static final int OFFSETS = 60;
  static final int SAMPLES_AN_OFFSET = 10_000;

  private DiskFullWriter() {}

  /** Argument: the folder. */
  public static void main(String[] args) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (History history = Stores.open(Path.of(args[0]))) {
      System.out.println("ready");
      in.readLine();
      Random random = new Random(1);
      HistoryBatch batch = Stores.batch();
      for (int offset = 0; offset < OFFSETS; offset++) {
        fill(history, batch, offset, random);
        while (!isStored(history, batch)) {
          System.out.println("full " + history.raw(PATH, 0, DAY * 2, 1_000_000).size());
          in.readLine();
        }
        batch.clear();
      }
      System.out.println("done");
    }
  }

  private static void fill(History history, HistoryBatch batch, int offset, Random random) {
    int id = history.tag(PATH, ValueType.F64).id();
    for (int i = 0; i < SAMPLES_AN_OFFSET; i++) {
      long bits = Double.doubleToRawLongBits(random.nextDouble());
      batch.add(id, DAY + (long) offset * SAMPLES_AN_OFFSET + i, bits, false, Quality.GOOD);
    }
    batch.received(EDGE, offset);
  }

  private static boolean isStored(History history, HistoryBatch batch) {
    try {
      history.commit(batch);
      return true;
    } catch (HistoryWriteException e) {
      return false;
    }
  }
}
