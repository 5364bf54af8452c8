package org.plantroom.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A mail server on loopback that takes every message and remembers it: SMTP as far as a sender
 * needs it (RFC 5321), and STARTTLS (RFC 3207) where it has a certificate; then it takes no mail
 * without. Thread-safe.
 */
public final class MailServer implements AutoCloseable {
  /**
   * A message.
   *
   * @param to its recipients as the envelope names them
   * @param isEncrypted true when it came over TLS
   * @param text headers and body
   */
  public record Mail(List<String> to, boolean isEncrypted, String text) {}

  private final ServerSocket listener;
  private final @Nullable SSLContext tls;
  private final List<Mail> mails = new CopyOnWriteArrayList<>();

  private MailServer(ServerSocket listener, @Nullable SSLContext tls) {
    this.listener = listener;
    this.tls = tls;
  }

  /**
   * Starts one on a free port.
   *
   * @param tls what STARTTLS leads to; null for a server without
   */
  public static MailServer start(@Nullable SSLContext tls) throws IOException {
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    MailServer server = new MailServer(listener, tls);
    Thread.ofVirtual().name("mail server").start(server::listen);
    return server;
  }

  /** Where it listens. */
  public int port() {
    return listener.getLocalPort();
  }

  /** What it has taken so far. */
  public List<Mail> mails() {
    return List.copyOf(mails);
  }

  private void listen() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        Thread.ofVirtual().name("mail").start(() -> serve(socket));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      Talk talk = new Talk(socket, false);
      talk.say("220 mail server of a test");
      boolean goesOn = true;
      while (goesOn) {
        String line = talk.reader.readLine();
        if (line != null && line.equalsIgnoreCase("STARTTLS") && tls != null) {
          talk.say("220 go ahead");
          talk = new Talk(secured(socket, tls), true);
        } else {
          goesOn = line != null && talk.answer(line);
        }
      }
    } catch (IOException e) {
      // The sender hung up, or did not trust the certificate; what it sent before is kept.
    }
  }

  private static Socket secured(Socket plain, SSLContext context) throws IOException {
    String host = plain.getInetAddress().getHostAddress();
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(plain, host, plain.getPort(), true);
    socket.setUseClientMode(false);
    socket.startHandshake();
    return socket;
  }

  /** One connection, before or after STARTTLS. Of its thread. */
  private final class Talk {
    private final Socket socket;
    private final BufferedReader reader;
    private final boolean isEncrypted;
    private final List<String> to = new CopyOnWriteArrayList<>();

    private Talk(Socket socket, boolean isEncrypted) throws IOException {
      this.socket = socket;
      this.isEncrypted = isEncrypted;
      reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private void say(String line) throws IOException {
      socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** Answers a line; false at the end. */
    private boolean answer(String line) throws IOException {
      String word = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
      boolean isOpen = tls == null || isEncrypted;
      switch (word) {
        case "EHLO" -> say(isOpen ? "250 welcome" : "250-welcome\r\n250 STARTTLS");
        case "HELO", "RSET", "NOOP" -> say("250 yes");
        case "QUIT" -> say("221 bye");
        case "MAIL" -> say(isOpen ? "250 yes" : "530 STARTTLS first");
        case "RCPT" -> {
          to.add(line.replaceAll(".*<(.*)>.*", "$1"));
          say(isOpen ? "250 yes" : "530 STARTTLS first");
        }
        case "DATA" -> take();
        default -> say("502 not here");
      }
      return !word.equals("QUIT");
    }

    private void take() throws IOException {
      say("354 go ahead");
      StringBuilder text = new StringBuilder();
      String line = reader.readLine();
      while (line != null && !line.equals(".")) {
        text.append(line).append('\n');
        line = reader.readLine();
      }
      if (line != null) {
        mails.add(new Mail(List.copyOf(to), isEncrypted, text.toString()));
        to.clear();
        say("250 taken");
      }
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new IllegalStateException("the mail server does not close", e);
    }
  }
}
