package org.plantroom.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.TagType;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.core.WriteLimits;
import org.plantroom.sparkplug.EdgeEvent;

/**
 * Checks writes that come over MQTT and hands them to the device's poller. The edge does not trust
 * the host with its limits: whatever comes is held against the machine type once more.
 *
 * <p>Owned by the publisher's thread.
 */
final class CommandDesk {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int REMEMBERED = 1_000;
  private static final long PLAIN_EXPIRY_MILLIS = 10_000;

  private final Map<String, DevicePoller> pollers;
  private final Map<String, DeviceState> devices;
  private final Set<String> seen = new LinkedHashSet<>();

  CommandDesk(Map<String, DevicePoller> pollers, Map<String, DeviceState> devices) {
    this.pollers = pollers;
    this.devices = devices;
  }

  /**
   * What the desk says of a command it does not pass on.
   *
   * @param id the command's id; empty when it has none
   * @param detail why, for people
   */
  record Refusal(String id, String detail) {}

  /** Takes a write with id and expiry, as a Plantroom host sends it. */
  @Nullable Refusal takeWithId(String text) {
    JsonNode json;
    try {
      json = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return new Refusal("", "the command is no JSON");
    }
    String id = json.path("id").asText();
    if (id.isEmpty() || !remember(id)) {
      // Sent twice is executed once.
      return null;
    }
    String device = json.path("device").asText();
    TagType tag = tag(device, json.path("tag").asText());
    if (tag == null) {
      return new Refusal(id, "the edge has no such tag");
    }
    Value value = value(tag.valueType(), json.path("value"));
    if (value == null) {
      return new Refusal(id, "the value does not fit the tag's type " + tag.valueType().label());
    }
    return offer(new WriteOrder(id, device, tag, value, json.path("expires").asLong()));
  }

  /** Takes a plain DCMD, as any Sparkplug host sends it. */
  @Nullable Refusal takePlain(EdgeEvent.WriteRequested write, long now) {
    String device = write.device() == null ? "" : write.device().device();
    TagType tag = tag(device, write.name());
    if (tag == null) {
      return new Refusal("", "the edge has no such tag");
    }
    return offer(new WriteOrder("", device, tag, write.value(), now + PLAIN_EXPIRY_MILLIS));
  }

  private boolean remember(String id) {
    if (seen.size() >= REMEMBERED) {
      seen.remove(seen.iterator().next());
    }
    return seen.add(id);
  }

  private @Nullable TagType tag(String device, String name) {
    DeviceState state = devices.get(device);
    return state == null ? null : state.device().type().tags().get(name);
  }

  private @Nullable Refusal offer(WriteOrder order) {
    WriteLimits limits = order.tag().write();
    if (limits == null) {
      return new Refusal(order.id(), "the tag is read only");
    }
    if (order.value().type().isNumeric() && !limits.allows(order.value().asDouble())) {
      return new Refusal(order.id(), "the value is outside the tag's limits");
    }
    DevicePoller poller = pollers.get(order.device());
    if (poller == null || !poller.offer(order)) {
      return new Refusal(order.id(), "too many writes wait for this device");
    }
    return null;
  }

  private static @Nullable Value value(ValueType type, JsonNode node) {
    return switch (type) {
      case BOOL -> node.isBoolean() ? Value.of(node.asBoolean()) : null;
      case STRING -> node.isTextual() ? Value.of(node.asText()) : null;
      case F32, F64 -> node.isNumber() ? Value.ofDouble(type, node.asDouble()) : null;
      case I16, U16, I32, U32, I64, U64 ->
          node.isIntegralNumber() ? Value.ofLong(type, node.bigIntegerValue().longValue()) : null;
    };
  }
}
