package org.plantroom.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.plantroom.core.RegisterTable.COIL;
import static org.plantroom.core.RegisterTable.DISCRETE;
import static org.plantroom.core.RegisterTable.HOLDING;
import static org.plantroom.core.RegisterTable.INPUT;

import com.digitalpetri.modbus.client.ModbusTcpClient;
import com.digitalpetri.modbus.exceptions.ModbusException;
import com.digitalpetri.modbus.exceptions.ModbusResponseException;
import com.digitalpetri.modbus.exceptions.ModbusTimeoutException;
import com.digitalpetri.modbus.pdu.MaskWriteRegisterRequest;
import com.digitalpetri.modbus.pdu.ReadCoilsRequest;
import com.digitalpetri.modbus.pdu.ReadDiscreteInputsRequest;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadInputRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadWriteMultipleRegistersRequest;
import com.digitalpetri.modbus.pdu.WriteMultipleCoilsRequest;
import com.digitalpetri.modbus.pdu.WriteMultipleRegistersRequest;
import com.digitalpetri.modbus.pdu.WriteSingleCoilRequest;
import com.digitalpetri.modbus.pdu.WriteSingleRegisterRequest;
import com.digitalpetri.modbus.tcp.client.NettyTcpClientTransport;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plantroom.core.RegisterType;
import org.plantroom.core.TagType;
import org.plantroom.core.Value;

/** The server before the library's own client, which knows nothing of ours. */
@Timeout(60)
class ModbusServerIT {
  private static final int UNIT = 3;

  private ModbusServer server;
  private RegisterBank bank;
  private ModbusTcpClient client;
  private ModbusTcpClient impatient;

  @BeforeEach
  void start() throws IOException, ModbusException {
    server = ModbusServer.start("127.0.0.1", 0);
    bank = server.bank(UNIT);
    client = client(Duration.ofSeconds(10));
    impatient = client(Duration.ofMillis(200));
  }

  @AfterEach
  void stop() throws ModbusException {
    client.disconnect();
    impatient.disconnect();
    server.close();
  }

  @Test
  void bitsAreReadFromBothTables() throws ModbusException {
    bank.declare(COIL, 10, 11);
    bank.declare(DISCRETE, 0, 8);
    bank.setBit(COIL, 10, true);
    bank.setBit(COIL, 20, true);
    bank.setBit(DISCRETE, 1, true);
    assertThat(client.readCoils(UNIT, new ReadCoilsRequest(10, 11)).coils()).containsExactly(1, 4);
    assertThat(client.readDiscreteInputs(UNIT, new ReadDiscreteInputsRequest(0, 8)).inputs())
        .containsExactly(2);
  }

  @Test
  void wordsAreReadFromBothTables() throws ModbusException {
    bank.declare(HOLDING, 65534, 2);
    bank.declare(INPUT, 250, 10);
    bank.setWords(HOLDING, 65534, new byte[] {1, 2, 3, 4});
    bank.setWords(INPUT, 255, new byte[] {5, 6, 7, 8});
    assertThat(
            client
                .readHoldingRegisters(UNIT, new ReadHoldingRegistersRequest(65534, 2))
                .registers())
        .containsExactly(1, 2, 3, 4);
    assertThat(client.readInputRegisters(UNIT, new ReadInputRegistersRequest(255, 2)).registers())
        .containsExactly(5, 6, 7, 8);
  }

  @Test
  void everyWriteLandsInTheBank() throws ModbusException {
    bank.declare(COIL, 0, 20);
    bank.declare(HOLDING, 0, 20);
    client.writeSingleCoil(UNIT, new WriteSingleCoilRequest(1, true));
    client.writeMultipleCoils(UNIT, new WriteMultipleCoilsRequest(8, 10, new byte[] {1, 2}));
    client.writeSingleRegister(UNIT, new WriteSingleRegisterRequest(2, 0x0304));
    client.writeMultipleRegisters(
        UNIT, new WriteMultipleRegistersRequest(5, 2, new byte[] {9, 8, 7, 6}));
    client.maskWriteRegister(UNIT, new MaskWriteRegisterRequest(2, 0xFF00, 0x0055));
    assertThat(bank.read(COIL, 1, 1)).containsExactly(1);
    assertThat(bank.read(COIL, 8, 1)).containsExactly(1);
    assertThat(bank.read(COIL, 9, 1)).containsExactly(0);
    assertThat(bank.read(COIL, 17, 1)).containsExactly(1);
    assertThat(bank.getWords(HOLDING, 2, 1)).containsExactly(3, 0x55);
    assertThat(bank.getWords(HOLDING, 5, 2)).containsExactly(9, 8, 7, 6);
  }

  @Test
  void everyFunctionThatWritesAsksTheGuardAndARefusedWriteLeavesNoTrace() {
    bank.declare(COIL, 0, 20);
    bank.declare(HOLDING, 0, 20);
    bank.setWords(HOLDING, 2, new byte[] {0x12, 0x34});
    List<String> asked = new CopyOnWriteArrayList<>();
    bank.guard(
        (table, address, bytes) -> {
          asked.add("%s %d %s".formatted(table.label(), address, HexFormat.of().formatHex(bytes)));
          return 3;
        });
    assertRefused(3, () -> client.writeSingleCoil(UNIT, new WriteSingleCoilRequest(1, true)));
    assertRefused(
        3,
        () -> client.writeMultipleCoils(UNIT, new WriteMultipleCoilsRequest(8, 3, new byte[] {5})));
    assertRefused(3, () -> client.writeSingleRegister(UNIT, new WriteSingleRegisterRequest(2, 7)));
    assertRefused(
        3,
        () ->
            client.writeMultipleRegisters(
                UNIT, new WriteMultipleRegistersRequest(5, 2, new byte[] {9, 8, 7, 6})));
    assertRefused(
        3, () -> client.maskWriteRegister(UNIT, new MaskWriteRegisterRequest(2, 0xFF00, 0x0055)));
    assertThat(asked)
        .containsExactly(
            "coil 1 01", "coil 8 010001", "holding 2 0007", "holding 5 09080706", "holding 2 1255");
    assertThat(bank.read(COIL, 1, 1)).containsExactly(0);
    assertThat(bank.getWords(HOLDING, 2, 5)).containsExactly(0x12, 0x34, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void theGuardChoosesWhatToRefuseAndDoesNotBindTheModel() throws ModbusException {
    bank.declare(HOLDING, 0, 1);
    bank.guard((table, address, bytes) -> bytes[1] > 10 ? 3 : null);
    client.writeSingleRegister(UNIT, new WriteSingleRegisterRequest(0, 10));
    assertRefused(3, () -> client.writeSingleRegister(UNIT, new WriteSingleRegisterRequest(0, 11)));
    assertThat(readHolding(0, 1)).containsExactly(0, 10);
    bank.setWords(HOLDING, 0, new byte[] {0, 12});
    assertThat(readHolding(0, 1)).containsExactly(0, 12);
  }

  @Test
  void theGuardIsNotAskedAboutAddressesThatDoNotExist() {
    bank.guard((table, address, bytes) -> 3);
    assertRefused(2, () -> client.writeSingleRegister(UNIT, new WriteSingleRegisterRequest(0, 1)));
  }

  @Test
  void onlyDeclaredAddressesAnswer() {
    bank.declare(HOLDING, 10, 5);
    assertRefused(2, () -> readHolding(9, 2));
    assertRefused(2, () -> readHolding(14, 2));
    assertRefused(2, () -> readHolding(65535, 1));
    assertRefused(2, () -> client.readInputRegisters(UNIT, new ReadInputRegistersRequest(10, 1)));
    assertRefused(2, () -> client.writeSingleRegister(UNIT, new WriteSingleRegisterRequest(15, 1)));
  }

  @Test
  void countsOutsideTheProtocolAreRefused() {
    bank.declare(HOLDING, 0, 1000);
    bank.declare(COIL, 0, 5000);
    assertRefused(3, () -> readHolding(0, 0));
    assertRefused(3, () -> readHolding(0, 126));
    assertRefused(3, () -> client.readCoils(UNIT, new ReadCoilsRequest(0, 2001)));
    assertRefused(
        3,
        () ->
            client.writeMultipleRegisters(
                UNIT, new WriteMultipleRegistersRequest(0, 3, new byte[4])));
  }

  @Test
  void functionsItDoesNotHaveAreRefused() {
    assertRefused(
        1,
        () ->
            client.readWriteMultipleRegisters(
                UNIT, new ReadWriteMultipleRegistersRequest(0, 1, 0, 1, new byte[2])));
  }

  @Test
  void unknownUnitsGetTheGatewaysException() {
    assertRefused(0x0B, () -> client.readCoils(UNIT + 1, new ReadCoilsRequest(0, 1)));
  }

  @Test
  void faultsOfAUnitAreItsOwn() throws ModbusException {
    bank.declare(HOLDING, 0, 1);
    RegisterBank other = server.bank(UNIT + 1);
    other.declare(HOLDING, 0, 1);
    bank.fault(new ServerFault.Refuse(6));
    assertRefused(6, () -> readHolding(0, 1));
    bank.fault(new ServerFault.Silent());
    assertThatExceptionOfType(ModbusTimeoutException.class)
        .isThrownBy(
            () -> impatient.readHoldingRegisters(UNIT, new ReadHoldingRegistersRequest(0, 1)));
    assertThat(
            client
                .readHoldingRegisters(UNIT + 1, new ReadHoldingRegistersRequest(0, 1))
                .registers())
        .containsExactly(0, 0);
    bank.fault(new ServerFault.Delay(Duration.ofMillis(50)));
    long before = System.nanoTime();
    readHolding(0, 1);
    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isGreaterThanOrEqualTo(Duration.ofMillis(49));
  }

  @Test
  void aSilentOrRefusingUnitTakesNoWrite() {
    bank.declare(HOLDING, 0, 1);
    bank.fault(new ServerFault.Refuse(4));
    assertRefused(4, () -> client.writeSingleRegister(UNIT, new WriteSingleRegisterRequest(0, 7)));
    bank.fault(new ServerFault.Silent());
    assertThatExceptionOfType(ModbusTimeoutException.class)
        .isThrownBy(
            () -> impatient.writeSingleRegister(UNIT, new WriteSingleRegisterRequest(0, 7)));
    assertThat(bank.getWords(HOLDING, 0, 1)).containsExactly(0, 0);
  }

  @Test
  void stopCutsConnectionsAndRestartKeepsPortAndRegisters() throws IOException {
    bank.declare(INPUT, 0, 1);
    bank.setWords(INPUT, 0, new byte[] {4, 2});
    int port = server.port();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      InputStream in = socket.getInputStream();
      server.stop();
      assertThat(in.read()).isEqualTo(-1);
    }
    assertThatIOException()
        .isThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close());
    server.restart();
    assertThat(server.port()).isEqualTo(port);
    new Socket(InetAddress.getLoopbackAddress(), port).close();
    assertThat(bank.getWords(INPUT, 0, 1)).containsExactly(4, 2);
  }

  @Test
  void aTakenPortIsSaidSo() {
    assertThatIOException()
        .isThrownBy(() -> ModbusServer.start("127.0.0.1", server.port()))
        .withMessageContaining("cannot listen [host=127.0.0.1");
  }

  @Test
  void garbageRequestsHurtNobody() throws IOException, ModbusException {
    bank.declare(HOLDING, 0, 1);
    long seed = System.nanoTime();
    System.out.println("ModbusServerIT seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      byte[] noise = new byte[8 + random.nextInt(60)];
      random.nextBytes(noise);
      if (random.nextBoolean()) {
        byte[] header = {0, 1, 0, 0, 0, (byte) (noise.length - 6), UNIT, (byte) (round % 24)};
        System.arraycopy(header, 0, noise, 0, header.length);
      }
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
        socket.getOutputStream().write(noise);
      }
    }
    assertThat(readHolding(0, 1)).containsExactly(0, 0);
  }

  @Test
  void tagsAreSetAndReadInEngineeringUnits() throws ModbusException {
    TagType temperature = Tags.of(HOLDING, 0, RegisterType.I16).scale(0.1, 0).tag();
    TagType alarm = Tags.of(HOLDING, 1, RegisterType.BIT).bit(9).tag();
    TagType pump = Tags.of(COIL, 5, RegisterType.BOOL).tag();
    List.of(temperature, alarm, pump).forEach(bank::declare);
    bank.set(temperature, Value.of(21.5), 0);
    bank.set(alarm, Value.of(true));
    bank.set(pump, Value.of(true));
    assertThat(readHolding(0, 2)).containsExactly(0, 215, 2, 0);
    assertThat(bank.get(temperature).value()).hasToString("21.5");
    assertThat(bank.get(alarm).value()).isEqualTo(Value.of(true));
    assertThat(bank.get(pump).value()).isEqualTo(Value.of(true));
    bank.set(alarm, Value.of(false));
    assertThat(readHolding(1, 1)).containsExactly(0, 0);
  }

  private ModbusTcpClient client(Duration timeout) throws ModbusException {
    var transport =
        NettyTcpClientTransport.create(
            settings -> settings.setHostname("127.0.0.1").setPort(server.port()));
    ModbusTcpClient made =
        ModbusTcpClient.create(transport, settings -> settings.setRequestTimeout(timeout));
    made.connect();
    return made;
  }

  private byte[] readHolding(int from, int count) throws ModbusException {
    return client
        .readHoldingRegisters(UNIT, new ReadHoldingRegistersRequest(from, count))
        .registers();
  }

  private static void assertRefused(int code, ThrowingCallable request) {
    assertThatExceptionOfType(ModbusResponseException.class)
        .isThrownBy(request)
        .satisfies(refused -> assertThat(refused.getExceptionCode()).isEqualTo(code));
  }
}
