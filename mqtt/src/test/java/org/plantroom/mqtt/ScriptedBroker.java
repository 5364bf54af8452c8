package org.plantroom.mqtt;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A broker that answers the n-th packet of every client with the n-th of the given answers, however
 * wrong, and says nothing more.
 */
final class ScriptedBroker implements AutoCloseable {
  private final ServerSocket listener;
  private final List<UnaryOperator<byte[]>> answers;

  private ScriptedBroker(ServerSocket listener, List<UnaryOperator<byte[]>> answers) {
    this.listener = listener;
    this.answers = answers;
  }

  /**
   * Starts to listen.
   *
   * @param answers made from the packet to be answered
   */
  static ScriptedBroker start(List<UnaryOperator<byte[]>> answers) throws IOException {
    ScriptedBroker broker =
        new ScriptedBroker(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), answers);
    Thread.ofVirtual().name("scripted broker").start(broker::serve);
    return broker;
  }

  static UnaryOperator<byte[]> always(int... values) {
    return _ -> bytes(values);
  }

  static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  URI uri() {
    return URI.create("tcp://127.0.0.1:" + listener.getLocalPort());
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (Socket client = listener.accept()) {
        answer(client);
      } catch (IOException e) {
        // The client went, or the test is over: the loop's condition tells.
      }
    }
  }

  private void answer(Socket client) throws IOException {
    byte[] packet = new byte[4096];
    for (UnaryOperator<byte[]> answer : answers) {
      if (client.getInputStream().read(packet) < 0) {
        return;
      }
      client.getOutputStream().write(answer.apply(packet));
    }
    client.getInputStream().transferTo(OutputStream.nullOutputStream());
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
