package org.plantroom.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plantroom.core.RegisterTable.HOLDING;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plantroom.core.BitWrite;
import org.plantroom.core.Endpoint;
import org.plantroom.core.RegisterOrder;
import org.plantroom.core.RegisterType;
import org.plantroom.core.TagType;
import org.plantroom.core.Time;
import org.plantroom.core.TlsFiles;
import org.plantroom.core.Transport;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;

/**
 * T6: every type in every order, read and written, against our server and one of another make. The
 * expected bytes come from the words' definition (A the most significant byte), not from the code
 * under test.
 */
@Timeout(120)
class ByteOrderIT {
  private static final HexFormat HEX = HexFormat.of();
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int AT = 40;

  /** What lies around a tag, and must still lie there after a write. */
  private static final byte[] NEIGHBOUR = {0x5A, (byte) 0xA5};

  /**
   * One type of the matrix.
   *
   * @param value what is read and written
   * @param standard its words in the order ABCD, in hex
   * @param before the words before the write, in the order ABCD
   */
  private record Case(RegisterType type, Value value, String standard, String before) {
    static Case of(RegisterType type, Value value, String standard) {
      return new Case(type, value, standard, "00".repeat(standard.length() / 2));
    }
  }

  private static final List<Case> CASES =
      List.of(
          Case.of(RegisterType.BOOL, Value.of(true), "0001"),
          new Case(RegisterType.BIT, Value.of(true), "A5F8", "A5F0"),
          new Case(RegisterType.BIT, Value.of(false), "A5F0", "A5F8"),
          Case.of(RegisterType.I16, Value.ofLong(ValueType.I16, -32_767), "8001"),
          Case.of(RegisterType.U16, Value.ofLong(ValueType.U16, 65_534), "FFFE"),
          Case.of(RegisterType.I32, Value.ofLong(ValueType.I32, -19_088_744), "FEDCBA98"),
          Case.of(RegisterType.U32, Value.ofLong(ValueType.U32, 4_275_878_552L), "FEDCBA98"),
          Case.of(
              RegisterType.I64,
              Value.ofLong(ValueType.I64, -81_985_529_216_486_896L),
              "FEDCBA9876543210"),
          Case.of(
              RegisterType.U64,
              Value.ofLong(ValueType.U64, 0xFEDCBA9876543210L),
              "FEDCBA9876543210"),
          Case.of(RegisterType.F32, Value.of(123.456f), "42F6E979"),
          Case.of(RegisterType.F64, Value.of(123.456), "405EDD2F1A9FBE77"),
          Case.of(RegisterType.STRING, Value.of("Größe"), "4772C3B6C39F6500"),
          Case.of(RegisterType.BCD16, Value.ofLong(ValueType.U16, 1_234), "1234"),
          Case.of(RegisterType.BCD32, Value.ofLong(ValueType.U32, 12_345_678), "12345678"));

  @Test
  void everyTypeAndOrderIsExactOnOurServer() throws IOException {
    runMatrix(new OwnHolder());
  }

  @ParameterizedTest
  @EnumSource
  void everyTypeAndOrderIsExactOnAServerOfAnotherMake(
      Transport transport, @TempDir Path certificates)
      throws IOException, InterruptedException, URISyntaxException {
    runMatrix(
        new PymodbusHolder(
            transport, transport == Transport.TLS ? TestCertificates.make(certificates) : null));
  }

  @Test
  void aRefusalIsUnderstoodOverEveryTransport(@TempDir Path certificates)
      throws IOException, InterruptedException, URISyntaxException {
    TestCertificates made = TestCertificates.make(certificates);
    for (Transport transport : Transport.values()) {
      try (PymodbusHolder holder =
              new PymodbusHolder(transport, transport == Transport.TLS ? made : null);
          ModbusNetwork network = ModbusNetwork.open("refusals");
          ModbusEndpoint endpoint = new ModbusEndpoint(network, Time.system(), holder.settings())) {
        ModbusDevice device = endpoint.device(1, PATIENCE, Duration.ZERO, BitWrite.MASK);
        assertThat(device.read(new ReadBlock(HOLDING, 99, 2, List.of())))
            .as("%s", transport)
            .isEqualTo(new ReadResult.Refused(2));
        assertThat(device.read(new ReadBlock(HOLDING, 98, 2, List.of())))
            .as("%s", transport)
            .isInstanceOf(ReadResult.Answered.class);
      }
    }
  }

  @Test
  void overTlsWrongNamesAndStrangersGetNoConnection(@TempDir Path certificates)
      throws IOException, InterruptedException, URISyntaxException {
    TestCertificates made = TestCertificates.make(certificates);
    try (PymodbusHolder holder = new PymodbusHolder(Transport.TLS, made);
        ModbusNetwork network = ModbusNetwork.open("strangers")) {
      for (TlsFiles files : List.of(made.ofEdge("other.example"), made.ofStranger())) {
        Endpoint wrong =
            new Endpoint("127.0.0.1", holder.settings().port(), Transport.TLS, files, null, 1);
        try (ModbusEndpoint endpoint =
            new ModbusEndpoint(network, Time.system(), EndpointSettings.of(wrong))) {
          ModbusDevice device = endpoint.device(1, PATIENCE, Duration.ZERO, BitWrite.MASK);
          assertThat(device.read(new ReadBlock(HOLDING, 0, 1, List.of())))
              .isInstanceOf(ReadResult.Silent.class);
        }
      }
    }
  }

  private static void runMatrix(RegisterHolder holder) throws IOException {
    try (holder;
        ModbusNetwork network = ModbusNetwork.open("byte orders");
        ModbusEndpoint endpoint = new ModbusEndpoint(network, Time.system(), holder.settings())) {
      ModbusDevice device = endpoint.device(1, PATIENCE, Duration.ZERO, BitWrite.MASK);
      int exact = 0;
      for (Case one : CASES) {
        for (RegisterOrder order : RegisterOrder.values()) {
          assertRead(holder, device, one, order);
          assertWritten(holder, device, one, order);
          exact += 2;
        }
      }
      System.out.printf(
          "T6 %s: %d cases x %d orders x read and write, %d of %d exact%n",
          holder, CASES.size(), RegisterOrder.values().length, exact, 8 * CASES.size());
    }
  }

  private static void assertRead(
      RegisterHolder holder, ModbusDevice device, Case one, RegisterOrder order)
      throws IOException {
    TagType tag = tag(one, order);
    ReadBlock block = ReadBlock.of(tag);
    holder.set(AT, onWire(one.type(), one.standard(), order));
    ReadResult result = device.read(block);
    assertThat(result).as("%s %s", one, order).isInstanceOf(ReadResult.Answered.class);
    byte[] data = ((ReadResult.Answered) result).data();
    assertThat(Objects.requireNonNull(RegisterCodec.decode(tag, block, data, 0).value()))
        .as("read %s %s", one, order)
        .isEqualTo(one.value());
  }

  private static void assertWritten(
      RegisterHolder holder, ModbusDevice device, Case one, RegisterOrder order)
      throws IOException {
    TagType tag = tag(one, order);
    holder.set(AT - 1, NEIGHBOUR);
    holder.set(AT, onWire(one.type(), one.before(), order));
    holder.set(AT + tag.length(), NEIGHBOUR);
    long soon = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    assertThat(device.write(tag, RegisterCodec.encode(tag, one.value(), 0), soon, WriteGuard.NONE))
        .as("%s %s", one, order)
        .isEqualTo(new WriteResult.Written());
    assertThat(holder.get(AT, tag.length()))
        .as("written %s %s", one, order)
        .isEqualTo(onWire(one.type(), one.standard(), order));
    assertThat(holder.get(AT - 1, 1)).isEqualTo(NEIGHBOUR);
    assertThat(holder.get(AT + tag.length(), 1)).isEqualTo(NEIGHBOUR);
  }

  private static TagType tag(Case one, RegisterOrder order) {
    if (one.type() == RegisterType.STRING) {
      return Tags.text(AT, one.standard().length() / 4, order);
    }
    return Tags.of(HOLDING, AT, one.type()).order(order).bit(3).tag();
  }

  /** The words of the order ABCD as another order has them; a text keeps its words in order. */
  private static byte[] onWire(RegisterType type, String standard, RegisterOrder order) {
    byte[] bytes = HEX.parseHex(standard);
    int words = bytes.length / 2;
    byte[] wire = new byte[bytes.length];
    boolean reversesWords =
        (order == RegisterOrder.CDAB || order == RegisterOrder.DCBA) && type != RegisterType.STRING;
    boolean swapsBytes = order == RegisterOrder.BADC || order == RegisterOrder.DCBA;
    for (int i = 0; i < words; i++) {
      int from = 2 * (reversesWords ? words - 1 - i : i);
      byte[] word = Arrays.copyOfRange(bytes, from, from + 2);
      wire[2 * i] = word[swapsBytes ? 1 : 0];
      wire[2 * i + 1] = word[swapsBytes ? 0 : 1];
    }
    return wire;
  }
}
