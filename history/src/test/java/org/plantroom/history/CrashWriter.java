package org.plantroom.history;

import static org.plantroom.history.Stores.DAY;

import java.nio.file.Path;
import java.util.Random;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Sample;
import org.plantroom.core.TagPath;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;

/**
 * A program that commits, seals and merges until it is killed. Every offset stands for the same
 * samples, so that whoever looks later knows what must be there.
 */
final class CrashWriter {
  static final EdgeId EDGE = EdgeId.of("north/e1");
  static final int TAGS = 5;
  static final int SAMPLES_AN_OFFSET = 50;

  /** Offsets this far apart fall on different days, so that sealing makes several files. */
  private static final long MILLIS_AN_OFFSET = 60_000;

  private CrashWriter() {}

  /** Arguments: the folder and a seed. */
  public static void main(String[] args) throws InterruptedException {
    Random random = new Random(Long.parseLong(args[1]));
    History history = Stores.open(Path.of(args[0]));
    Thread sealing = Thread.ofPlatform().daemon().name("sealing").start(() -> keepSealing(history));
    System.out.println("ready");
    HistoryBatch batch = Stores.batch();
    long next = history.received(EDGE).lowestMissing();
    while (sealing.isAlive()) {
      for (int i = random.nextInt(20); i >= 0; i--) {
        add(history, batch, next++);
      }
      history.commit(batch);
      batch.clear();
    }
    sealing.join();
  }

  static TagPath path(int tag) {
    return EDGE.device("d").tag("t" + tag);
  }

  /** A sample of an offset; texts and numbers take turns. */
  static Sample sample(long offset, int index) {
    long time = DAY + offset * MILLIS_AN_OFFSET + index * 100L;
    return index % TAGS == 0
        ? Sample.good(Value.of("text " + offset + "/" + index), time)
        : Sample.good(Value.ofLong(ValueType.U64, -offset * 1_000 - index), time);
  }

  static ValueType type(int tag) {
    return tag == 0 ? ValueType.STRING : ValueType.U64;
  }

  private static void add(History history, HistoryBatch batch, long offset) {
    for (int i = 0; i < SAMPLES_AN_OFFSET; i++) {
      int tag = i % TAGS;
      batch.add(history.tag(path(tag), type(tag)).id(), sample(offset, i));
    }
    batch.received(EDGE, offset);
  }

  private static void keepSealing(History history) {
    while (true) {
      long last = history.received(EDGE).lowestMissing();
      history.seal(DAY + (last - 10) * MILLIS_AN_OFFSET);
      history.merge();
    }
  }
}
