package org.plantroom.host;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Value;
import org.plantroom.sparkplug.EdgeMetrics;
import org.plantroom.sparkplug.HostMessages;
import org.plantroom.sparkplug.Message;

/** Puts a command on the wire, for edge nodes of ours and of other makes. */
final class HostCommands {
  private final HostMessages messages;

  HostCommands(HostMessages messages) {
    this.messages = messages;
  }

  /** A write to an edge node of ours, which answers under the id and minds the expiry. */
  Message withId(Command command, long now) {
    Map<String, Object> order = new LinkedHashMap<>();
    order.put("id", command.id());
    order.put("device", command.tag().device());
    order.put("tag", command.tag().tag());
    order.put("value", command.requested().boxed());
    order.put("expires", command.expires());
    CommandOrder.Ramp ramp = command.order().ramp();
    if (ramp != null) {
      order.put("ramp", ramp);
    }
    if (command.order().overrideUntil() != 0) {
      order.put("overrideUntil", command.order().overrideUntil());
    }
    return order(command.tag().edgeId(), order, now);
  }

  private Message order(EdgeId edge, Map<String, Object> order, long now) {
    return messages.write(edge, EdgeMetrics.COMMAND, Value.of(Json.write(order)), now);
  }

  /** The order to end a command that is a ramp. */
  Message cancel(Command command, String who, long now) {
    Map<String, Object> order = new LinkedHashMap<>();
    order.put("id", UUID.randomUUID().toString());
    order.put("cancel", command.id());
    order.put("by", who);
    return order(command.tag().edgeId(), order, now);
  }

  /** The order to write nothing any more, or the end of it. */
  Message readOnly(EdgeId edge, boolean isReadOnly, long now) {
    Map<String, Object> order = new LinkedHashMap<>();
    order.put("id", UUID.randomUUID().toString());
    order.put("readOnly", isReadOnly);
    return order(edge, order, now);
  }

  /** The order to read the project anew, to an edge node of ours, which answers under the id. */
  Message reload(EdgeId edge, String id, long now) {
    Map<String, Object> order = new LinkedHashMap<>();
    order.put("id", id);
    order.put("reload", true);
    return order(edge, order, now);
  }

  /**
   * A write to an edge node of another make.
   *
   * @param metric what the edge node calls the tag
   */
  Message plain(Command command, String metric, long now) {
    return messages.write(command.tag().deviceId(), metric, command.requested(), now);
  }
}
