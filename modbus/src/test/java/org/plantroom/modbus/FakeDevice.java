package org.plantroom.modbus;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.plantroom.core.RegisterOrder;

/** A raw socket that answers whole requests with whatever bytes a test wants. */
final class FakeDevice implements AutoCloseable {
  /** What it does with a request. */
  @FunctionalInterface
  interface Behaviour {
    /** Gives the bytes to send; none for silence. */
    byte[] answer(byte[] request) throws IOException;
  }

  private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile Behaviour behaviour;
  private volatile boolean closesAfterAnswer;

  FakeDevice(Behaviour behaviour) throws IOException {
    this.behaviour = behaviour;
    Thread.ofVirtual().name("fake device").start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  int connections() {
    return connections.get();
  }

  int requests() {
    return requests.get();
  }

  /** Connections open at present. */
  int open() {
    return open.size();
  }

  void behave(Behaviour changed) {
    behaviour = changed;
  }

  void closeAfterAnswer(boolean closes) {
    closesAfterAnswer = closes;
  }

  /** An honest answer to a read of registers: word n holds n. */
  static byte[] honest(byte[] request) {
    int from = (int) Words.read(request, 8, 1, RegisterOrder.ABCD);
    int count = request[11] & 0xFF;
    byte[] answer = new byte[9 + 2 * count];
    System.arraycopy(request, 0, answer, 0, 8);
    answer[5] = (byte) (3 + 2 * count);
    answer[8] = (byte) (2 * count);
    for (int i = 0; i < count; i++) {
      Words.write(answer, 9 + 2 * i, 1, RegisterOrder.ABCD, from + i);
    }
    return answer;
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listening.accept();
        open.add(socket);
        connections.incrementAndGet();
        Thread.ofVirtual().name("fake device connection").start(() -> serve(socket));
      }
    } catch (IOException e) {
      // The test has closed it.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      boolean serves = true;
      while (serves) {
        byte[] header = in.readNBytes(6);
        if (header.length < 6) {
          return;
        }
        byte[] request = Arrays.copyOf(header, 6 + header[5]);
        in.readFully(request, 6, header[5]);
        requests.incrementAndGet();
        socket.getOutputStream().write(behaviour.answer(request));
        serves = !closesAfterAnswer;
      }
    } catch (IOException e) {
      // The client has gone.
    } finally {
      open.remove(socket);
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
