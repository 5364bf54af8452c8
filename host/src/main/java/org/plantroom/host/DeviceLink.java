package org.plantroom.host;

import java.util.Map;
import org.plantroom.core.DeviceId;

/** A device as its edge tells of it. Written by the Sparkplug thread, read by anyone. */
final class DeviceLink {
  private final DeviceId device;
  private volatile LinkState state;
  private volatile Map<String, Long> counters = Map.of();

  DeviceLink(DeviceId device, long now) {
    this.device = device;
    this.state = new LinkState(LinkView.CONNECTING, now, "waiting for the device's first answer");
  }

  void born(long now) {
    if (!state.state().equals(LinkView.CONNECTED)) {
      state = new LinkState(LinkView.CONNECTED, now, "values flow");
    }
  }

  void died(long now) {
    if (!state.state().equals(LinkView.DISCONNECTED)) {
      state = new LinkState(LinkView.DISCONNECTED, now, "the device does not answer");
    }
  }

  void edgeLost(long now) {
    state = new LinkState(LinkView.DISCONNECTED, now, "its edge node is offline");
  }

  /** What the edge itself says, which knows best. */
  void report(EdgeInfo.LinkReport report) {
    state =
        new LinkState(
            report.connected() ? LinkView.CONNECTED : LinkView.DISCONNECTED,
            report.since(),
            report.sentence());
    counters = report.counters();
  }

  /** One of the words of {@link LinkView}. */
  String state() {
    return state.state();
  }

  boolean isConnected() {
    return state.state().equals(LinkView.CONNECTED);
  }

  LinkView view() {
    return state.view(device.toString(), counters);
  }
}
