package org.plantroom.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Quality;
import org.plantroom.core.Sample;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.sparkplug.DeliveryMark.Offset;
import org.plantroom.sparkplug.DeliveryMark.VoidReason;

/** Whatever the bytes: a result, never an exception, and a session that goes on. */
class PayloadFuzzTest {
  /** With {@code -Dplantroom.full=true} for minutes instead of a second. */
  private static final int MUTATIONS = 20_000 * (Boolean.getBoolean("plantroom.full") ? 200 : 1);

  /** One metric fewer than the births of one conversation declare. */
  private static final HostSettings NARROW =
      new HostSettings(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(60), 1, 2);

  private static final long MOST_GROWTH = 32 << 20;
  private static final EdgeId NEIGHBOUR = new EdgeId("north", "edge2");

  /** Rerun a failure with {@code -Dplantroom.seed=N}. */
  private static final long SEED = Long.getLong("plantroom.seed", System.nanoTime());

  @Test
  void everyTruncationGivesAResult() {
    for (Message message : conversation(Plant.CODEC)) {
      byte[] whole = message.payload();
      for (int length = 0; length < whole.length; length++) {
        assertThat(Plant.CODEC.decode(Arrays.copyOf(whole, length))).isNotNull();
      }
    }
  }

  @Test
  void everySingleByteInEveryPlaceGivesAResult() {
    byte[] whole = conversation(Plant.CODEC).get(1).payload();
    for (int at = 0; at < whole.length; at++) {
      for (int value = 0; value < 256; value++) {
        byte[] mutated = whole.clone();
        mutated[at] = (byte) value;
        assertThat(Plant.CODEC.decode(mutated)).isNotNull();
      }
    }
  }

  @Test
  void mutatedConversationsNeverBreakEitherSession() {
    System.out.println("PayloadFuzzTest seed " + SEED);
    Random random = new Random(SEED);
    List<Message> messages = new ArrayList<>(conversation(Plant.CODEC));
    messages.addAll(conversation(new PayloadCodec(Compression.DEFLATE)));
    HostNodeSession host = new HostNodeSession(Plant.EDGE, HostSettings.DEFAULT);
    EdgeNodeSession edge = Plant.born();
    long heap = usedHeap();
    for (int i = 0; i < MUTATIONS; i++) {
      Message message = messages.get(random.nextInt(messages.size()));
      byte[] bytes = mutate(message.payload(), random);
      DecodeResult result = Plant.CODEC.decode(bytes);
      long now = Plant.T0 + i * 10L;
      assertThat(host.onMessage(message.topic(), result, now)).as("seed %d", SEED).isNotNull();
      assertThat(edge.onCommand(Plant.NCMD, result)).isNotNull();
      assertThat(edge.onState("plantroom", bytes)).isNotNull();
    }
    assertThat(usedHeap() - heap).as("bytes more in the heap").isLessThan(MOST_GROWTH);
    // Aliases count up: had commands made the edge know more metrics, the next one were higher.
    assertThat(edge.alias("next")).isEqualTo(Plant.born().alias("next"));
    assertStillWorks(host);
  }

  /** What an edge node may declare bounds what its session keeps, whatever the bytes. */
  @Test
  void mutatedBirthsKeepNoMoreThanTheHostAllows() {
    System.out.println("PayloadFuzzTest seed " + SEED);
    Random random = new Random(SEED);
    List<Message> messages = conversation(Plant.CODEC);
    HostNodeSession host = new HostNodeSession(Plant.EDGE, NARROW);
    int ofNode = 0;
    int ofDevice = 0;
    int most = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      Message message = messages.get(random.nextInt(messages.size()));
      DecodeResult result = Plant.CODEC.decode(mutate(message.payload(), random));
      for (HostEvent event : host.onMessage(message.topic(), result, Plant.T0 + i * 10L)) {
        if (event instanceof HostEvent.NodeBorn born) {
          ofNode = born.metrics().size();
          ofDevice = 0;
        } else if (event instanceof HostEvent.DeviceBorn born) {
          ofDevice = born.metrics().size();
        }
        most = Math.max(most, ofNode + ofDevice);
      }
    }
    assertThat(most).as("metrics kept, seed %d", SEED).isEqualTo(NARROW.maxMetrics());
  }

  @Test
  void garbageOfOneEdgeNodeIsNothingToItsNeighbour() {
    System.out.println("PayloadFuzzTest seed " + SEED);
    Random random = new Random(SEED);
    PayloadCodec codec = new PayloadCodec(Compression.DEFLATE);
    List<Message> messages = conversation(codec);
    HostNodeSession spoilt = new HostNodeSession(Plant.EDGE, HostSettings.DEFAULT);
    HostNodeSession healthy = new HostNodeSession(NEIGHBOUR, HostSettings.DEFAULT);
    EdgeNodeSession neighbour = new EdgeNodeSession(NEIGHBOUR, codec, -1, null);
    neighbour.connect(Plant.T0);
    Message birth = neighbour.nbirth(Plant.T0, Plant.nodeMetrics());
    healthy.onMessage(birth.topic(), codec.decode(birth.payload()), Plant.T0);
    long uptime = neighbour.alias("uptime");
    for (int i = 0; i < MUTATIONS / 4; i++) {
      long now = Plant.T0 + i * 10L;
      Message message = messages.get(random.nextInt(messages.size()));
      spoilt.onMessage(message.topic(), codec.decode(mutate(message.payload(), random)), now);
      Sample sample = Sample.good(Value.ofLong(ValueType.U32, i), now);
      Message data = neighbour.ndata(now, List.of(Metric.data(uptime, sample, false)), null);
      List<HostEvent> events = healthy.onMessage(data.topic(), codec.decode(data.payload()), now);
      assertThat(events).as("seed %d", SEED).hasSize(1);
      assertThat(events.getFirst())
          .isInstanceOfSatisfying(
              HostEvent.DataReceived.class,
              received -> assertThat(received.metrics().getFirst().sample()).isEqualTo(sample));
    }
  }

  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static void assertStillWorks(HostNodeSession host) {
    EdgeNodeSession fresh = new EdgeNodeSession(Plant.EDGE, Plant.CODEC, 90, null);
    fresh.connect(Plant.T0);
    Message birth = fresh.nbirth(Plant.T0, Plant.nodeMetrics());
    Message data = fresh.ndata(Plant.T0, List.of(), new Offset(5));
    host.onMessage(birth.topic(), Plant.CODEC.decode(birth.payload()), Plant.T0);
    assertThat(host.onMessage(data.topic(), Plant.CODEC.decode(data.payload()), Plant.T0))
        .anyMatch(HostEvent.DataReceived.class::isInstance);
  }

  @Test
  void pureNoiseGivesAResult() {
    System.out.println("PayloadFuzzTest seed " + SEED);
    Random random = new Random(SEED);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      assertThat(Plant.CODEC.decode(noise)).as("seed %d", SEED).isNotNull();
      assertThat(HostState.parse(noise)).isNotNull();
    }
  }

  private static byte[] mutate(byte[] whole, Random random) {
    byte[] mutated = whole.clone();
    for (int flips = 1 + random.nextInt(4); flips > 0 && mutated.length > 0; flips--) {
      mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
    }
    int cut = random.nextInt(4) == 0 ? random.nextInt(mutated.length + 1) : mutated.length;
    return Arrays.copyOf(mutated, cut);
  }

  private static List<Message> conversation(PayloadCodec codec) {
    EdgeNodeSession edge = new EdgeNodeSession(Plant.EDGE, codec, -1, null);
    Message will = edge.connect(Plant.T0);
    Message nbirth = edge.nbirth(Plant.T0, Plant.nodeMetrics());
    Message dbirth = edge.dbirth(Plant.PUMP, Plant.T0, Plant.pumpMetrics());
    long speed = edge.alias(Plant.PUMP, "speed");
    List<Metric> values =
        IntStream.range(0, 30)
            .mapToObj(i -> Metric.data(speed, Plant.good(Value.of(1f * i)), i % 2 == 0))
            .toList();
    Metric bad = Metric.data(speed, Sample.bad(Quality.BAD_NO_ANSWER, Plant.T0), false);
    DeliveryMark gap = new DeliveryMark.Void(1, 5, 0, 0, VoidReason.DISK_FULL);
    return List.of(
        nbirth,
        dbirth,
        edge.ddata(Plant.PUMP, Plant.T0, values, new Offset(300)),
        edge.ddata(Plant.PUMP, Plant.T0, List.of(bad), null),
        edge.ndata(Plant.T0, List.of(), gap),
        edge.ddeath(Plant.PUMP, Plant.T0),
        will);
  }
}
