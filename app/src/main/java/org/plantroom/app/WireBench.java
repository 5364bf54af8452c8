package org.plantroom.app;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import jdk.jfr.Recording;
import org.plantroom.core.DeviceId;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Sample;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.mqtt.EmbeddedBroker;
import org.plantroom.mqtt.EmbeddedBrokerSettings;
import org.plantroom.mqtt.MqttConnection;
import org.plantroom.mqtt.MqttListener;
import org.plantroom.mqtt.MqttMessage;
import org.plantroom.mqtt.MqttSettings;
import org.plantroom.sparkplug.Compression;
import org.plantroom.sparkplug.DeliveryMark;
import org.plantroom.sparkplug.EdgeNodeSession;
import org.plantroom.sparkplug.Message;
import org.plantroom.sparkplug.Metric;
import org.plantroom.sparkplug.NodeMetric;
import org.plantroom.sparkplug.PayloadCodec;

/**
 * How many bytes a value takes on the network: an edge's session over one real MQTT connection to a
 * broker, its bytes counted by a proxy, 100 values a message, each with a millisecond of its own.
 */
final class WireBench {
  private static final int TAGS = 100;
  private static final int SEED = 1;
  private static final double MESSAGES_A_SECOND = 200;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  /** IPv4 and TCP without options. */
  private static final int HEADER = 40;

  /** What a segment carries on Ethernet with those headers. */
  private static final int SEGMENT = 1500 - HEADER;

  private final BenchRun run;
  private final boolean profile;

  /** When the broker was up, milliseconds since 1970 UTC. */
  private long begun;

  /**
   * A bench.
   *
   * @param profile true to record where this process spends its time meanwhile; bytes mind it not
   */
  WireBench(BenchRun run, boolean profile) {
    this.run = run;
    this.profile = profile;
  }

  private record Counted(double payload, double data, double acknowledgements) {
    double whole() {
      return data + acknowledgements;
    }
  }

  /** Runs it. */
  BenchResult run() throws IOException, InterruptedException {
    if (!profile) {
      return measure();
    }
    try (Recording recording = Profile.start()) {
      BenchResult result = measure();
      return result.withFrames(Profile.stop(recording, run.folder().resolve("wire.jfr"), begun));
    }
  }

  private BenchResult measure() throws IOException, InterruptedException {
    int messages = (int) Math.clamp(run.seconds() * MESSAGES_A_SECOND / 2, 100, 20_000);
    Map<String, Number> figures = new LinkedHashMap<>();
    try (EmbeddedBroker broker =
        EmbeddedBroker.start(
            EmbeddedBrokerSettings.onLoopback(0, run.folder().resolve("broker")))) {
      begun = run.time().millis();
      Counted plain = count(broker.port(), Compression.NONE, messages);
      Counted deflated = count(broker.port(), Compression.DEFLATE, messages);
      figures.put("bytesPerValue", BenchFigures.rounded(plain.whole()));
      figures.put("compressedBytesPerValue", BenchFigures.rounded(deflated.whole()));
      figures.put("mqttBytesPerValue", BenchFigures.rounded(plain.payload()));
      figures.put("compressedMqttBytesPerValue", BenchFigures.rounded(deflated.payload()));
      figures.put("upBytesPerValue", BenchFigures.rounded(plain.data()));
      figures.put("compressedUpBytesPerValue", BenchFigures.rounded(deflated.data()));
      figures.put("messages", messages);
      figures.put("valuesPerMessage", TAGS);
    }
    return BenchResult.of(
        "wire",
        figures,
        "MQTT bytes as counted on one TCP connection; each message in segments of %d bytes at most,"
            .formatted(SEGMENT),
        "with %d bytes of IPv4 and TCP header a segment, and an acknowledgement of %d bytes back for each"
            .formatted(HEADER, HEADER),
        "f32 temperatures that walk by 0.1, compressed as Tahu does (DEFLATE); births not counted");
  }

  private Counted count(int port, Compression compression, int messages)
      throws IOException, InterruptedException {
    run.say("sending %d messages, compression %s".formatted(messages, compression));
    CountDownLatch connected = new CountDownLatch(1);
    Sender sender = new Sender(compression);
    try (CountingProxy proxy = CountingProxy.start(port);
        MqttConnection connection = connection(proxy.address(), connected)) {
      connection.start();
      if (!connected.await(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new CommandFailure("the bench's broker did not take the connection");
      }
      sender.births(run.time().millis()).forEach(message -> send(connection, message));
      settle(proxy);
      return count(proxy, connection, sender, messages);
    }
  }

  private Counted count(CountingProxy proxy, MqttConnection connection, Sender sender, int messages)
      throws InterruptedException {
    long bytes = 0;
    long segments = 0;
    for (int i = 0; i < messages; i++) {
      long before = proxy.bytesUp();
      Message message = sender.data(run.time().millis());
      send(connection, message);
      long length = awaitWhole(proxy, before, message.payload().length);
      bytes += length;
      segments += (length + SEGMENT - 1) / SEGMENT;
    }
    double values = (double) messages * TAGS;
    double headers = segments * (double) HEADER;
    return new Counted(bytes / values, (bytes + headers) / values, headers / values);
  }

  /** Waits for a message to have passed; its packet is a little longer than its payload. */
  private long awaitWhole(CountingProxy proxy, long before, int payload)
      throws InterruptedException {
    long deadline = run.time().nanos() + LONGEST_WAIT.toNanos();
    while (proxy.bytesUp() - before <= payload) {
      if (run.time().nanos() > deadline) {
        throw new CommandFailure("a message did not pass the bench's proxy within 20 s");
      }
      run.time().sleep(Duration.ofMillis(1));
    }
    return proxy.bytesUp() - before;
  }

  /** Waits until the births have passed. */
  private void settle(CountingProxy proxy) throws InterruptedException {
    long before = -1;
    while (proxy.bytesUp() != before) {
      before = proxy.bytesUp();
      run.time().sleep(Duration.ofMillis(300));
    }
  }

  private MqttConnection connection(URI broker, CountDownLatch connected) {
    MqttSettings settings = MqttSettings.builder("bench-wire", broker).build();
    return new MqttConnection(
        settings, run.time(), List.of(), () -> null, new Connected(connected));
  }

  private static void send(MqttConnection connection, Message message) {
    MqttMessage mqtt =
        new MqttMessage(
            message.topic().toString(), message.payload(), message.qos(), message.retain());
    if (!connection.publish(mqtt)) {
      throw new CommandFailure("the bench's broker has gone");
    }
  }

  private record Connected(CountDownLatch latch) implements MqttListener {
    @Override
    public void onConnected() {
      latch.countDown();
    }

    @Override
    public void onDisconnected(String sentence) {}

    @Override
    public void onMessage(MqttMessage message) {}
  }

  /** Makes the messages of one edge node whose values walk at random. */
  private static final class Sender {
    private static final List<String> NAMES =
        IntStream.range(0, TAGS).mapToObj("Temperature%02d"::formatted).toList();

    private final DeviceId machine = new EdgeId("site", "edge").device("machine");
    private final EdgeNodeSession session;
    private final Random random = new Random(SEED);
    private final int[] tenths = random.ints(TAGS, 100, 600).toArray();
    private long offset;

    Sender(Compression compression) {
      session = new EdgeNodeSession(machine.edgeId(), new PayloadCodec(compression), -1, null);
    }

    List<Message> births(long now) {
      Message _ = session.connect(now);
      List<NodeMetric> metrics = new ArrayList<>();
      NAMES.forEach(
          name ->
              metrics.add(
                  new NodeMetric(name, ValueType.F32, "°C", "", Sample.good(Value.of(20f), now))));
      return List.of(session.nbirth(now, List.of()), session.dbirth(machine, now, metrics));
    }

    /** One value of each tag; as devices are read one after the other, at rising moments. */
    Message data(long now) {
      List<Metric> metrics = new ArrayList<>();
      long at = now - 1_000;
      for (int tag = 0; tag < TAGS; tag++) {
        tenths[tag] += random.nextInt(3) - 1;
        at += random.nextInt(1, 20);
        long alias = session.alias(machine, NAMES.get(tag));
        metrics.add(Metric.data(alias, Sample.good(Value.of(tenths[tag] / 10f), at), false));
      }
      return session.ddata(machine, now, metrics, new DeliveryMark.Offset(offset++));
    }
  }
}
