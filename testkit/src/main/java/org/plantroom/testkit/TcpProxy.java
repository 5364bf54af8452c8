package org.plantroom.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A TCP proxy on loopback that fails on purpose: between a client and a server under test it
 * passes, cuts, swallows, refuses or slows what flows. Thread-safe; runs on virtual threads.
 */
public final class TcpProxy implements AutoCloseable {
  /** What to do with the bytes. */
  public enum Mode {
    /** Forward both ways. */
    PASS,
    /** Accept and keep connections open, but take no byte: a half-open link. */
    BLACKHOLE,
    /** Close every connection, also new ones as soon as they come. */
    REFUSE
  }

  private final ServerSocket listener;
  private final InetSocketAddress target;
  private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();
  private final Throttle throttle = new Throttle();
  private final Gate gate = new Gate();

  private TcpProxy(ServerSocket listener, InetSocketAddress target) {
    this.listener = listener;
    this.target = target;
  }

  /**
   * Starts to listen on a free loopback port, in {@link Mode#PASS}.
   *
   * @param host the server's host
   * @param port the server's port; it may start to listen later
   * @throws IOException when no port can be had
   */
  public static TcpProxy start(String host, int port) throws IOException {
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    TcpProxy proxy = new TcpProxy(listener, new InetSocketAddress(host, port));
    Thread.ofVirtual().name("proxy accept " + listener.getLocalPort()).start(proxy::acceptAll);
    return proxy;
  }

  /** The loopback port to connect to. */
  public int port() {
    return listener.getLocalPort();
  }

  /** How many connections came so far, refused ones included. */
  public int accepted() {
    return accepted.get();
  }

  /** Changes what happens to present and new connections. */
  public void mode(Mode mode) {
    gate.mode(mode);
    if (mode == Mode.REFUSE) {
      cut();
    }
  }

  /** Closes every present connection; new ones are treated by the mode. */
  public void cut() {
    connections.forEach(ProxiedConnection::close);
  }

  /**
   * Limits what passes.
   *
   * @param bytesPerSecond for all connections together, each direction; 0 for no limit
   */
  public void bandwidth(int bytesPerSecond) {
    throttle.limit(bytesPerSecond);
  }

  /** Stops listening and closes every connection. */
  @Override
  public void close() throws IOException {
    listener.close();
    gate.mode(Mode.REFUSE);
    cut();
  }

  private void acceptAll() {
    while (!listener.isClosed()) {
      try {
        adopt(listener.accept());
      } catch (SocketException e) {
        return; // closed: that is how a proxy ends
      } catch (IOException e) {
        throw new IllegalStateException("the proxy cannot accept on port " + port(), e);
      }
    }
  }

  private void adopt(Socket client) throws IOException {
    accepted.incrementAndGet();
    if (gate.mode() == Mode.REFUSE) {
      client.close();
      return;
    }
    ProxiedConnection connection =
        new ProxiedConnection(client, target, gate, throttle, connections::remove);
    connections.add(connection);
    connection.start();
  }
}
