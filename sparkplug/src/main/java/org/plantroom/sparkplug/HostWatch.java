package org.plantroom.sparkplug;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the primary host application is online, by its STATE messages. Owned by the edge's
 * session.
 */
final class HostWatch {
  private final @Nullable String primaryHost;
  private boolean online;
  private long lastTimestamp = Long.MIN_VALUE;

  /**
   * Makes a watch.
   *
   * @param primaryHost the host to wait for; null to wait for none
   */
  HostWatch(@Nullable String primaryHost) {
    this.primaryHost = primaryHost;
  }

  /** A new MQTT session: each broker has its own STATE, with its own timestamps. */
  void reset() {
    online = false;
    lastTimestamp = Long.MIN_VALUE;
  }

  /** True when births may be published. */
  boolean allowsBirth() {
    return primaryHost == null || online;
  }

  /**
   * Takes a STATE message.
   *
   * @return null when it changes nothing
   */
  @Nullable EdgeEvent take(String hostId, byte[] payload) {
    if (!hostId.equals(primaryHost)) {
      return null;
    }
    Optional<HostState> state = HostState.parse(payload);
    return state.isEmpty()
        ? new EdgeEvent.Refused("STATE of %s: no payload of Sparkplug 3.0".formatted(hostId))
        : take(hostId, state.get());
  }

  private @Nullable EdgeEvent take(String hostId, HostState state) {
    // tck-id-message-flow-edge-node-birth-publish-phid-wait-timestamp,
    // tck-id-operational-behavior-edge-node-termination-host-offline-timestamp
    if (state.timestamp() < lastTimestamp) {
      return new EdgeEvent.Refused("STATE of %s: older than the last one".formatted(hostId));
    }
    lastTimestamp = state.timestamp();
    if (state.online() == online) {
      return null;
    }
    online = state.online();
    return online
        ? new EdgeEvent.HostOnline(state.timestamp())
        : new EdgeEvent.HostOffline(state.timestamp());
  }
}
