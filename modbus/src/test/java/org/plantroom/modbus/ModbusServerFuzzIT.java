package org.plantroom.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plantroom.core.RegisterTable.COIL;
import static org.plantroom.core.RegisterTable.HOLDING;
import static org.plantroom.core.RegisterTable.INPUT;

import io.netty.util.internal.PlatformDependent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plantroom.core.BitWrite;
import org.plantroom.core.Time;

/**
 * Spoilt requests to the server of simulated devices. Whatever comes, its connection ends with its
 * client, nothing grows, and another unit of the same server goes on answering. Short; with {@code
 * -Dplantroom.full=true} for minutes.
 */
@Timeout(900)
class ModbusServerFuzzIT {
  private static final int CLIENTS = Boolean.getBoolean("plantroom.full") ? 200_000 : 500;
  private static final int CLIENTS_A_LOOK = 50;
  private static final int PATIENCE_MILLIS = 10_000;
  private static final long MOST_GROWTH = 16 << 20;
  private static final byte[] NEIGHBOURS = {1, 2, 3, 4, 5, 6, 7, 8};

  /** A request of each function for unit 3: header, function, and what belongs to it. */
  private static final List<byte[]> REQUESTS =
      List.of(
          request("01 0000 0010"),
          request("02 0000 0010"),
          request("03 0000 0005"),
          request("04 0000 0005"),
          request("05 0001 FF00"),
          request("06 0001 1234"),
          request("0F 0000 000A 02 CD01"),
          request("10 0000 0002 04 000A0102"),
          request("16 0004 00F2 0025"),
          request("17 0000 0002 0003 0001 02 00FF"),
          request("2B 0E 01 00"));

  private static byte[] request(String pdu) {
    byte[] message = HexFormat.of().parseHex(pdu.replace(" ", ""));
    return ByteBuffer.allocate(7 + message.length)
        .putShort((short) 1)
        .putShort((short) 0)
        .putShort((short) (1 + message.length))
        .put((byte) 3)
        .put(message)
        .array();
  }

  @Test
  void spoiltRequestsNeitherCrashNorHangNorReachAnotherUnit() throws IOException {
    long seed = Long.getLong("plantroom.seed", System.nanoTime());
    System.out.println("ModbusServerFuzzIT seed " + seed);
    Random random = new Random(seed);
    try (ModbusServer server = ModbusServer.start("127.0.0.1", 0);
        ModbusNetwork network = ModbusNetwork.open("neighbour");
        ModbusEndpoint endpoint =
            new ModbusEndpoint(
                network, Time.system(), EndpointSettings.of("127.0.0.1", server.port()))) {
      server.bank(3).declare(HOLDING, 0, 20);
      server.bank(3).declare(COIL, 0, 20);
      // Read only, so that no spoilt request may rightly change them.
      server.bank(4).declare(INPUT, 0, 4);
      server.bank(4).setWords(INPUT, 0, NEIGHBOURS);
      ModbusDevice neighbour =
          endpoint.device(4, Duration.ofSeconds(5), Duration.ZERO, BitWrite.MASK);
      assertAnswers(neighbour);
      long before = PlatformDependent.usedDirectMemory();
      for (int client = 1; client <= CLIENTS; client++) {
        talk(server.port(), spoilt(random));
        if (client % CLIENTS_A_LOOK == 0) {
          assertAnswers(neighbour);
        }
      }
      assertThat(PlatformDependent.usedDirectMemory() - before).isLessThan(MOST_GROWTH);
      assertThat(server.counters().requests()).isGreaterThan(CLIENTS);
      assertThat(endpoint.status().connections()).as("the neighbour's connections").isEqualTo(1);
    }
  }

  private static void assertAnswers(ModbusDevice neighbour) {
    assertThat(neighbour.read(new ReadBlock(INPUT, 0, 4, List.of())))
        .isInstanceOfSatisfying(
            ReadResult.Answered.class, answer -> assertThat(answer.data()).isEqualTo(NEIGHBOURS));
  }

  /** Sends all, hears all, and expects the server to end the connection then at the latest. */
  private static void talk(int port, byte[] bytes) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      try {
        socket.getOutputStream().write(bytes);
        socket.shutdownOutput();
        socket.getInputStream().readAllBytes();
      } catch (SocketException e) {
        // The server has cut it off before all was sent or heard, as it may.
        assertThat(e).isNotInstanceOf(java.net.ConnectException.class);
      }
    }
  }

  private static byte[] spoilt(Random random) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    // The first ones whole, so that the server is amid its work when the spoilt one comes.
    int count = 2 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      byte[] request = REQUESTS.get(random.nextInt(REQUESTS.size())).clone();
      stream.writeBytes(i < 2 ? request : spoilt(request, random));
    }
    return stream.toByteArray();
  }

  private static byte[] spoilt(byte[] request, Random random) {
    int at = random.nextInt(request.length);
    switch (random.nextInt(5)) {
      case 0 -> request[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> request[at] = (byte) random.nextInt(256);
      case 2 -> Arrays.fill(request, at, request.length, (byte) 0xFF);
      case 3 -> ByteBuffer.wrap(request).putShort(4, (short) random.nextInt(300));
      default -> {
        return Arrays.copyOf(request, random.nextInt(2 * request.length));
      }
    }
    return request;
  }
}
