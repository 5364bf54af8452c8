package org.plantroom.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plantroom.core.DeviceId;
import org.plantroom.core.OffsetRanges;
import org.plantroom.core.Value;
import org.plantroom.sparkplug.DeliveryMark.Offset;
import org.plantroom.sparkplug.HostEvent.DataReceived;
import org.plantroom.sparkplug.HostEvent.NodeBorn;
import org.plantroom.sparkplug.HostEvent.RebirthNeeded;

/**
 * Both sessions over a link that drops, doubles and reorders: with receipts and resending every
 * value arrives under its own name, and rebirths stay rare.
 */
class LossyLinkTest {
  private static final int VALUES = 1000;

  private final EdgeNodeSession edge = Plant.connected();
  private final HostNodeSession host = new HostNodeSession(Plant.EDGE, HostSettings.DEFAULT);
  private final HostMessages hostMessages = new HostMessages();
  private final OffsetRanges received = new OffsetRanges();
  private final TreeMap<Long, Double> history = new TreeMap<>();
  private final List<Message> underway = new ArrayList<>();
  private OffsetRanges receipted = new OffsetRanges();
  private boolean rebirthAsked;
  private int rebirths;
  private long now = Plant.T0;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyValueArrivesOnceUnderItsName(long seed) {
    Random random = new Random(seed);
    giveBirth();
    for (long offset = 0; offset < VALUES; offset++) {
      send(offset, false);
      step(random);
    }
    for (int round = 0; history.size() < VALUES && round < 1000; round++) {
      resend();
      step(random);
    }
    assertThat(history).hasSize(VALUES);
    history.forEach((offset, value) -> assertThat(value).isEqualTo(valueOf(offset)));
    assertThat(rebirths).isLessThanOrEqualTo((int) ((now - Plant.T0) / 5000) + 2);
  }

  private void giveBirth() {
    underway.add(edge.nbirth(now, Plant.nodeMetrics()));
    underway.add(edge.dbirth(Plant.PUMP, now, List.of(Plant.metric("v", Value.of(0.0)))));
    underway.add(edge.dbirth(Plant.TANK, now, List.of(Plant.metric("v", Value.of(0.0)))));
  }

  /**
   * Even offsets are the pump's, odd ones the tank's; a value tells its offset and its sign whose.
   */
  private void send(long offset, boolean historical) {
    DeviceId device = offset % 2 == 0 ? Plant.PUMP : Plant.TANK;
    Metric metric =
        Metric.data(edge.alias(device, "v"), Plant.good(Value.of(valueOf(offset))), historical);
    underway.add(edge.ddata(device, now, List.of(metric), new Offset(offset)));
    now += 10;
  }

  private static double valueOf(long offset) {
    return offset % 2 == 0 ? offset : -offset;
  }

  private void resend() {
    int sent = 0;
    for (long offset = receipted.lowestMissing(); offset < VALUES && sent < 50; offset++) {
      if (!receipted.contains(offset)) {
        send(offset, true);
        sent++;
      }
    }
    now += 1000;
  }

  private void step(Random random) {
    if (rebirthAsked) {
      rebirthAsked = false;
      giveBirth();
    }
    while (underway.size() > 3) {
      Message message = underway.remove(random.nextInt(10) == 0 ? 1 : 0);
      if (random.nextInt(50) == 0) {
        continue;
      }
      deliver(message);
      if (random.nextInt(50) == 0) {
        deliver(message);
      }
    }
    host.onTime(now).forEach(this::take);
    if (random.nextInt(10) == 0) {
      receipt();
    }
  }

  private void deliver(Message message) {
    host.onMessage(message.topic(), Plant.CODEC.decode(message.payload()), now).forEach(this::take);
  }

  private void take(HostEvent event) {
    switch (event) {
      case DataReceived data -> store(data);
      case RebirthNeeded _ -> {
        rebirthAsked = true;
        rebirths++;
      }
      case NodeBorn _,
          HostEvent.DeviceBorn _,
          HostEvent.DeviceDied _,
          HostEvent.NodeDied _,
          HostEvent.PropertiesDropped _,
          HostEvent.Refused _ -> {}
    }
  }

  private void store(DataReceived data) {
    if (data.mark() instanceof Offset(long offset) && data.whole() && received.add(offset)) {
      ResolvedMetric metric = data.metrics().getFirst();
      Value value = metric.sample().value();
      assertThat(value).isNotNull();
      assertThat(data.device()).isEqualTo(offset % 2 == 0 ? Plant.PUMP : Plant.TANK);
      history.put(offset, value == null ? Double.NaN : value.asDouble());
    }
  }

  private void receipt() {
    Message message = hostMessages.delivered(Plant.EDGE, received, now);
    edge.onCommand(message.topic(), Plant.CODEC.decode(message.payload()))
        .forEach(
            event -> {
              if (event instanceof EdgeEvent.Delivered(OffsetRanges offsets)) {
                receipted = offsets;
              }
            });
  }
}
