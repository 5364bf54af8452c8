package org.plantroom.edge;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.plantroom.core.Quality;
import org.plantroom.core.Sample;
import org.plantroom.core.TagType;
import org.plantroom.core.Time;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;

/** A device that answers as a script says; every read and write is noted. */
final class ScriptedDriver implements Driver {
  /** What was asked, in order: {@code read CLASS} or {@code write TAG=VALUE}. */
  final BlockingQueue<String> calls = new LinkedBlockingQueue<>();

  private volatile Function<PollGroup, Quality> script = group -> Quality.GOOD;
  private volatile Runnable beforeRead = () -> {};
  private volatile WriteOutcome outcome = new WriteOutcome(WriteOutcome.Result.ACCEPTED, "");
  private volatile boolean frozen;
  private volatile long answeredAt = Time.system().nanos();
  private volatile DeviceStatus status = status(true, "answers", 7);
  private long count;

  private static DeviceStatus status(boolean connected, String sentence, long requests) {
    return new DeviceStatus(connected, 1_000, sentence, List.of(new Counter("requests", requests)));
  }

  /** From now on it has been asked once more. */
  void countOneMore() {
    status = status(true, "answers", status.counters().getFirst().value() + 1);
  }

  /** From now on it is not reached. */
  void lose(String sentence) {
    status = status(false, sentence, status.counters().getFirst().value());
  }

  /** Each group answers with this quality from now on; good is a count that rises. */
  void answer(Function<PollGroup, Quality> qualities) {
    script = qualities;
  }

  /** From now on the value stays as it is. */
  void freeze() {
    frozen = true;
  }

  void beforeRead(Runnable action) {
    beforeRead = action;
  }

  void writesGive(WriteOutcome given) {
    outcome = given;
  }

  @Override
  public void read(PollGroup group, Consumer<TagReading> sink) {
    beforeRead.run();
    calls.add("read " + group.scanClass());
    Quality quality = script.apply(group);
    if (quality != Quality.BAD_NO_ANSWER) {
      answeredAt = Time.system().nanos();
    }
    long now = Time.system().millis();
    count += frozen ? 0 : 1;
    for (TagType tag : group.tags()) {
      Sample sample =
          quality.isBad()
              ? Sample.bad(quality, now)
              : new Sample(Value.ofLong(ValueType.U32, count), quality, now);
      sink.accept(new TagReading(tag, sample));
    }
  }

  @Override
  public WriteOutcome write(TagType tag, Value value, long expires, Gate gate) {
    calls.add("write %s=%s".formatted(tag.name(), value));
    return outcome;
  }

  @Override
  public long answeredAtNanos() {
    return answeredAt;
  }

  @Override
  public DeviceStatus status() {
    return status;
  }

  @Override
  public void close() {
    calls.add("close");
  }
}
