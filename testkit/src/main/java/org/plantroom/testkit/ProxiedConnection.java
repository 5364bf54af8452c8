package org.plantroom.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.function.Consumer;

/** One client's connection and the one made to the server for it. */
final class ProxiedConnection {
  private static final int BUFFER_BYTES = 16 * 1024;
  private static final int CONNECT_TIMEOUT_MILLIS = 5000;

  private final Socket client;
  private final Socket server = new Socket();
  private final InetSocketAddress target;
  private final Gate gate;
  private final Throttle throttle;
  private final Consumer<ProxiedConnection> onClose;

  ProxiedConnection(
      Socket client,
      InetSocketAddress target,
      Gate gate,
      Throttle throttle,
      Consumer<ProxiedConnection> onClose) {
    this.client = client;
    this.target = target;
    this.gate = gate;
    this.throttle = throttle;
    this.onClose = onClose;
  }

  void start() {
    Thread.ofVirtual().name("proxy up " + client.getPort()).start(this::pumpUp);
  }

  private void pumpUp() {
    try {
      gate.awaitOpen();
      server.connect(target, CONNECT_TIMEOUT_MILLIS);
      Thread.ofVirtual().name("proxy down " + client.getPort()).start(this::pumpDown);
      pump(client.getInputStream(), server.getOutputStream());
    } catch (IOException e) {
      close(); // one side went: so does the other
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pumpDown() {
    try {
      pump(server.getInputStream(), client.getOutputStream());
    } catch (IOException e) {
      close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pump(InputStream from, OutputStream to) throws IOException, InterruptedException {
    byte[] buffer = new byte[BUFFER_BYTES];
    int read = 0;
    while (read >= 0) {
      gate.awaitOpen();
      read = from.read(buffer, 0, throttle.portion(buffer.length));
      gate.awaitOpen();
      if (read > 0) {
        to.write(buffer, 0, read);
        throttle.pay(read);
      }
    }
    close();
  }

  void close() {
    onClose.accept(this);
    try {
      client.close();
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("a socket of the proxy cannot be closed", e);
    }
  }
}
