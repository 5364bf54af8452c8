package org.plantroom.edge;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Device;
import org.plantroom.core.DeviceId;
import org.plantroom.core.EdgeId;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.Interlock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The edge's own gate for writes: read-only mode and interlocks, looked at in the moment of writing
 * and with no host needed. Thread-safe.
 */
final class EdgeGate {
  private static final Logger LOG = LoggerFactory.getLogger(EdgeGate.class);

  private final EdgeId edge;
  private final EdgeValues values;
  private final WriteMemory memory;
  private volatile boolean projectIsReadOnly;

  EdgeGate(EdgeNode node, EdgeValues values, WriteMemory memory) {
    this.edge = node.id();
    this.values = values;
    this.memory = memory;
    this.projectIsReadOnly = node.readOnly();
  }

  /** Goes by another form of the edge from now on. */
  void become(EdgeNode node) {
    projectIsReadOnly = node.readOnly();
    values.become(node);
  }

  /** True while nothing may be written. */
  boolean isReadOnly() {
    return projectIsReadOnly || !memory.kept().readOnlyBy().isEmpty();
  }

  /** A host switches the edge to read only, or its own word back; those of other hosts stay. */
  void switchReadOnly(String uplink, boolean isReadOnly) {
    try {
      memory.change(kept -> kept.withReadOnly(uplink, isReadOnly));
      LOG.info("Switched [edge={}, readOnly={}, uplink={}]", edge, isReadOnly, uplink);
    } catch (IOException e) {
      // The host sees from what the edge tells that it is not, and asks again.
      LOG.warn("Read-only mode cannot be kept and is not switched [edge={}]", edge, e);
    }
  }

  /**
   * Why a write must not be sent now.
   *
   * @param device the device as it is polled
   * @return a sentence for people; null when it may
   */
  @Nullable String refusal(Device device, WriteOrder order) {
    if (isReadOnly()) {
      return projectIsReadOnly
          ? "the project has this edge as read only"
          : "this edge is switched to read only";
    }
    for (Interlock interlock : device.interlocks().values()) {
      if (interlock.tags().contains(order.tag().name())) {
        String refusal = refusal(device, order, interlock);
        if (!refusal.isEmpty()) {
          return refusal;
        }
      }
    }
    return null;
  }

  private String refusal(Device device, WriteOrder order, Interlock interlock) {
    DeviceId id = edge.device(device.id());
    if (order.id().wantsAnswer() && !interlock.isWithinEdgeOf(id)) {
      // The host that sent it knows those other tags, and has looked.
      return "";
    }
    return interlock.refusal(reference -> values.of(edge, device.id(), reference));
  }
}
