package org.plantroom.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plantroom.edge.ScriptedHost.SOON;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.Device;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.MachineType;
import org.plantroom.core.RegisterType;
import org.plantroom.core.TagType;
import org.plantroom.core.Time;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.modbus.ModbusServer;
import org.plantroom.mqtt.EmbeddedBroker;
import org.plantroom.mqtt.EmbeddedBrokerSettings;
import org.plantroom.mqtt.MqttBroker;
import org.plantroom.testkit.Await;

/** Devices that answer garbage beside a healthy one on the same edge: it keeps its scans. */
@Timeout(180)
class GarbageBesideIT {
  private static final int ANSWERS = Boolean.getBoolean("plantroom.full") ? 3_000 : 150;
  private static final int GARBAGE_DEVICES = 20;
  private static final long MOST_GROWTH = 48 << 20;

  /** Longer than anything here is waited for. */
  private static final Duration NEVER = SOON.multipliedBy(4);

  private static final TagType C0 = Plants.tag("c0", 0, RegisterType.U32);
  private static final MachineType MACHINE = Plants.machine(C0);

  /** Rerun a failure with {@code -Dplantroom.seed=N}. */
  private final long seed = Long.getLong("plantroom.seed", System.nanoTime());

  /** A socket that answers every request with bytes that chance makes. */
  private static final class Garbage implements AutoCloseable {
    private final ServerSocket listening =
        new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Random random; // guarded by itself
    private final AtomicInteger answers;

    Garbage(Random random, AtomicInteger answers) throws IOException {
      this.random = random;
      this.answers = answers;
      Thread.ofVirtual().name("garbage").start(this::accept);
    }

    int port() {
      return listening.getLocalPort();
    }

    private void accept() {
      try {
        while (true) {
          Socket socket = listening.accept();
          open.add(socket);
          Thread.ofVirtual().name("garbage connection").start(() -> serve(socket));
        }
      } catch (IOException e) {
        // The test has closed it.
      }
    }

    private void serve(Socket socket) {
      try (socket) {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        boolean serves = true;
        while (serves) {
          byte[] request = new byte[12];
          in.readFully(request);
          socket.getOutputStream().write(answer(request));
          answers.incrementAndGet();
          serves = goesOn();
        }
      } catch (IOException e) {
        // The edge has gone.
      } finally {
        open.remove(socket);
      }
    }

    /** Noise, or the head of a true answer with noise behind it. */
    private byte[] answer(byte[] request) {
      synchronized (random) {
        byte[] answer = new byte[8 + random.nextInt(300)];
        random.nextBytes(answer);
        if (random.nextBoolean()) {
          System.arraycopy(request, 0, answer, 0, 8);
          answer[5] = (byte) (answer.length - 6);
        }
        return answer;
      }
    }

    private boolean goesOn() {
      synchronized (random) {
        return random.nextInt(3) > 0;
      }
    }

    @Override
    public void close() throws IOException {
      listening.close();
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  @Test
  void aHealthyDeviceKeepsItsScansAndTheEdgeDoesNotGrow(@TempDir Path folder) throws Exception {
    System.out.println("GarbageBesideIT seed " + seed);
    Random random = new Random(seed);
    AtomicInteger answers = new AtomicInteger();
    List<Garbage> garbage = new ArrayList<>();
    try (EmbeddedBroker broker =
            EmbeddedBroker.start(EmbeddedBrokerSettings.onLoopback(0, folder.resolve("broker")));
        ModbusServer server = ModbusServer.start("127.0.0.1", 0);
        ScriptedHost host = ScriptedHost.online(broker.port(), "host")) {
      server.bank(1).declare(C0);
      List<Device> devices = new ArrayList<>();
      devices.add(Plants.device("pump", MACHINE, server.port(), 1));
      for (int i = 0; i < GARBAGE_DEVICES; i++) {
        garbage.add(new Garbage(random, answers));
        devices.add(Plants.device("garbage" + i, MACHINE, garbage.getLast().port(), 1));
      }
      try (PlantroomEdge _ = start(broker.port(), folder, devices)) {
        Await.until("garbage is heard", SOON, () -> answers.get() >= GARBAGE_DEVICES);
        long heap = usedHeap();
        assertHealthyBeside(server, host, answers);
        assertThat(usedHeap() - heap).as("bytes more in the heap").isLessThan(MOST_GROWTH);
      }
    } finally {
      for (Garbage each : garbage) {
        each.close();
      }
    }
  }

  @Test
  void aHealthyDeviceIsAskedWhileTheOthersAnswersAreWaitedFor(@TempDir Path folder)
      throws Exception {
    List<ServerSocket> silent = new ArrayList<>();
    List<Socket> asked = new ArrayList<>();
    try (EmbeddedBroker broker =
            EmbeddedBroker.start(EmbeddedBrokerSettings.onLoopback(0, folder.resolve("broker")));
        ModbusServer server = ModbusServer.start("127.0.0.1", 0);
        ScriptedHost _ = ScriptedHost.online(broker.port(), "host")) {
      server.bank(1).declare(C0);
      List<Device> devices = new ArrayList<>();
      devices.add(Plants.device("pump", MACHINE, server.port(), 1));
      for (int i = 0; i < GARBAGE_DEVICES; i++) {
        silent.add(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        int port = silent.getLast().getLocalPort();
        devices.add(patient(Plants.device("silent" + i, MACHINE, port, 1)));
      }
      try (PlantroomEdge _ = start(broker.port(), folder, devices)) {
        for (ServerSocket each : silent) {
          asked.add(each.accept());
          asked.getLast().getInputStream().readNBytes(12);
          // Half of an answer's head, and no more.
          asked.getLast().getOutputStream().write(new byte[] {0, 1, 0});
        }
        long before = server.counters().requests();
        Await.until("three polls", SOON, () -> server.counters().requests() >= before + 3);
        closeAll(asked);
      }
    } finally {
      closeAll(asked);
      closeAll(silent);
    }
  }

  private static void closeAll(List<? extends Closeable> all) throws IOException {
    for (Closeable each : all) {
      each.close();
    }
  }

  private static Device patient(Device device) {
    return new Device(
        device.id(),
        device.name(),
        device.type(),
        device.endpoint(),
        device.unit(),
        NEVER,
        device.pause(),
        device.alarms(),
        device.interlocks(),
        device.schedules());
  }

  private static void assertHealthyBeside(
      ModbusServer server, ScriptedHost host, AtomicInteger answers) {
    long value = 0;
    while (answers.get() < ANSWERS) {
      value++;
      server.bank(1).set(C0, Value.ofLong(ValueType.U32, value));
      long asked = server.counters().requests();
      Await.until("three polls", SOON, () -> server.counters().requests() >= asked + 3);
    }
    List<Long> counted = LongStream.rangeClosed(1, value).boxed().toList();
    Await.until("every count", SOON, () -> pump(host).containsAll(counted));
  }

  /** What was read of the healthy device. */
  private static List<Long> pump(ScriptedHost host) {
    return host.kept().stream()
        .filter(metric -> metric.device() != null && metric.device().device().equals("pump"))
        .filter(metric -> metric.sample().value() != null)
        .map(metric -> metric.sample().value().bits())
        .toList();
  }

  private static PlantroomEdge start(int brokerPort, Path folder, List<Device> devices)
      throws IOException {
    EdgeNode node = Plants.edge(devices.toArray(Device[]::new));
    List<MqttBroker> brokers = List.of(MqttBroker.at(URI.create("tcp://127.0.0.1:" + brokerPort)));
    return PlantroomEdge.start(
        node,
        List.of(new UplinkSettings("main", "host", true, brokers)),
        () -> Plants.project(node),
        folder.resolve("edge"),
        Time.system());
  }

  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
