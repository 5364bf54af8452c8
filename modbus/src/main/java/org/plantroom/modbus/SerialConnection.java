package org.plantroom.modbus;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.CorruptedFrameException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.SerialFormat;
import org.plantroom.core.Time;

/**
 * RTU frames on a serial port, one request at a time, with the silence before each that the
 * standard asks for. A lost answer leaves the port open; a port that goes away, as when its adapter
 * is pulled, ends the connection.
 *
 * <p>The port is looked at again and again rather than waited for in the operating system, which
 * would hold up all virtual threads. Requests come one at a time, as the endpoint's turns have it.
 */
final class SerialConnection implements Connection {
  private static final int DATA_BITS = 8;

  /** Modbus over Serial Line V1.02, 2.5.1: 256 bytes with unit and checksum. */
  private static final int LONGEST_FRAME = 256;

  /** Some four characters at 19,200 baud. */
  private static final Duration LOOK_EVERY = Duration.ofMillis(2);

  /** After a lost answer the line is listened to for longer, lest a late one is taken for next. */
  private static final Duration SILENCE_AFTER_LOSS = Duration.ofMillis(50);

  private static final double SILENT_CHARACTERS = 3.5;
  private static final double FASTEST_TIMED = 19_200;
  private static final Duration LONGEST_NOISE = Duration.ofSeconds(1);

  private final SerialPort port;
  private final Time time;
  private final SerialFormat format;
  private final AtomicLong strays = new AtomicLong();
  private final AtomicBoolean isOver = new AtomicBoolean();
  private volatile boolean wasLost;
  private volatile boolean hasAnswered;
  private volatile Runnable onEnd = () -> {};

  private SerialConnection(SerialPort port, SerialFormat format, Time time) {
    this.port = port;
    this.format = format;
    this.time = time;
  }

  /**
   * Opens a port.
   *
   * @param path the operating system's name for it
   * @throws IOException with a sentence when it cannot be opened
   */
  static SerialConnection open(String path, SerialFormat format, Time time) throws IOException {
    SerialPort port = find(path);
    port.setComPortParameters(format.baud(), DATA_BITS, stopBits(format), parity(format));
    port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
    port.setComPortTimeouts(SerialPort.TIMEOUT_NONBLOCKING, 0, 0);
    if (!port.openPort(0)) {
      throw new IOException(
          "the serial port %s cannot be opened (error %d)"
              .formatted(path, port.getLastErrorCode()));
    }
    return new SerialConnection(port, format, time);
  }

  private static SerialPort find(String path) throws IOException {
    try {
      return SerialPort.getCommPort(path);
    } catch (SerialPortInvalidPortException e) {
      throw new IOException("there is no serial port " + path, e);
    }
  }

  private static int stopBits(SerialFormat format) {
    return format.stopBits() == 1 ? SerialPort.ONE_STOP_BIT : SerialPort.TWO_STOP_BITS;
  }

  private static int parity(SerialFormat format) {
    return switch (format.parity()) {
      case NONE -> SerialPort.NO_PARITY;
      case EVEN -> SerialPort.EVEN_PARITY;
      case ODD -> SerialPort.ODD_PARITY;
    };
  }

  @Override
  public Exchange exchange(Request request) throws InterruptedException {
    if (isOver.get()) {
      return new Exchange.NotSent("the serial port is closed");
    }
    if (!awaitSilence()) {
      return new Exchange.NotSent("the serial line is never silent");
    }
    ByteBuf frame = Unpooled.buffer(LONGEST_FRAME);
    RtuFrame.write(request.unit(), ByteBuffer.wrap(request.pdu()), frame);
    int length = frame.readableBytes();
    if (port.writeBytes(frame.array(), length) != length) {
      close();
      return new Exchange.Lost("the serial port takes no bytes");
    }
    wasLost = true;
    Duration patience = request.timeout().plus(onTheWay(length));
    Exchange result = listen(request, time.nanos() + patience.toNanos());
    wasLost = !(result instanceof Exchange.Answered);
    return result;
  }

  /** How long characters take on the line. */
  private Duration onTheWay(double characters) {
    return Duration.ofNanos((long) (characters * format.bitsOfCharacter() * 1e9 / format.baud()));
  }

  /**
   * Waits for 3.5 characters of silence, above 19,200 baud as long as at that rate (Modbus over
   * Serial Line V1.02, 2.5.1.1), and drops what comes meanwhile.
   *
   * @return false when the line is noisy for too long
   */
  private boolean awaitSilence() throws InterruptedException {
    Duration usual = onTheWay(SILENT_CHARACTERS * Math.max(1, format.baud() / FASTEST_TIMED));
    Duration silence = wasLost ? SILENCE_AFTER_LOSS : usual;
    long end = time.nanos() + LONGEST_NOISE.toNanos();
    while (time.nanos() - end < 0) {
      time.sleep(silence);
      if (drop(port.bytesAvailable()) <= 0) {
        return true;
      }
    }
    return false;
  }

  private int drop(int count) {
    return count <= 0 ? count : port.readBytes(new byte[count], count);
  }

  private Exchange listen(Request request, long deadline) throws InterruptedException {
    ByteBuf in = Unpooled.buffer(LONGEST_FRAME);
    byte[] bytes = new byte[LONGEST_FRAME];
    while (time.nanos() - deadline < 0) {
      int ready = port.bytesAvailable();
      if (ready < 0) {
        close();
        return new Exchange.Lost("the serial port is gone");
      }
      // Reading where nothing is ready would fail as a port that is gone does.
      int wanted = Math.min(ready, LONGEST_FRAME - in.readableBytes());
      int count = wanted == 0 ? 0 : port.readBytes(bytes, wanted);
      in.writeBytes(bytes, 0, Math.max(0, count));
      Exchange answer = answer(in, request.unit());
      if (answer != null) {
        return answer;
      }
      time.sleep(LOOK_EVERY);
    }
    return new Exchange.Lost("no answer within %d ms".formatted(request.timeout().toMillis()));
  }

  /** What the bytes so far come to; null while more must come. */
  private @Nullable Exchange answer(ByteBuf in, int unit) {
    try {
      while (RtuFrame.isWhole(in)) {
        RtuFrame frame = RtuFrame.read(in);
        in.discardReadBytes();
        if (frame.unit() == unit) {
          hasAnswered = true;
          return new Exchange.Answered(unit, frame.pdu());
        }
        strays.incrementAndGet();
      }
      return null;
    } catch (CorruptedFrameException e) {
      return new Exchange.Unreadable("answers with bytes that are " + e.getMessage());
    }
  }

  @Override
  public boolean isOpen() {
    return !isOver.get();
  }

  @Override
  public boolean hasAnswered() {
    return hasAnswered;
  }

  @Override
  public long strays() {
    return strays.get();
  }

  @Override
  public void onEnd(Runnable action) {
    onEnd = action;
    if (isOver.get()) {
      action.run();
    }
  }

  @Override
  public void close() {
    if (isOver.compareAndSet(false, true)) {
      port.closePort();
      onEnd.run();
    }
  }
}
