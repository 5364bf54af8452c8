package org.plantroom.edge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.plantroom.core.Device;
import org.plantroom.core.Quality;
import org.plantroom.core.Sample;
import org.plantroom.core.TagType;
import org.plantroom.core.Time;
import org.plantroom.core.Value;
import org.plantroom.modbus.Decoded;
import org.plantroom.modbus.LinkCounters;
import org.plantroom.modbus.LinkState;
import org.plantroom.modbus.ModbusDevice;
import org.plantroom.modbus.ReadBlock;
import org.plantroom.modbus.ReadPlan;
import org.plantroom.modbus.ReadResult;
import org.plantroom.modbus.RegisterCodec;
import org.plantroom.modbus.UnitStatus;
import org.plantroom.modbus.WriteResult;

/**
 * Reads and writes a device over Modbus. A block the device refuses as a whole is split and tried
 * again at once, so that one bad register costs only its own tag; what was learnt is remembered.
 *
 * <p>Owned by the device's poll thread but for {@link #status} and {@link #answeredAtNanos}.
 */
final class ModbusDriver implements Driver {
  private static final long LONGEST_EXPIRY_MILLIS = TimeUnit.DAYS.toMillis(1);

  private final Device device;
  private final ModbusDevice modbus;
  private final Time time;
  private final Map<String, ReadPlan> plans = new HashMap<>();
  private final Map<String, Integer> powersOfTen = new HashMap<>();

  ModbusDriver(Device device, ModbusDevice modbus, Time time) {
    this.device = device;
    this.modbus = modbus;
    this.time = time;
  }

  private record BlockRead(ReadBlock block, ReadResult result, long time) {}

  @Override
  public void read(PollGroup group, Consumer<TagReading> sink) {
    ReadPlan plan =
        plans.computeIfAbsent(
            group.scanClass(), c -> new ReadPlan(group.tags(), device.type().maxRegisters()));
    List<BlockRead> reads = readBlocks(plan);
    // Powers of ten first: they may lie in a later block than the numbers they scale.
    for (BlockRead read : reads) {
      notePowersOfTen(read);
    }
    for (BlockRead read : reads) {
      emit(read, sink);
    }
  }

  private List<BlockRead> readBlocks(ReadPlan plan) {
    Deque<ReadBlock> toRead = new ArrayDeque<>(plan.blocks());
    List<BlockRead> reads = new ArrayList<>(toRead.size());
    while (!toRead.isEmpty()) {
      ReadBlock block = toRead.removeFirst();
      ReadResult result = modbus.read(block);
      if (isAboutAddresses(result) && plan.split(block)) {
        partsOf(block, plan).reversed().forEach(toRead::addFirst);
      } else {
        reads.add(new BlockRead(block, result, time.millis()));
      }
    }
    return reads;
  }

  private static boolean isAboutAddresses(ReadResult result) {
    return result instanceof ReadResult.Refused refused && refused.isAboutAddresses();
  }

  private static List<ReadBlock> partsOf(ReadBlock block, ReadPlan plan) {
    return plan.blocks().stream()
        .filter(part -> part.tags().stream().anyMatch(block.tags()::contains))
        .toList();
  }

  private void notePowersOfTen(BlockRead read) {
    for (TagType tag : read.block().tags()) {
      if (isPowerOfTen(tag)) {
        // What is not known now may have changed: nothing is scaled with an old power.
        Value value =
            read.result() instanceof ReadResult.Answered answered
                ? RegisterCodec.decode(tag, read.block(), answered.data(), 0).value()
                : null;
        if (value == null) {
          powersOfTen.remove(tag.name());
        } else {
          powersOfTen.put(tag.name(), (int) value.bits());
        }
      }
    }
  }

  private boolean isPowerOfTen(TagType tag) {
    return device.type().tags().values().stream().anyMatch(t -> tag.name().equals(t.scaleFrom()));
  }

  private void emit(BlockRead read, Consumer<TagReading> sink) {
    for (TagType tag : read.block().tags()) {
      Sample sample =
          switch (read.result()) {
            case ReadResult.Answered answered -> decode(tag, read, answered.data());
            case ReadResult.Refused _ -> Sample.bad(Quality.BAD_EXCEPTION, read.time());
            case ReadResult.Malformed _ -> Sample.bad(Quality.BAD_MALFORMED, read.time());
            case ReadResult.Silent _ -> Sample.bad(Quality.BAD_NO_ANSWER, read.time());
          };
      sink.accept(new TagReading(tag, sample));
    }
  }

  private Sample decode(TagType tag, BlockRead read, byte[] data) {
    int power = 0;
    if (tag.scaleFrom() != null) {
      Integer known = powersOfTen.get(tag.scaleFrom());
      if (known == null) {
        return Sample.bad(Quality.BAD_WAITING, read.time());
      }
      power = known;
    }
    Decoded decoded = RegisterCodec.decode(tag, read.block(), data, power);
    return new Sample(decoded.value(), decoded.quality(), read.time());
  }

  @Override
  public WriteOutcome write(TagType tag, Value value, long expires, Gate gate) {
    Integer power = tag.scaleFrom() == null ? Integer.valueOf(0) : powersOfTen.get(tag.scaleFrom());
    if (power == null) {
      return new WriteOutcome(
          WriteOutcome.Result.REJECTED, "the tag's scale factor has not been read yet");
    }
    byte[] data = RegisterCodec.encode(tag, value, power);
    return switch (modbus.write(tag, data, untilNanos(expires), gate::refusal)) {
      case WriteResult.Written _ -> new WriteOutcome(WriteOutcome.Result.ACCEPTED, "");
      case WriteResult.Refused refused ->
          new WriteOutcome(
              WriteOutcome.Result.REJECTED,
              "the device answered with Modbus exception %02X".formatted(refused.exceptionCode()));
      case WriteResult.Expired _ ->
          new WriteOutcome(
              WriteOutcome.Result.EXPIRED, "expired while it waited for its turn at the device");
      case WriteResult.Withheld(String sentence) ->
          new WriteOutcome(WriteOutcome.Result.REJECTED, sentence);
      case WriteResult.Lost lost -> new WriteOutcome(WriteOutcome.Result.UNKNOWN, lost.sentence());
      case WriteResult.NotSent unsent ->
          new WriteOutcome(WriteOutcome.Result.REJECTED, unsent.sentence());
    };
  }

  /** The moment of the clock that never steps; the wall clock must not move it any more. */
  private long untilNanos(long expires) {
    long millis = Math.clamp(expires - time.millis(), 0, LONGEST_EXPIRY_MILLIS);
    return time.nanos() + TimeUnit.MILLISECONDS.toNanos(millis);
  }

  @Override
  public long answeredAtNanos() {
    return modbus.answeredAtNanos();
  }

  @Override
  public DeviceStatus status() {
    UnitStatus status = modbus.status();
    return new DeviceStatus(
        isReached(status.state()),
        status.sinceMillis(),
        status.sentence(),
        counters(status.counters()));
  }

  private static boolean isReached(LinkState state) {
    return switch (state) {
      case CONNECTED, REFUSING -> true;
      case WAITING, MALFORMED, SILENT, UNREACHABLE -> false;
    };
  }

  private static List<Counter> counters(LinkCounters counters) {
    return List.of(
        new Counter("requests", counters.requests()),
        new Counter("answers", counters.answers()),
        new Counter("timeouts", counters.timeouts()),
        new Counter("exceptions", counters.exceptions()),
        new Counter("malformed", counters.malformed()),
        new Counter("reconnects", counters.reconnects()));
  }

  /** The connection belongs to the endpoint, which other devices may use. */
  @Override
  public void close() {
    modbus.close();
  }
}
