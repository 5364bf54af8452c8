package org.plantroom.app;

import com.hivemq.client.mqtt.MqttClientExecutorConfig;
import io.netty.channel.nio.NioEventLoopGroup;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.plantroom.core.Time;

/**
 * Very many edge nodes, each with a connection of its own. The thread {@code fleet} sends for them,
 * one after the other, so that each speaks once a period; {@code fleet io} has their sockets.
 */
final class Fleet implements AutoCloseable {
  /** Logins in a second; a plant's edges do not start all at one moment either. */
  private static final int CONNECTS_A_SECOND = 500;

  private static final Duration PAUSE = Duration.ofMillis(2);
  private static final Duration RESEND_EVERY = Duration.ofSeconds(5);

  private final NioEventLoopGroup loop =
      new NioEventLoopGroup(1, Thread.ofPlatform().name("fleet io").daemon().factory());
  private final List<FleetNode> nodes;
  private final Duration period;
  private final Time time;
  private final Thread sender;
  private volatile boolean resting;

  /**
   * Makes nodes that are offline.
   *
   * @param period how often each sends a message, shorter than the 15 s after which a silent edge
   *     counts as lost
   */
  Fleet(URI broker, int count, LoadShape shape, int window, Duration period, Time time) {
    MqttClientExecutorConfig executors =
        MqttClientExecutorConfig.builder().nettyExecutor(loop).nettyThreads(1).build();
    this.nodes =
        IntStream.range(0, count)
            .mapToObj(
                number ->
                    new FleetNode(LoadProject.edge(number), shape, window, broker, executors, time))
            .toList();
    this.period = period;
    this.time = time;
    this.sender = Thread.ofPlatform().name("fleet").daemon().unstarted(this::run);
  }

  /** Connects all, at a bearable rate, and begins to send; returns when all have begun. */
  void start() throws InterruptedException {
    sender.start();
    Duration pause = Duration.ofSeconds(1).dividedBy(CONNECTS_A_SECOND);
    for (FleetNode node : nodes) {
      node.connect();
      time.sleep(pause);
    }
  }

  List<FleetNode> nodes() {
    return nodes;
  }

  /** Sends nothing new any more, so that the last receipts can come. */
  void rest() {
    resting = true;
  }

  /** Goes on sending after {@link #rest}. */
  void resume() {
    resting = false;
  }

  /** Sums something over all nodes. */
  long sum(ToLongFunction<LoadNode> what) {
    return nodes.stream().mapToLong(node -> what.applyAsLong(node.node())).sum();
  }

  private void run() {
    long begun = time.nanos();
    long done = 0;
    long resendAt = begun;
    try {
      while (!Thread.currentThread().isInterrupted()) {
        long now = time.nanos();
        long due = (long) ((double) (now - begun) / period.toNanos() * nodes.size());
        // After a hold-up each node speaks once, not as often as it missed.
        for (done = Math.max(done, due - nodes.size()); done < due; done++) {
          speak(nodes.get((int) (done % nodes.size())), now);
        }
        if (now - resendAt > RESEND_EVERY.toNanos()) {
          resendAt = now;
          nodes.forEach(node -> node.node().resend(time.millis(), now));
        }
        time.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void speak(FleetNode node, long nanos) {
    if (!resting) {
      boolean _ = node.node().send(time.millis(), nanos);
    }
  }

  @Override
  public void close() {
    sender.interrupt();
    nodes.forEach(FleetNode::close);
    var _ = loop.shutdownGracefully();
  }
}
