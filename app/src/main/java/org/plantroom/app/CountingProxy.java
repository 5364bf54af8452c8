package org.plantroom.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between one client and a server on loopback, passes everything and counts the bytes the
 * client sends. Thread-safe; runs on virtual threads.
 */
final class CountingProxy implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CountingProxy.class);

  private final ServerSocket listener;
  private final InetSocketAddress server;
  private final AtomicLong bytesUp = new AtomicLong();

  private CountingProxy(ServerSocket listener, InetSocketAddress server) {
    this.listener = listener;
    this.server = server;
  }

  /**
   * Starts to listen on a free loopback port for one connection.
   *
   * @param port the server's on loopback
   */
  static CountingProxy start(int port) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    ServerSocket listener = new ServerSocket(0, 1, loopback);
    CountingProxy proxy = new CountingProxy(listener, new InetSocketAddress(loopback, port));
    Thread.ofVirtual().name("proxy up").start(proxy::serve);
    return proxy;
  }

  /** Where the client finds it. */
  URI address() {
    return URI.create("tcp://127.0.0.1:" + listener.getLocalPort());
  }

  /** Bytes the client has sent so far, as TCP carries them. */
  long bytesUp() {
    return bytesUp.get();
  }

  private void serve() {
    try (Socket client = listener.accept();
        Socket onward = new Socket(server.getAddress(), server.getPort())) {
      client.setTcpNoDelay(true);
      onward.setTcpNoDelay(true);
      Thread.ofVirtual().name("proxy down").start(() -> pass(onward, client, new AtomicLong()));
      pass(client, onward, bytesUp);
    } catch (IOException e) {
      LOG.debug("The proxy was closed before its client came", e);
    }
  }

  private static void pass(Socket from, Socket to, AtomicLong count) {
    byte[] buffer = new byte[64 << 10];
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
        count.addAndGet(n);
      }
    } catch (IOException e) {
      LOG.debug("A proxied connection ended", e);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
