package org.plantroom.host;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Time;

/**
 * Asks the edge nodes to read their project anew, and remembers what each said of it last.
 * Thread-safe.
 */
final class EdgeReloads {
  /** The way to the edges. */
  interface Wire {
    /** Edges whose values flow now. */
    Collection<EdgeId> connectedEdges();

    /**
     * Asks an edge to read its project anew.
     *
     * @param id it answers under
     * @return null when the question is on its way, else why not, for people
     */
    @Nullable String askToReload(EdgeId edge, String id);
  }

  /** How far a reload at an edge got. */
  enum State {
    /** No answer yet; none ever comes from an edge that lost its link meanwhile. */
    ASKED,
    /** The edge runs what its project folder says. */
    DONE,
    /** The edge could not or would not, and goes on as it was. */
    REFUSED
  }

  /**
   * The latest reload at an edge.
   *
   * @param id the question's
   * @param time of the state, milliseconds since 1970 UTC
   * @param detail for people
   */
  record EdgeReload(EdgeId edge, String id, State state, long time, String detail) {
    private EdgeReload answered(State next, long at, String words) {
      return new EdgeReload(edge, id, next, at, words);
    }
  }

  private final Wire wire;
  private final Time time;
  private final Map<EdgeId, EdgeReload> latest = new ConcurrentSkipListMap<>();

  EdgeReloads(Wire wire, Time time) {
    this.wire = wire;
    this.time = time;
  }

  /** Asks all edges that are connected; what was known of earlier reloads is forgotten. */
  void askAll() {
    latest.clear();
    for (EdgeId edge : wire.connectedEdges()) {
      String id = "reload-" + UUID.randomUUID();
      // Noted first: the answer may be here before askToReload returns.
      latest.put(edge, new EdgeReload(edge, id, State.ASKED, time.millis(), "not answered yet"));
      String obstacle = wire.askToReload(edge, id);
      if (obstacle != null) {
        answer(edge, id, State.REFUSED, obstacle);
      }
    }
  }

  /** An edge tells what became of an order; orders that were no reload are passed over. */
  void result(EdgeId edge, String id, CommandResult result) {
    boolean done = result.outcome() == CommandResult.Outcome.ACCEPTED;
    answer(edge, id, done ? State.DONE : State.REFUSED, result.detail());
  }

  private void answer(EdgeId edge, String id, State state, String detail) {
    latest.computeIfPresent(
        edge,
        (of, asked) ->
            asked.id().equals(id) ? asked.answered(state, time.millis(), detail) : asked);
  }

  /** The latest reloads by edge. */
  List<EdgeReload> latest() {
    return List.copyOf(latest.values());
  }
}
