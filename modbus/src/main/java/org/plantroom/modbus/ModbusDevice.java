package org.plantroom.modbus;

import java.time.Duration;
import java.util.List;
import org.plantroom.core.BitWrite;
import org.plantroom.core.RegisterOrder;
import org.plantroom.core.RegisterTable;
import org.plantroom.core.RegisterType;
import org.plantroom.core.TagType;
import org.plantroom.core.Time;
import org.plantroom.modbus.ModbusEndpoint.Line;

/**
 * One unit behind an endpoint. When it stays silent it is left alone until its back-off is over, so
 * that it costs its neighbours at most one timeout a back-off period.
 *
 * <p>Thread-safe. {@link #read} and {@link #write} block for at most the turns of those before and
 * then, for each request, twice the timeout and the pause; an interrupt ends them early and is
 * restored. Bytes from the wire never throw.
 */
public final class ModbusDevice implements AutoCloseable {
  /** FC 16 carries no more (Modbus Application Protocol V1.1b3, 6.12). */
  private static final int MOST_REGISTERS_WRITTEN = 123;

  private static final int ILLEGAL_FUNCTION = 1;

  private final ModbusEndpoint endpoint;
  private final int unit;
  private final Duration timeout;
  private final Duration pause;
  private final BitWrite bitWrite;
  private final Breaker breaker;
  private final DeviceHealth health;
  private volatile boolean lacksMaskWrite;

  ModbusDevice(
      ModbusEndpoint endpoint,
      int unit,
      Duration timeout,
      Duration pause,
      BitWrite bitWrite,
      Breaker breaker,
      Time time) {
    this.endpoint = endpoint;
    this.unit = unit;
    this.timeout = timeout;
    this.pause = pause;
    this.bitWrite = bitWrite;
    this.breaker = breaker;
    this.health = new DeviceHealth(time);
  }

  /** Its unit id. */
  public int unit() {
    return unit;
  }

  /** Reads a block; at once silent while the back-off lasts. */
  public ReadResult read(ReadBlock block) {
    if (!breaker.admits()) {
      return new ReadResult.Silent(whyNotAsked());
    }
    return read(line(), block);
  }

  /**
   * Writes one tag: FC 5 or 15 for a coil, FC 6 or 16 for registers, FC 22 for a bit of a word.
   * Where the device lacks that and its type allows it, the word is read and written while the
   * endpoint is held; others than this program may then write it in between. What was sent once is
   * never sent again: a lost answer leaves it open.
   *
   * @param tag a coil or holding tag
   * @param data what {@link RegisterCodec#encode} gives for it
   * @param deadlineNanos from when on it must not be sent any more, nanoseconds of the clock that
   *     never steps
   * @param guard asked right before each request of it is sent
   * @throws IllegalArgumentException when the tag's table is read only, or the data is not the
   *     tag's length, or longer than 123 registers
   */
  public WriteResult write(TagType tag, byte[] data, long deadlineNanos, WriteGuard guard) {
    requireWritable(tag, data);
    if (!breaker.admits()) {
      return new WriteResult.NotSent(whyNotAsked());
    }
    Request.Terms terms = new Request.Terms(deadlineNanos, guard);
    if (tag.table() == RegisterTable.COIL) {
      return writeCoil(tag.address(), data[0] != 0, terms);
    }
    if (tag.type() == RegisterType.BIT) {
      return writeBit(tag, data[0] != 0, terms);
    }
    return data.length == 2 ? writeOne(tag, data, terms) : writeMany(tag, data, terms);
  }

  /**
   * When it last answered anything, also with an exception.
   *
   * @return nanoseconds of the clock that never steps; before the first answer when it was made
   */
  public long answeredAtNanos() {
    return health.answeredAtNanos();
  }

  /** How it is doing. */
  public UnitStatus status() {
    return health.status(endpoint.reconnects());
  }

  /** Lets it be asked soon although its back-off is not over. */
  public void retryNow() {
    breaker.retryNow();
  }

  /** Leaves its endpoint, whose connection stays for the other units. */
  @Override
  public void close() {
    endpoint.forget(this);
  }

  private Line line() {
    return breaker.isDoubtful() ? endpoint::probe : endpoint::exchange;
  }

  private WriteResult writeCoil(int address, boolean value, Request.Terms terms) {
    WriteResult result = write(line(), Request.writeCoil(address, value), terms);
    // Some devices know FC 15 only.
    return isUnknownFunction(result)
        ? write(line(), Request.writeCoils(address, value), terms)
        : result;
  }

  private WriteResult writeOne(TagType tag, byte[] data, Request.Terms terms) {
    WriteResult result = writeWord(line(), tag.address(), data, terms);
    // Some devices know FC 16 only.
    return isUnknownFunction(result) ? writeMany(tag, data, terms) : result;
  }

  private WriteResult writeMany(TagType tag, byte[] data, Request.Terms terms) {
    byte[] words = Request.writeRegisters(tag.address(), data);
    return write(line(), words, terms);
  }

  private WriteResult writeBit(TagType tag, boolean value, Request.Terms terms) {
    int mask = WireBit.mask(tag);
    int orMask = value ? mask : 0;
    if (!lacksMaskWrite) {
      byte[] maskWrite = Request.maskWrite(tag.address(), ~mask & 0xFFFF, orMask);
      WriteResult result = write(line(), maskWrite, terms);
      lacksMaskWrite = isUnknownFunction(result);
      if (!lacksMaskWrite) {
        return result;
      }
    }
    return switch (bitWrite) {
      case MASK ->
          new WriteResult.NotSent(
              "the device lacks function 22, and writing the whole word could change other bits");
      case WORD -> endpoint.alone(line -> rewriteWord(line, tag.address(), ~mask, orMask, terms));
    };
  }

  private WriteResult rewriteWord(
      Line line, int address, int andMask, int orMask, Request.Terms terms) {
    ReadBlock word = new ReadBlock(RegisterTable.HOLDING, address, 1, List.of());
    return switch (read(line, word)) {
      case ReadResult.Answered(byte[] data) -> {
        long old = Words.read(data, 0, 1, RegisterOrder.ABCD);
        Words.write(data, 0, 1, RegisterOrder.ABCD, (old & andMask) | orMask);
        yield writeWord(line, address, data, terms);
      }
      case ReadResult.Refused(int code) -> new WriteResult.Refused(code);
      case ReadResult.Malformed(String sentence) -> new WriteResult.NotSent(sentence);
      case ReadResult.Silent(String sentence) -> new WriteResult.NotSent(sentence);
    };
  }

  private WriteResult writeWord(Line line, int address, byte[] data, Request.Terms terms) {
    int word = (int) Words.read(data, 0, 1, RegisterOrder.ABCD);
    return write(line, Request.writeRegister(address, word), terms);
  }

  private ReadResult read(Line line, ReadBlock block) {
    Request request = new Request(unit, Request.read(block), timeout, pause, null);
    Exchange exchange = exchange(line, request);
    ReadResult result =
        switch (exchange) {
          case Exchange.Answered answer -> Reply.toRead(request, block, answer);
          case Exchange.Unreadable(String sentence) -> new ReadResult.Malformed(sentence);
          case Exchange.Lost(String sentence) -> new ReadResult.Silent(sentence);
          case Exchange.NotSent(String sentence) -> new ReadResult.Silent(sentence);
          case Exchange.Expired() -> new ReadResult.Silent("not asked in time");
          case Exchange.Withheld(String sentence) -> new ReadResult.Silent(sentence);
        };
    health.note(exchange, result);
    return result;
  }

  private WriteResult write(Line line, byte[] pdu, Request.Terms terms) {
    Request request = new Request(unit, pdu, timeout, pause, terms);
    Exchange exchange = exchange(line, request);
    WriteResult result =
        switch (exchange) {
          case Exchange.Answered answer -> Reply.toWrite(request, answer);
          case Exchange.Unreadable(String sentence) -> new WriteResult.Lost(sentence);
          case Exchange.Lost(String sentence) -> new WriteResult.Lost(sentence);
          case Exchange.NotSent(String sentence) -> new WriteResult.NotSent(sentence);
          case Exchange.Expired() -> new WriteResult.Expired();
          case Exchange.Withheld(String sentence) -> new WriteResult.Withheld(sentence);
        };
    health.note(exchange, result);
    return result;
  }

  /** Tells the breaker in every case, or a bug would leave its probe open for ever. */
  private Exchange exchange(Line line, Request request) {
    Exchange exchange = new Exchange.NotSent("the exchange failed");
    try {
      exchange = line.exchange(request);
    } finally {
      tellBreaker(exchange);
    }
    return exchange;
  }

  private void tellBreaker(Exchange exchange) {
    switch (exchange) {
      case Exchange.Answered answer when Reply.isGatewayWithoutAnswer(answer) -> breaker.failed();
      case Exchange.Answered _ -> {
        if (breaker.succeeded()) {
          endpoint.returned();
        }
      }
      case Exchange.Unreadable _, Exchange.Lost _ -> breaker.failed();
      case Exchange.NotSent _, Exchange.Expired _, Exchange.Withheld _ -> breaker.abandoned();
    }
  }

  private String whyNotAsked() {
    return "%s; %s".formatted(health.sentence(), breaker.nextTry());
  }

  private static boolean isUnknownFunction(WriteResult result) {
    return result instanceof WriteResult.Refused(int code) && code == ILLEGAL_FUNCTION;
  }

  private static void requireWritable(TagType tag, byte[] data) {
    boolean isOneBit = tag.table().isBits() || tag.type() == RegisterType.BIT;
    int length = isOneBit ? 1 : 2 * tag.length();
    if (!tag.table().isWritable()
        || data.length != length
        || tag.length() > MOST_REGISTERS_WRITTEN) {
      throw new IllegalArgumentException(
          "cannot be written [tag=%s, table=%s, bytes=%d]"
              .formatted(tag.name(), tag.table().label(), data.length));
    }
  }
}
