package org.plantroom.host;

import java.util.List;
import java.util.function.Supplier;
import org.plantroom.alarms.Suppressor;

/**
 * Which of the host's brokers an edge node may be on, and whether any of them is there. While none
 * is, nothing can be known of the node, and its alarms are suppressed. The Sparkplug thread says
 * which broker it is on, the alarm thread looks.
 */
final class NodeReach {
  private final LinkAlarm node;
  private final Supplier<List<KeptAlarm>> alarms;
  private volatile List<LinkAlarm> brokers;
  private boolean isSuppressing; // of the alarm thread

  /**
   * The reach of a node that was not heard of: it may be on any broker.
   *
   * @param brokers all the host's
   * @param node its own link
   * @param alarms its own and all below it
   */
  NodeReach(List<LinkAlarm> brokers, LinkAlarm node, Supplier<List<KeptAlarm>> alarms) {
    this.brokers = List.copyOf(brokers);
    this.node = node;
    this.alarms = alarms;
    // What an earlier run left suppressed stays so until a broker is known to be up.
    this.isSuppressing =
        alarms.get().stream()
            .anyMatch(alarm -> alarm.alarm().status().suppressors().contains(Suppressor.HOST));
  }

  /** The node was born over a broker: it is taken to be there until it is born over another. */
  void over(LinkAlarm broker) {
    brokers = List.of(broker);
  }

  /** True when the node may be on this broker. */
  boolean mayBeOver(LinkAlarm broker) {
    return brokers.contains(broker);
  }

  /** True while one of the brokers it may be on is there. */
  boolean isThere() {
    return brokers.stream().anyMatch(LinkAlarm::isUp);
  }

  /**
   * Suppresses its alarms, or does so no more; on the alarm thread, as the next three.
   *
   * @return the alarms that may have changed
   */
  List<KeptAlarm> look(long now) {
    if (nextLook() > now) {
      return List.of();
    }
    isSuppressing = !isSuppressing;
    List<KeptAlarm> all = alarms.get();
    all.forEach(
        one ->
            one.alarm()
                .suppress(Suppressor.HOST, isSuppressing, now, "", Suppressor.HOST.sentence()));
    return all;
  }

  /**
   * When {@link #look} finds something new though all links stand as they do.
   *
   * @return milliseconds since 1970 UTC, {@link Long#MAX_VALUE} for never
   */
  long nextLook() {
    return isSuppressing ? backAt() : lostAt();
  }

  /** The alarms have been removed and made anew: none is suppressed. */
  void beginAnew() {
    isSuppressing = false;
  }

  private long lostAt() {
    return brokers.stream().mapToLong(LinkAlarm::lostAt).max().orElse(Long.MAX_VALUE);
  }

  /** A node that came over to another broker gets its own time to tell its present values. */
  private long backAt() {
    long broker = brokers.stream().mapToLong(LinkAlarm::caughtUpAt).min().orElse(Long.MAX_VALUE);
    return node.isUp() ? Math.max(broker, node.caughtUpAt()) : broker;
  }
}
