package org.plantroom.mqtt;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to one of several brokers, kept alive until closed.
 *
 * <p>After a loss it first tries the same broker again; after a refusal the next of the list. Waits
 * between attempts grow from 0.2 s to 30 s, at random up to half shorter, and begin anew after a
 * connection that lasted 30 s.
 *
 * <p>Thread-safe. A platform thread {@code mqtt CLIENT-ID} owns the connection and makes every call
 * of the listener (a busy listener on a virtual thread would hold one of few carriers); the socket
 * has a Netty thread {@code mqtt io CLIENT-ID}.
 */
public final class MqttConnection implements AutoCloseable {
  private static final Duration LONGEST_FLUSH = Duration.ofSeconds(2);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(MqttConnection.class);

  private final MqttSettings settings;
  private final Time time;
  private final List<Subscription> subscriptions;
  private final Supplier<@Nullable MqttMessage> will;
  private final Tally tally = new Tally();
  private final Ears ears;
  private final BrokerRoute route;
  private final Backoff backoff = new Backoff();
  private final Nap nap;
  private final StatusBoard board;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile boolean stopping;
  private boolean surpriseLogged; // the connection's thread alone
  private @Nullable Session attempt; // guarded by lock; logging in or logged in
  private volatile @Nullable Session live; // logged in

  /**
   * Makes a connection that does nothing until {@link #start}.
   *
   * @param settings where and how
   * @param time the clocks of back-off and status
   * @param subscriptions subscribed on every connect, before {@link MqttListener#onConnected}
   * @param will asked anew before every attempt for the message the broker sends when the
   *     connection dies, or null for none; on the connection's thread
   * @param listener hears connects, disconnects and messages, on the connection's thread
   */
  public MqttConnection(
      MqttSettings settings,
      Time time,
      List<Subscription> subscriptions,
      Supplier<@Nullable MqttMessage> will,
      MqttListener listener) {
    this.settings = settings;
    this.time = time;
    this.subscriptions = List.copyOf(subscriptions);
    this.will = will;
    ears = new Ears(listener, tally);
    route = new BrokerRoute(settings.brokers());
    nap = new Nap(time);
    board = new StatusBoard(settings.clientId(), time);
    thread = Thread.ofPlatform().name("mqtt " + settings.clientId()).daemon().unstarted(this::run);
  }

  /**
   * Begins to connect, and to reconnect for ever; returns at once.
   *
   * @throws IllegalThreadStateException when started before
   */
  public void start() {
    thread.start();
  }

  /**
   * Hands a message to the network, without waiting. Messages of one thread leave in order.
   *
   * @return false when not connected or the outgoing queue is full: the message is not sent
   */
  public boolean publish(MqttMessage message) {
    Session session = live;
    if (session != null && session.publish(message)) {
      return true;
    }
    tally.droppedOutgoing.increment();
    return false;
  }

  /** How the connection stands now. */
  public LinkStatus status() {
    return board.get();
  }

  /** What the connection did so far. */
  public LinkCounters counters() {
    return tally.snapshot();
  }

  /**
   * Leaves the present broker with a DISCONNECT and goes to the next of the list, as when a primary
   * host is offline there. Returns at once: saying goodbye takes its time where nobody listens.
   * Does nothing while not connected.
   *
   * @param why a sentence for status and {@link MqttListener#onDisconnected}
   */
  public void moveOn(String why) {
    Session session = live;
    if (session != null) {
      route.next();
      Thread.ofVirtual()
          .name("leave " + settings.clientId())
          .start(() -> session.leave(why, LONGEST_FLUSH));
    }
  }

  /**
   * Sends what is queued (at most 2 s), says DISCONNECT (so no will fires) and stops for good;
   * waits for the listener's last call, unless called from it.
   */
  @Override
  public void close() {
    stop(session -> session.leave("closed", LONGEST_FLUSH));
  }

  /** Cuts the connection without DISCONNECT, so that the will fires, and stops for good. */
  public void abandon() {
    stop(session -> session.cut("abandoned"));
  }

  private void stop(Consumer<Session> farewell) {
    Session session = markStopping();
    nap.end();
    if (session != null) {
      farewell.accept(session);
    }
    boolean isStarted = thread.getState() != Thread.State.NEW;
    if (isStarted && Thread.currentThread() != thread) {
      joinThread();
    }
  }

  private @Nullable Session markStopping() {
    lock.lock();
    try {
      stopping = true;
      return attempt;
    } finally {
      lock.unlock();
    }
  }

  private void joinThread() {
    try {
      thread.join(LONGEST_STOP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!stopping) {
        visit(route.current());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    board.set(LinkStatus.State.STOPPED, "closed");
  }

  private void visit(MqttBroker broker) throws InterruptedException {
    board.set(LinkStatus.State.CONNECTING, "connecting to %s".formatted(broker.address()));
    try {
      Session session = new Session(broker, settings, tally);
      try {
        if (adopt(session)) {
          session.login(askForWill(), subscriptions);
          converse(broker, session);
        }
      } finally {
        live = null;
        session.cut("closed");
      }
    } catch (LinkException e) {
      tally.refused.increment();
      route.next();
      board.set(LinkStatus.State.WAITING, e.sentence());
    } catch (RuntimeException e) {
      // The connection's boundary: whatever goes wrong costs this attempt, never the thread.
      tally.refused.increment();
      route.next();
      board.set(LinkStatus.State.WAITING, surprise(broker, e));
    }
    nap.take(backoff.next());
  }

  private String surprise(MqttBroker broker, RuntimeException failure) {
    tally.failed.increment();
    if (!surpriseLogged) {
      surpriseLogged = true;
      LOG.error("The connection failed and is tried again; counted from now on", failure);
    }
    return "the connection to %s failed unexpectedly (%s) and is tried again"
        .formatted(broker.address(), Sentences.words(failure));
  }

  private boolean adopt(Session session) {
    lock.lock();
    try {
      attempt = session;
      return !stopping;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable MqttMessage askForWill() throws LinkException {
    try {
      return will.get();
    } catch (RuntimeException e) {
      // The boundary to the caller's code: without its will the session must not begin.
      throw new LinkException("the will could not be made: " + Sentences.words(e), e);
    }
  }

  private void converse(MqttBroker broker, Session session) throws InterruptedException {
    long since = time.nanos();
    tally.connects.increment();
    live = session;
    board.set(LinkStatus.State.CONNECTED, "connected to %s".formatted(broker.address()));
    ears.onConnected();
    try {
      deliver(session);
    } catch (RuntimeException e) {
      // The listener has heard of the connection, so it must hear of its end too.
      session.cut(surprise(broker, e));
    }
    live = null;
    if (!stopping) {
      board.set(LinkStatus.State.WAITING, session.ending());
    }
    ears.onDisconnected(session.ending());
    if (time.nanos() - since > Backoff.CAP.toNanos()) {
      backoff.reset();
    }
  }

  private void deliver(Session session) throws InterruptedException {
    for (Incoming next = session.next(); next != null; next = session.next()) {
      tally.received.increment();
      ears.onMessage(next.message());
      session.acknowledge(next);
    }
  }
}
