package org.plantroom.app;

import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Browsers that each follow all tags of some edge nodes, as fast as the host tells of them. They
 * look into no message, so that they take little of the machine they share with the host.
 */
final class Watchers implements AutoCloseable {
  private final List<WebSocket> sockets = new ArrayList<>();
  private final AtomicLong messages = new AtomicLong();
  private final AtomicLong characters = new AtomicLong();

  /**
   * Connects.
   *
   * @param count browsers
   * @param nodes edge nodes there are
   * @param nodesOfEach edge nodes each follows
   */
  Watchers(Centre centre, int count, int nodes, int nodesOfEach) {
    for (int browser = 0; browser < count; browser++) {
      WebSocket socket = centre.live(new Listener());
      sockets.add(socket);
      List<String> globs = new ArrayList<>();
      for (int i = 0; i < Math.min(nodes, nodesOfEach); i++) {
        int node = (browser * nodesOfEach + i) % nodes;
        globs.add("\"%s/**\"".formatted(LoadProject.edge(node)));
      }
      String match = String.join(",", globs);
      String subscribe = "{\"op\":\"subscribe\",\"id\":1,\"match\":[%s]}".formatted(match);
      socket.sendText(subscribe, true).join();
    }
  }

  /** Messages of all. */
  long messages() {
    return messages.get();
  }

  /** Characters of all. */
  long characters() {
    return characters.get();
  }

  @Override
  public void close() {
    sockets.forEach(WebSocket::abort);
  }

  private final class Listener implements WebSocket.Listener {
    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      characters.addAndGet(data.length());
      if (last) {
        messages.incrementAndGet();
      }
      from.request(1);
      return null;
    }
  }
}
