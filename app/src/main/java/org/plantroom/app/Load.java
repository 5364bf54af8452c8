package org.plantroom.app;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.plantroom.core.Time;

/** All edge nodes of the load, spread over a few connections, at one common rate. */
final class Load implements AutoCloseable {
  private final List<LoadConnection> connections = new ArrayList<>();
  private final List<LoadNode> nodes = new ArrayList<>();
  private final LoadShape shape;
  private final Time time;
  private volatile double valuesPerSecond;

  /**
   * Connects; nothing but births is sent until there is a rate.
   *
   * @param nodeCount edge nodes
   * @param connectionCount MQTT connections that carry them
   * @param shape of each node
   * @param window messages of one node that may wait for their receipt
   */
  Load(URI broker, int nodeCount, int connectionCount, LoadShape shape, int window, Time time) {
    this.shape = shape;
    this.time = time;
    int each = Math.max(1, nodeCount / connectionCount);
    for (int number = 0; number < connectionCount; number++) {
      LoadConnection connection =
          new LoadConnection(
              broker,
              number,
              each,
              shape,
              window,
              () -> valuesPerSecond / shape.tags() / connectionCount,
              time);
      connections.add(connection);
      nodes.addAll(connection.nodes());
    }
    connections.forEach(LoadConnection::start);
  }

  /** How much to send from now on, all nodes together; 0 for nothing. */
  void rate(double newValuesPerSecond) {
    valuesPerSecond = newValuesPerSecond;
  }

  List<LoadNode> nodes() {
    return nodes;
  }

  /** Sends again what has had no receipt for too long. */
  void resend() {
    nodes.forEach(node -> node.resend(time.millis(), time.nanos()));
  }

  /** Sums something over all nodes. */
  long sum(ToLongFunction<LoadNode> what) {
    return nodes.stream().mapToLong(what).sum();
  }

  /** Values sent, each counted once. */
  long sentValues() {
    return sum(LoadNode::sent) * shape.tags();
  }

  @Override
  public void close() {
    connections.forEach(LoadConnection::close);
  }
}
