package org.plantroom.systemtests;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.plantroom.testkit.Await;

/**
 * A Modbus TCP device or gateway that misbehaves a unit, and notes when it is asked and connected
 * to. Knows function 03 only; the product's own server is left out on purpose.
 */
final class FaultyMachine implements AutoCloseable {
  /** What a unit does with a request. */
  enum Behaviour {
    /** Answers at once. */
    WELL,
    /** Takes it and says nothing. */
    SILENT,
    /** Answers exception 04. */
    REFUSING,
    /** Answers after 900 ms. */
    SLOW
  }

  private static final int READ_HOLDING = 3;
  private static final int BACKLOG = 50;

  private final Map<Integer, Behaviour> behaviours = new ConcurrentHashMap<>();
  private final Map<Integer, List<Long>> requests = new ConcurrentHashMap<>();
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final List<Long> accepted = new CopyOnWriteArrayList<>();
  private final AtomicInteger overlaps = new AtomicInteger();
  private final List<Socket> fillers = new ArrayList<>();
  private ServerSocket listener = listen(0, BACKLOG);
  private final int port = listener.getLocalPort();

  static FaultyMachine start() {
    FaultyMachine machine = new FaultyMachine();
    machine.serve();
    return machine;
  }

  int port() {
    return port;
  }

  /** From the next request on. */
  void behave(int unit, Behaviour behaviour) {
    behaviours.put(unit, behaviour);
  }

  /** Drops all connections and answers no SYN any more, as a device without power. */
  void vanish() throws IOException {
    close();
    listener = listen(port, 1);
    // Linux drops SYNs for a listener whose queue of connections is full.
    for (int i = 0; i < 3; i++) {
      Socket filler = new Socket();
      fillers.add(filler);
      try {
        filler.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
      } catch (IOException full) {
        return;
      }
    }
  }

  /** Is there again after {@link #vanish}. */
  void appear() throws IOException {
    close();
    listener = listen(port, BACKLOG);
    serve();
  }

  /** Connections accepted within a time before now. */
  long acceptedWithin(Duration last) {
    long since = System.nanoTime() - last.toNanos();
    return accepted.stream().filter(at -> at - since > 0).count();
  }

  /** Requests that came while another of the same connection was under way. */
  int overlaps() {
    return overlaps.get();
  }

  /** Times between requests for a unit since a moment, milliseconds. */
  List<Long> intervals(int unit, long sinceNanos) {
    List<Long> times = requests.getOrDefault(unit, List.of());
    List<Long> intervals = new ArrayList<>();
    long before = -1;
    for (long at : times) {
      if (at - sinceNanos > 0) {
        if (before >= 0) {
          intervals.add((at - before) / 1_000_000);
        }
        before = at;
      }
    }
    return intervals;
  }

  /** A listener on a port that its last one may still be about to leave. */
  private static ServerSocket listen(int port, int backlog) {
    AtomicReference<ServerSocket> listener = new AtomicReference<>();
    Await.until(
        "a listener on port " + port,
        Duration.ofSeconds(10),
        () -> {
          try {
            listener.set(new ServerSocket(port, backlog, InetAddress.getLoopbackAddress()));
            return true;
          } catch (BindException e) {
            return false;
          }
        });
    return Objects.requireNonNull(listener.get());
  }

  private void serve() {
    ServerSocket serving = listener;
    Thread.ofVirtual()
        .name("machine " + port)
        .start(
            () -> {
              try {
                while (true) {
                  Socket socket = serving.accept();
                  socket.setTcpNoDelay(true);
                  accepted.add(System.nanoTime());
                  connections.add(socket);
                  Thread.ofVirtual().name("machine connection").start(() -> answerAll(socket));
                }
              } catch (IOException closed) {
                // which is how it ends
              }
            });
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

  /** MBAP and function 03, Modbus Messaging on TCP/IP V1.0b, 3.1.3. */
  private void answer(Socket socket, DataInputStream in) throws IOException {
    int transaction = in.readUnsignedShort();
    in.skipNBytes(4);
    int unit = in.readUnsignedByte();
    int function = in.readUnsignedByte();
    in.skipNBytes(2);
    int count = in.readUnsignedShort();
    long now = System.nanoTime();
    requests.computeIfAbsent(unit, id -> new CopyOnWriteArrayList<>()).add(now);
    switch (behaviours.getOrDefault(unit, Behaviour.WELL)) {
      case WELL -> send(socket, in, data(transaction, unit, count));
      case REFUSING -> send(socket, in, refusal(transaction, unit, function));
      case SILENT -> {}
      case SLOW -> {
        LockSupport.parkNanos(Duration.ofMillis(900).toNanos());
        send(socket, in, data(transaction, unit, count));
      }
    }
  }

  private void send(Socket socket, DataInputStream in, byte[] answer) throws IOException {
    if (in.available() > 0) {
      overlaps.incrementAndGet();
    }
    socket.getOutputStream().write(answer);
  }

  private static byte[] data(int transaction, int unit, int count) {
    ByteBuffer frame = ByteBuffer.allocate(9 + 2 * count);
    frame.putShort((short) transaction).putShort((short) 0).putShort((short) (3 + 2 * count));
    frame.put((byte) unit).put((byte) READ_HOLDING).put((byte) (2 * count));
    return frame.array();
  }

  private static byte[] refusal(int transaction, int unit, int function) {
    ByteBuffer frame = ByteBuffer.allocate(9);
    frame.putShort((short) transaction).putShort((short) 0).putShort((short) 3);
    frame.put((byte) unit).put((byte) (function | 0x80)).put((byte) 4);
    return frame.array();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket filler : fillers) {
      filler.close();
    }
    fillers.clear();
    for (Socket socket : connections) {
      socket.close();
    }
    connections.clear();
  }
}
