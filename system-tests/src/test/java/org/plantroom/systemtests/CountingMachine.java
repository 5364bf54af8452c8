package org.plantroom.systemtests;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A Modbus TCP device whose every register pair holds the number of the read that asks for it: 1
 * for the first, 2 for the second. So every polled value is new, and what is missing, doubled or
 * invented afterwards shows. Knows function 03 only; the product's own server is left out on
 * purpose.
 */
final class CountingMachine implements AutoCloseable {
  private static final int READ_HOLDING = 3;

  private final ServerSocket listener;
  private final AtomicLong served = new AtomicLong();
  private final Map<Long, Long> servedAt = new ConcurrentHashMap<>();
  private final AtomicLong accepted = new AtomicLong();
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private volatile boolean counting = true;

  private CountingMachine(ServerSocket listener) {
    this.listener = listener;
  }

  static CountingMachine start() throws IOException {
    CountingMachine machine =
        new CountingMachine(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    Thread.ofVirtual().name("counting machine").start(machine::acceptAll);
    return machine;
  }

  int port() {
    return listener.getLocalPort();
  }

  /** How many different values were answered so far. */
  long served() {
    return served.get();
  }

  /**
   * When a value was answered, milliseconds since 1970 UTC; the far future for one that was not.
   */
  long servedAt(long count) {
    return servedAt.getOrDefault(count, Long.MAX_VALUE);
  }

  /** How many connections were accepted so far. */
  long accepted() {
    return accepted.get();
  }

  /** Goes on answering, with the last value for ever. */
  void stand() {
    counting = false;
  }

  private void acceptAll() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        socket.setTcpNoDelay(true);
        connections.add(socket);
        accepted.incrementAndGet();
        Thread.ofVirtual().name("counting connection").start(() -> answerAll(socket));
      } catch (IOException e) {
        return; // closed, which is how it ends
      }
    }
  }

  private void answerAll(Socket socket) {
    try (socket;
        DataInputStream in = new DataInputStream(socket.getInputStream());
        DataOutputStream out = new DataOutputStream(socket.getOutputStream())) {
      while (true) {
        answer(in, out);
      }
    } catch (IOException e) {
      connections.remove(socket); // the client is gone
    }
  }

  /** MBAP and function 03, Modbus Messaging on TCP/IP V1.0b, 3.1.3. */
  private void answer(DataInputStream in, DataOutputStream out) throws IOException {
    int transaction = in.readUnsignedShort();
    in.skipNBytes(4);
    int unit = in.readUnsignedByte();
    int function = in.readUnsignedByte();
    in.skipNBytes(2);
    int registers = in.readUnsignedShort();
    if (function != READ_HOLDING) {
      throw new IOException("only function 03 is known [function=%d]".formatted(function));
    }
    out.write(answer(transaction, unit, registers));
    out.flush();
  }

  private byte[] answer(int transaction, int unit, int registers) {
    long count = counting ? next() : served.get();
    java.nio.ByteBuffer frame = java.nio.ByteBuffer.allocate(9 + 2 * registers);
    frame.putShort((short) transaction).putShort((short) 0).putShort((short) (3 + 2 * registers));
    frame.put((byte) unit).put((byte) READ_HOLDING).put((byte) (2 * registers));
    for (int pair = 0; pair < registers / 2; pair++) {
      frame.putInt((int) count);
    }
    return frame.array();
  }

  private long next() {
    long count = served.incrementAndGet();
    servedAt.put(count, System.currentTimeMillis());
    return count;
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : connections) {
      socket.close();
    }
  }
}
