package org.plantroom.systemtests;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A Modbus TCP device with one holding register and one coil that takes writes in its own way, and
 * notes what came over the wire. The product's own server is left out on purpose.
 */
final class WritingMachine implements AutoCloseable {
  /** What it does with a write. */
  enum Manner {
    /** Takes it. */
    ACCEPTS,
    /** Says yes and does nothing. */
    IGNORES,
    /** Takes at most {@link #CLAMP}. */
    CLAMPS,
    /** Says yes, and does it 5 s later. */
    LATE,
    /** Answers exception 02. */
    REFUSES,
    /** Does it, and its answer is lost with the connection. */
    DROPS_ANSWER,
    /** Is not there. */
    OFFLINE,
    /** Takes it, and somebody at the machine sets it back 4 s later. */
    CHANGED_BACK,
    /** Takes it, 400 ms after any request. */
    SLOW
  }

  /** The greatest value {@link Manner#CLAMPS} takes. */
  static final int CLAMP = 5;

  private static final int READ_COILS = 1;
  private static final int READ_HOLDING = 3;
  private static final int WRITE_COIL = 5;
  private static final int WRITE_REGISTER = 6;
  private static final long SLOWNESS_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

  private final Manner manner;
  private final ScheduledExecutorService later;
  private final ServerSocket listener;
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private final List<Write> writes = new CopyOnWriteArrayList<>();
  private final Set<Integer> shown = ConcurrentHashMap.newKeySet();
  private volatile int register;
  private volatile boolean coil;

  /** A write as it came: of the register, or of the coil as 0 and 1. */
  record Write(long millis, boolean isCoil, int value) {}

  private WritingMachine(Manner manner, ScheduledExecutorService later) throws IOException {
    this.manner = manner;
    this.later = later;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  static WritingMachine start(Manner manner, ScheduledExecutorService later) throws IOException {
    WritingMachine machine = new WritingMachine(manner, later);
    if (manner == Manner.OFFLINE) {
      machine.listener.close();
    } else {
      Thread.ofVirtual().name("machine").start(machine::serve);
    }
    return machine;
  }

  int port() {
    return listener.getLocalPort();
  }

  Manner manner() {
    return manner;
  }

  /** What is in its register now. */
  int register() {
    return register;
  }

  /** Every value its register was read as. */
  Set<Integer> shown() {
    return shown;
  }

  /** Every write that came. */
  List<Write> writes() {
    return new ArrayList<>(writes);
  }

  private void serve() {
    try {
      while (true) {
        Socket socket = listener.accept();
        socket.setTcpNoDelay(true);
        connections.add(socket);
        Thread.ofVirtual().name("machine connection").start(() -> answerAll(socket));
      }
    } catch (IOException closed) {
      // which is how it ends
    }
  }

  private void answerAll(Socket socket) {
    try (socket;
        DataInputStream in = new DataInputStream(socket.getInputStream())) {
      while (true) {
        answer(socket, in);
      }
    } catch (IOException gone) {
      connections.remove(socket);
    }
  }

  /** MBAP, Modbus Messaging on TCP/IP V1.0b, 3.1.3. */
  private void answer(Socket socket, DataInputStream in) throws IOException {
    int transaction = in.readUnsignedShort();
    in.skipNBytes(4);
    int unit = in.readUnsignedByte();
    int function = in.readUnsignedByte();
    int address = in.readUnsignedShort();
    int value = in.readUnsignedShort();
    long arrived = System.currentTimeMillis();
    if (manner == Manner.SLOW) {
      LockSupport.parkNanos(SLOWNESS_NANOS);
    }
    byte[] pdu =
        switch (function) {
          case READ_HOLDING -> readRegister();
          case READ_COILS -> new byte[] {READ_COILS, 1, (byte) (coil ? 1 : 0)};
          case WRITE_REGISTER, WRITE_COIL -> write(function, address, value, arrived);
          default -> new byte[] {(byte) (function | 0x80), 1};
        };
    if (pdu.length == 0) {
      socket.close();
      throw new IOException("the answer is dropped");
    }
    ByteBuffer frame = ByteBuffer.allocate(7 + pdu.length);
    frame.putShort((short) transaction).putShort((short) 0).putShort((short) (1 + pdu.length));
    socket.getOutputStream().write(frame.put((byte) unit).put(pdu).array());
  }

  private byte[] readRegister() {
    int now = register;
    shown.add(now);
    return new byte[] {READ_HOLDING, 2, (byte) (now >> 8), (byte) now};
  }

  private void after(int seconds, Runnable change) {
    Future<?> _ = later.schedule(change, seconds, TimeUnit.SECONDS);
  }

  /** Does what it does; the answer, which is empty when it is lost. */
  private byte[] write(int function, int address, int value, long arrived) {
    boolean isCoil = function == WRITE_COIL;
    int wanted = isCoil && value != 0 ? 1 : value;
    writes.add(new Write(arrived, isCoil, wanted));
    switch (manner) {
      case ACCEPTS, SLOW, DROPS_ANSWER -> set(isCoil, wanted);
      case CLAMPS -> set(isCoil, Math.min(CLAMP, wanted));
      case LATE -> after(5, () -> set(isCoil, wanted));
      case CHANGED_BACK -> {
        int before = register;
        set(isCoil, wanted);
        if (!isCoil) {
          after(4, () -> set(false, before));
        }
      }
      case IGNORES, REFUSES, OFFLINE -> {}
    }
    return switch (manner) {
      case REFUSES -> new byte[] {(byte) (function | 0x80), 2};
      // The end of a pulse is answered, so that the machine can be told from one that is dead.
      case DROPS_ANSWER -> isCoil && wanted == 0 ? echo(function, address, value) : new byte[0];
      default -> echo(function, address, value);
    };
  }

  private static byte[] echo(int function, int address, int value) {
    return ByteBuffer.allocate(5)
        .put((byte) function)
        .putShort((short) address)
        .putShort((short) value)
        .array();
  }

  private void set(boolean isCoil, int value) {
    if (isCoil) {
      coil = value != 0;
    } else {
      register = value;
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : connections) {
      socket.close();
    }
  }
}
