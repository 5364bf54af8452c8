package org.plantroom.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.TagType;
import org.plantroom.core.Value;
import org.plantroom.core.WriteRule;
import org.plantroom.sparkplug.EdgeEvent;

/**
 * Checks writes that come over MQTT and hands them to the device's poller. The edge does not trust
 * a host with its limits: whatever comes is held against the machine type once more. There is one
 * desk for all uplinks.
 *
 * <p>Owned by the publisher's thread.
 */
final class CommandDesk {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int REMEMBERED = 1_000;
  private static final int MAX_ID = 100;
  private static final long PLAIN_EXPIRY_MILLIS = 10_000;

  private final Map<String, DevicePoller> pollers;
  private final Consumer<OrderId> reload;
  private final EdgeWrites writes;
  private final Set<OrderId> seen = new LinkedHashSet<>();

  /**
   * Opens the desk.
   *
   * @param pollers by device; may change
   * @param reload begins to read the project anew, for the order of this id
   * @param writes takes ramps, and the switch to read only
   */
  CommandDesk(Map<String, DevicePoller> pollers, Consumer<OrderId> reload, EdgeWrites writes) {
    this.writes = writes;
    this.pollers = pollers;
    this.reload = reload;
  }

  /**
   * What the desk says of a command it does not pass on.
   *
   * @param id the command's id; empty when it has none
   * @param detail why, for people
   */
  record Refusal(String id, String detail) {}

  /**
   * Takes a write with id and expiry, or the order to read the project anew, as a Plantroom host
   * sends them.
   *
   * @param uplink over which it came
   * @return null when it was passed on, or was there before: sent twice is executed once
   */
  @Nullable Refusal takeWithId(String uplink, String text) {
    JsonNode json;
    try {
      json = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return new Refusal("", "the command is no JSON");
    }
    String id = json.path("id").asText();
    if (id.isEmpty() || id.length() > MAX_ID) {
      return new Refusal("", "the command has no id of 1 to %d characters".formatted(MAX_ID));
    }
    OrderId order = new OrderId(uplink, id);
    return remember(order) ? takeNew(order, json) : null;
  }

  private @Nullable Refusal takeNew(OrderId id, JsonNode json) {
    if (json.path("reload").asBoolean()) {
      reload.accept(id);
      return null;
    }
    if (json.path("readOnly").isBoolean()) {
      writes.gate().switchReadOnly(id.uplink(), json.path("readOnly").asBoolean());
      return null;
    }
    if (json.path("cancel").isTextual()) {
      return cancel(id, json.path("cancel").asText(), json.path("by").asText());
    }
    String device = json.path("device").asText();
    TagType tag = tag(device, json.path("tag").asText());
    if (tag == null) {
      return new Refusal(id.text(), "the edge has no such tag");
    }
    Value value = CommandValue.read(tag.valueType(), json.path("value"));
    if (value == null) {
      return new Refusal(
          id.text(), "the value does not fit the tag's type " + tag.valueType().label());
    }
    long expires = json.path("expires").asLong();
    long overrideUntil = json.path("overrideUntil").asLong();
    WriteOrder order = new WriteOrder(id, device, tag, value, expires, overrideUntil);
    JsonNode ramp = json.path("ramp");
    return ramp.isMissingNode() ? offer(order) : ramp(order, RampOrder.read(ramp));
  }

  private @Nullable Refusal cancel(OrderId id, String ramp, String by) {
    boolean found = writes.ramps().cancel(new OrderId(id.uplink(), ramp), "cancelled by " + by);
    return found ? null : new Refusal(id.text(), "the ramp is not under way any more");
  }

  private @Nullable Refusal ramp(WriteOrder order, @Nullable RampOrder ramp) {
    String id = order.id().text();
    if (ramp == null || !order.value().type().isNumeric()) {
      return new Refusal(id, "not a ramp of a number over a day at most");
    }
    Refusal refusal = check(order);
    if (refusal == null && !writes.ramps().start(order, ramp)) {
      return new Refusal(id, "too many ramps are under way");
    }
    return refusal;
  }

  /**
   * Takes a plain DCMD, as any Sparkplug host sends it.
   *
   * @param uplink over which it came
   * @param now the wall clock, milliseconds since 1970 UTC
   */
  @Nullable Refusal takePlain(String uplink, EdgeEvent.WriteRequested write, long now) {
    String device = write.device() == null ? "" : write.device().device();
    TagType tag = tag(device, write.name());
    if (tag == null) {
      return new Refusal("", "the edge has no such tag");
    }
    OrderId id = new OrderId(uplink, "");
    return offer(new WriteOrder(id, device, tag, write.value(), now + PLAIN_EXPIRY_MILLIS));
  }

  private boolean remember(OrderId id) {
    if (!seen.add(id)) {
      return false;
    }
    if (seen.size() > REMEMBERED) {
      seen.remove(seen.iterator().next());
    }
    return true;
  }

  private @Nullable TagType tag(String device, String name) {
    DevicePoller poller = pollers.get(device);
    return poller == null ? null : poller.device().type().tags().get(name);
  }

  private @Nullable Refusal offer(WriteOrder order) {
    Refusal refusal = check(order);
    if (refusal != null) {
      return refusal;
    }
    DevicePoller poller = pollers.get(order.device());
    if (poller == null || !poller.offer(order)) {
      return new Refusal(order.id().text(), "too many writes wait for this device");
    }
    writes.ramps().cancel(order.edgeTag(), "another write of this tag was ordered");
    return null;
  }

  private static @Nullable Refusal check(WriteOrder order) {
    WriteRule rule = order.tag().write();
    if (rule == null) {
      return new Refusal(order.id().text(), "the tag is read only");
    }
    if (!rule.allows(order.value())) {
      return new Refusal(order.id().text(), "the value is outside the tag's limits");
    }
    return null;
  }
}
