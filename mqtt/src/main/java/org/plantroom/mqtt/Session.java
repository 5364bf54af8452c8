package org.plantroom.mqtt;

import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import io.netty.channel.nio.NioEventLoopGroup;
import io.reactivex.processors.FlowableProcessor;
import io.reactivex.processors.UnicastProcessor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One connection to one broker, from login to loss; never used again after.
 *
 * <p>It owns a Netty event loop of one thread. Closing that loop closes the socket at once, without
 * DISCONNECT, in whatever state the client is. {@link #login} and {@link #next} belong to the
 * connection's thread, everything else is thread-safe.
 */
final class Session {
  private static final long LONGEST_DISCONNECT_MILLIS = 1000;

  private final MqttBroker broker;
  private final MqttSettings settings;
  private final Tally tally;
  private final Sentences sentences;
  private final IncomingQueue incoming;
  private final OutgoingWindow window;
  private final FlowableProcessor<MqttMessage> outgoing =
      UnicastProcessor.<MqttMessage>create().toSerialized();
  private final CompletableFuture<String> ended = new CompletableFuture<>();
  private final NioEventLoopGroup loop;
  private final Wire wire;
  private volatile boolean loggedIn;
  private volatile BrokerTap.@Nullable Opening opening;

  /**
   * Makes a session that has not reached for the broker yet.
   *
   * @throws LinkException when a PEM file cannot be used
   */
  Session(MqttBroker broker, MqttSettings settings, Tally tally) throws LinkException {
    this.broker = broker;
    this.settings = settings;
    this.tally = tally;
    sentences = new Sentences(broker, settings);
    incoming = new IncomingQueue(settings.incoming(), tally);
    window = new OutgoingWindow(settings.outgoing());
    loop = new NioEventLoopGroup(1, socketThread(settings.clientId()));
    try {
      wire = WireFactory.make(broker, settings, loop, this::gone);
    } catch (LinkException e) {
      closeLoop();
      throw e;
    }
  }

  private static ThreadFactory socketThread(String clientId) {
    return Thread.ofPlatform().name("mqtt io " + clientId).daemon().factory();
  }

  private void gone(MqttClientDisconnectedContext context) {
    end(loggedIn ? sentences.lost(context.getCause()) : sentences.refused(context.getCause()));
  }

  private void end(String sentence) {
    ended.complete(sentence);
    incoming.end();
  }

  /**
   * Logs in and subscribes, and returns when the broker has granted both.
   *
   * @throws LinkException with the sentence, when it has not
   */
  void login(@Nullable MqttMessage will, List<Subscription> subscriptions)
      throws LinkException, InterruptedException {
    // Before connecting: a kept session's messages come right behind the CONNACK.
    wire.receive(incoming::offer);
    await(wire.connect(broker, settings, will));
    loggedIn = true;
    List<Subscription> overNetwork =
        subscriptions.stream().filter(each -> broker.tap() == null || !each.live()).toList();
    if (!overNetwork.isEmpty()) {
      await(wire.subscribe(overNetwork));
    }
    openTap(subscriptions);
    wire.send(outgoing, this::left);
  }

  /** As late as this: a connection hears nothing before all else it subscribed is granted. */
  private void openTap(List<Subscription> subscriptions) {
    BrokerTap tap = broker.tap();
    List<String> filters =
        subscriptions.stream().filter(Subscription::live).map(Subscription::filter).toList();
    if (tap != null && !filters.isEmpty()) {
      opening = tap.open(filters, incoming::offer);
    }
  }

  private void await(CompletableFuture<?> step) throws LinkException, InterruptedException {
    try {
      CompletableFuture.anyOf(step, ended)
          .get(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new LinkException(sentences.refused(e), e);
    } catch (TimeoutException e) {
      throw new LinkException(sentences.refused(e), e);
    }
    if (ended.isDone()) {
      throw new LinkException(ended.join(), null);
    }
  }

  /** Hands a message to the network; false when the session ended or too much is on its way. */
  boolean publish(MqttMessage message) {
    if (!window.enter(message.payload().length)) {
      return false;
    }
    outgoing.onNext(message);
    return true;
  }

  private void left(Wire.Sent sent) {
    if (window.leave(sent.length())) {
      (sent.lost() ? tally.failed : tally.sent).increment();
    }
  }

  /** Waits for the next message; null when the session ended and every message was taken. */
  @Nullable Incoming next() throws InterruptedException {
    return incoming.take();
  }

  /** Tells the broker that a message was dealt with. */
  void acknowledge(Incoming dealtWith) {
    try {
      dealtWith.acknowledge().run();
    } catch (RejectedExecutionException e) {
      // The session was cut meanwhile; the broker will send the message again in the next one.
      tally.failed.increment();
    }
  }

  /** Why it ended; to be asked only after {@link #next} said null. */
  String ending() {
    return ended.join();
  }

  /**
   * Sends what is on its way, says DISCONNECT and closes.
   *
   * @param why the sentence of {@link #ending}
   * @param longest how long what is on its way may take
   */
  void leave(String why, Duration longest) {
    try {
      window.awaitEmpty(longest);
      // The reason alone: the connection's thread cuts the socket as soon as it hears of the end,
      // which must not overtake the DISCONNECT.
      ended.complete(why);
      wire.disconnect().get(LONGEST_DISCONNECT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // Nobody there to be told; the cut below is all that is left to do.
      end(sentences.lost(e));
    } finally {
      cut(why);
    }
  }

  /** Closes the socket without DISCONNECT and forgets what waits; more than once does nothing. */
  void cut(String why) {
    end(why);
    closeTap();
    incoming.endAndDiscard();
    tally.failed.add(window.close());
    closeLoop();
  }

  private void closeTap() {
    BrokerTap.Opening opened = opening;
    if (opened != null) {
      opened.close();
    }
  }

  private void closeLoop() {
    var unused = loop.shutdownGracefully(0, LONGEST_DISCONNECT_MILLIS, TimeUnit.MILLISECONDS);
  }
}
