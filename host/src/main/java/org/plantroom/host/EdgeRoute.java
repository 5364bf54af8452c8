package org.plantroom.host;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plantroom.sparkplug.DecodeResult;
import org.plantroom.sparkplug.MessageType;

/**
 * Which of the host's brokers an edge node is on: the one over which it was last born, or heard
 * while nothing was known. Brokers that hand messages on to each other deliver each twice; the
 * other's are copies. Which of the two is the copy cannot be told when it comes first.
 *
 * <p>Owned by the Sparkplug thread; {@link #broker} and {@link #ways} may be asked by anyone.
 */
final class EdgeRoute {
  private volatile @Nullable BrokerLink broker;
  private volatile Set<BrokerLink> ways = Set.of();
  private long bornAt = Long.MIN_VALUE;

  /** The broker the edge node is on; null when that is not known. */
  @Nullable BrokerLink broker() {
    return broker;
  }

  /** All brokers over which the edge node is heard, copies too; none when that is not known. */
  Set<BrokerLink> ways() {
    return ways;
  }

  /** True for a copy of what comes over another broker, known by its type alone. */
  boolean isCopy(BrokerLink from, MessageType type) {
    hearOver(from);
    return type != MessageType.NBIRTH && isElsewhere(from);
  }

  private void hearOver(BrokerLink from) {
    if (!ways.contains(from)) {
      ways = Stream.concat(ways.stream(), Stream.of(from)).collect(Collectors.toUnmodifiableSet());
    }
  }

  private boolean isElsewhere(BrokerLink from) {
    BrokerLink now = broker;
    return now != null && now != from;
  }

  /**
   * Looks at a message before it is taken.
   *
   * @return false for a copy of what comes over another broker
   */
  boolean takes(BrokerLink from, MessageType type, DecodeResult result) {
    boolean isNewBirth = type == MessageType.NBIRTH && isNewBirth(result);
    if (isElsewhere(from) && !isNewBirth) {
      return false;
    }
    broker = from;
    return true;
  }

  /** True for a birth after the last one; the same again, or an older one, is a copy. */
  private boolean isNewBirth(DecodeResult result) {
    if (result instanceof DecodeResult.Decoded(var payload) && payload.timestamp() > bornAt) {
      bornAt = payload.timestamp();
      return true;
    }
    return false;
  }

  /** The edge node is dead, or its broker lost: the next message tells where it is. */
  void lost() {
    broker = null;
    ways = Set.of();
  }
}
