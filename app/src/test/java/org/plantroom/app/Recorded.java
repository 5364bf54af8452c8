package org.plantroom.app;

import org.plantroom.controls.FirstOrder;
import org.plantroom.core.Sample;
import org.plantroom.core.TagPath;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.history.History;
import org.plantroom.history.HistoryBatch;

/** A record of a live loop: gain 20, lag 300 s, dead time 40 s, its valve stepped by hand. */
final class Recorded {
  private static final FirstOrder PROCESS = new FirstOrder(20, 300, 40);
  private static final long START = 1_760_000_000_000L;

  private Recorded() {}

  static void write(History history, TagPath valve, TagPath supply) {
    HistoryBatch batch = new HistoryBatch(10_000);
    int moved = history.tag(valve, ValueType.F64).id();
    int seen = history.tag(supply, ValueType.F64).id();
    add(batch, moved, 0, 0.3);
    add(batch, moved, 300, 0.5);
    for (int second = 0; second <= 3_000; second += 10) {
      add(batch, seen, second, 30 + 0.2 * PROCESS.stepResponse(Math.max(0, second - 300)));
    }
    history.commit(batch);
  }

  /** Three days of a machine that gives three times what it takes, and 2 more. */
  static void writeLine(History history, TagPath taken, TagPath given) {
    HistoryBatch batch = new HistoryBatch(10_000);
    int in = history.tag(taken, ValueType.F64).id();
    int out = history.tag(given, ValueType.F64).id();
    for (int second = 0; second < 3 * 86_400; second += 600) {
      int value = second / 600 % 7;
      add(batch, in, second, value);
      add(batch, out, second + 300, 3 * value + 2);
    }
    history.commit(batch);
  }

  private static void add(HistoryBatch batch, int tag, int second, double value) {
    long millis = START + 1_000L * second;
    batch.add(tag, Sample.good(Value.of(value), millis));
  }
}
