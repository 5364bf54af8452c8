package org.plantroom.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.plantroom.core.RegisterTable.COIL;
import static org.plantroom.core.RegisterTable.DISCRETE;
import static org.plantroom.core.RegisterTable.HOLDING;
import static org.plantroom.core.RegisterTable.INPUT;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plantroom.core.BitWrite;
import org.plantroom.core.Endpoint;
import org.plantroom.core.RegisterOrder;
import org.plantroom.core.RegisterTable;
import org.plantroom.core.RegisterType;
import org.plantroom.core.TagType;
import org.plantroom.core.Time;
import org.plantroom.core.Transport;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.testkit.Await;
import org.plantroom.testkit.ManualTime;

@Timeout(120)
class ModbusDeviceIT {
  private static final long NEVER = System.nanoTime() + Duration.ofHours(1).toNanos();
  private static final Duration TIMEOUT = Duration.ofMillis(200);
  private static final Duration SOON = Duration.ofSeconds(10);

  private final ModbusNetwork network = ModbusNetwork.open("device test");
  private final List<ModbusEndpoint> endpoints = new ArrayList<>();
  private ModbusServer server;
  private RegisterBank bank;

  @BeforeEach
  void start() throws IOException {
    server = ModbusServer.start(network, "127.0.0.1", 0);
    bank = server.bank(1);
    for (RegisterTable table : RegisterTable.values()) {
      bank.declare(table, 0, 100);
    }
  }

  @AfterEach
  void stop() {
    endpoints.forEach(ModbusEndpoint::close);
    server.close();
    network.close();
  }

  @ParameterizedTest
  @EnumSource
  void everyTableIsRead(RegisterTable table) {
    ModbusDevice device = endpoint(Time.system()).device(1, TIMEOUT, Duration.ZERO, BitWrite.MASK);
    if (table.isBits()) {
      bank.setBit(table, 12, true);
    } else {
      bank.setWords(table, 11, new byte[] {1, 2, 3, 4});
    }
    byte[] expected = table.isBits() ? new byte[] {8} : new byte[] {0, 0, 0, 0, 1, 2, 3, 4, 0, 0};
    ReadBlock block =
        table.isBits()
            ? new ReadBlock(table, 9, 8, List.of())
            : new ReadBlock(table, 9, 5, List.of());
    assertThat(device.read(block))
        .isInstanceOfSatisfying(
            ReadResult.Answered.class, answer -> assertThat(answer.data()).isEqualTo(expected));
    assertThat(device.status().state()).isEqualTo(LinkState.CONNECTED);
    assertThat(device.status().counters()).isEqualTo(new LinkCounters(1, 1, 0, 0, 0, 0));
  }

  @Test
  void everyKindOfTagIsWritten() {
    ModbusDevice device = endpoint(Time.system()).device(1, TIMEOUT, Duration.ZERO, BitWrite.MASK);
    bank.setWords(HOLDING, 20, new byte[] {(byte) 0xF0, 0x0F});
    assertWritten(device, Tags.of(COIL, 3, RegisterType.BOOL).tag(), Value.of(true));
    assertWritten(device, Tags.holding(5, RegisterType.U16), Value.ofLong(ValueType.U16, 0xBEEF));
    assertWritten(device, Tags.holding(6, RegisterType.F64), Value.of(-1.5));
    assertWritten(device, Tags.text(10, 4, RegisterOrder.BADC), Value.of("Größe"));
    for (RegisterOrder order : RegisterOrder.values()) {
      for (boolean value : new boolean[] {true, false}) {
        TagType bit = Tags.of(HOLDING, 20, RegisterType.BIT).order(order).bit(1).tag();
        assertWritten(device, bit, Value.of(value));
      }
    }
    assertThat(bank.getWords(HOLDING, 20, 1)).containsExactly(0xF0, 0x0D);
  }

  @Test
  void bitsOfDevicesWithoutMaskWriteAreRewrittenWhereTheTypeAllowsIt() throws IOException {
    List<Integer> functions = new ArrayList<>();
    byte[] word = {0x12, 0x34};
    try (FakeDevice fake = new FakeDevice(request -> withoutMaskWrite(request, functions, word))) {
      ModbusDevice device =
          endpoint(Time.system(), fake.port()).device(1, TIMEOUT, Duration.ZERO, BitWrite.WORD);
      TagType bit = Tags.of(HOLDING, 0, RegisterType.BIT).bit(0).tag();
      assertThat(device.write(bit, new byte[] {1}, NEVER, WriteGuard.NONE))
          .isInstanceOf(WriteResult.Written.class);
      assertThat(word).containsExactly(0x12, 0x35);
      assertThat(device.write(bit, new byte[] {0}, NEVER, WriteGuard.NONE))
          .isInstanceOf(WriteResult.Written.class);
      assertThat(word).containsExactly(0x12, 0x34);
      assertThat(functions).containsExactly(22, 3, 6, 3, 6);
    }
  }

  @Test
  void withoutMaskWriteAWordWithOtherBitsIsNotTouched() throws IOException {
    List<Integer> functions = new ArrayList<>();
    byte[] word = {0x12, 0x34};
    try (FakeDevice fake = new FakeDevice(request -> withoutMaskWrite(request, functions, word))) {
      ModbusDevice device =
          endpoint(Time.system(), fake.port()).device(1, TIMEOUT, Duration.ZERO, BitWrite.MASK);
      TagType bit = Tags.of(HOLDING, 0, RegisterType.BIT).bit(0).tag();
      for (int i = 0; i < 2; i++) {
        assertThat(device.write(bit, new byte[] {1}, NEVER, WriteGuard.NONE))
            .isInstanceOfSatisfying(
                WriteResult.NotSent.class,
                unsent -> assertThat(unsent.sentence()).contains("function 22"));
      }
      assertThat(functions).containsExactly(22);
    }
  }

  @Test
  void aWriteThatWaitsForItsTurnBeyondItsDeadlineIsNeverSent()
      throws ExecutionException, InterruptedException {
    bank.fault(new ServerFault.Delay(Duration.ofMillis(100)));
    ModbusEndpoint endpoint = endpoint(Time.system());
    ModbusDevice device = endpoint.device(1, Duration.ofSeconds(5), Duration.ZERO, BitWrite.MASK);
    TagType tag = Tags.holding(5, RegisterType.U16);
    try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<ReadResult> before = others.submit(() -> device.read(word(0)));
      Await.until("the other's turn", SOON, () -> server.counters().requests() == 1);
      long deadline = System.nanoTime() + Duration.ofMillis(20).toNanos();
      assertThat(device.write(tag, new byte[] {1, 2}, deadline, WriteGuard.NONE))
          .isEqualTo(new WriteResult.Expired());
      assertThat(before.get()).isInstanceOf(ReadResult.Answered.class);
    }
    assertThat(server.counters().requests()).isEqualTo(1);
    assertThat(device.write(tag, new byte[] {1, 2}, NEVER, WriteGuard.NONE))
        .isEqualTo(new WriteResult.Written());
  }

  @ParameterizedTest
  @EnumSource(
      value = RegisterType.class,
      names = {"U16", "U32", "BIT"})
  void aLostAnswerNeverCausesASecondWrite(RegisterType type) throws IOException {
    List<Integer> functions = new ArrayList<>();
    try (FakeDevice fake =
        new FakeDevice(
            request -> {
              functions.add((int) request[7]);
              return new byte[0];
            })) {
      ModbusDevice device =
          endpoint(Time.system(), fake.port()).device(1, TIMEOUT, Duration.ZERO, BitWrite.WORD);
      TagType tag = Tags.holding(0, type);
      byte[] data = new byte[type == RegisterType.BIT ? 1 : 2 * type.registers()];
      assertThat(device.write(tag, data, NEVER, WriteGuard.NONE))
          .isInstanceOf(WriteResult.Lost.class);
      assertThat(functions).hasSize(1);
    }
  }

  @Test
  void registersOfDevicesThatKnowOnlyFunction16AreWritten() throws IOException {
    try (FakeDevice fake =
        new FakeDevice(request -> request[7] == 6 ? refusal(request, 1) : echoed(request, 12))) {
      ModbusDevice device =
          endpoint(Time.system(), fake.port()).device(1, TIMEOUT, Duration.ZERO, BitWrite.MASK);
      assertThat(
              device.write(
                  Tags.holding(0, RegisterType.U16), new byte[] {1, 2}, NEVER, WriteGuard.NONE))
          .isInstanceOf(WriteResult.Written.class);
      assertThat(fake.requests()).isEqualTo(2);
    }
  }

  @Test
  void coilsOfDevicesThatKnowOnlyFunction15AreWrittenAlone() throws IOException {
    List<byte[]> sent = new ArrayList<>();
    try (FakeDevice fake =
        new FakeDevice(
            request -> {
              sent.add(Arrays.copyOfRange(request, 7, request.length));
              return request[7] == 5 ? refusal(request, 1) : echoed(request, 12);
            })) {
      ModbusDevice device =
          endpoint(Time.system(), fake.port()).device(1, TIMEOUT, Duration.ZERO, BitWrite.MASK);
      TagType coil = Tags.of(COIL, 3, RegisterType.BOOL).tag();
      assertThat(device.write(coil, new byte[] {1}, NEVER, WriteGuard.NONE))
          .isEqualTo(new WriteResult.Written());
      assertThat(device.write(coil, new byte[] {0}, NEVER, WriteGuard.NONE))
          .isEqualTo(new WriteResult.Written());
    }
    assertThat(sent)
        .containsExactly(
            new byte[] {5, 0, 3, (byte) 0xFF, 0},
            new byte[] {15, 0, 3, 0, 1, 1, 1},
            new byte[] {5, 0, 3, 0, 0},
            new byte[] {15, 0, 3, 0, 1, 1, 0});
  }

  @Test
  void aWriteWithoutAnswerIsLostAndARefusedOneRefused() {
    ModbusDevice device = endpoint(Time.system()).device(1, TIMEOUT, Duration.ZERO, BitWrite.MASK);
    TagType tag = Tags.holding(5, RegisterType.U16);
    bank.fault(new ServerFault.Refuse(4));
    assertThat(device.write(tag, new byte[2], NEVER, WriteGuard.NONE))
        .isEqualTo(new WriteResult.Refused(4));
    bank.fault(new ServerFault.Malformed(ServerFault.Damage.WRONG_FUNCTION));
    assertThat(device.write(tag, new byte[2], NEVER, WriteGuard.NONE))
        .isInstanceOf(WriteResult.Lost.class);
    bank.fault(new ServerFault.Silent());
    assertThat(device.write(tag, new byte[2], NEVER, WriteGuard.NONE))
        .isInstanceOf(WriteResult.Lost.class);
    assertThat(device.write(tag, new byte[2], NEVER, WriteGuard.NONE))
        .isInstanceOf(WriteResult.Lost.class);
    assertThat(device.write(tag, new byte[2], NEVER, WriteGuard.NONE))
        .isInstanceOf(WriteResult.NotSent.class);
  }

  @Test
  void whatCannotBeWrittenIsAMistake() {
    ModbusDevice device = endpoint(Time.system()).device(1, TIMEOUT, Duration.ZERO, BitWrite.MASK);
    TagType input = Tags.of(INPUT, 0, RegisterType.U16).tag();
    TagType discrete = Tags.of(DISCRETE, 0, RegisterType.BOOL).tag();
    TagType holding = Tags.holding(0, RegisterType.U16);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> device.write(input, new byte[2], NEVER, WriteGuard.NONE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> device.write(discrete, new byte[1], NEVER, WriteGuard.NONE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> device.write(holding, new byte[4], NEVER, WriteGuard.NONE));
  }

  @Test
  void exceptionsRefuseAndASplitPlanReadsTheRest() {
    ModbusDevice device = endpoint(Time.system()).device(2, TIMEOUT, Duration.ZERO, BitWrite.MASK);
    RegisterBank holes = server.bank(2);
    List<TagType> tags = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      tags.add(Tags.holding(i, RegisterType.U16));
      if (i != 17) {
        holes.declare(HOLDING, i, 1);
      }
    }
    ReadPlan plan = new ReadPlan(tags, 125);
    int read = 0;
    for (int scan = 0; scan < 8; scan++) {
      read = readAndSplit(device, plan);
    }
    assertThat(read).isEqualTo(39);
    assertThat(device.status().state()).isEqualTo(LinkState.CONNECTED);
    assertThat(device.status().counters().exceptions()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void aDevicesLimitIsLearntFromEitherExceptionAndRemembered(int code) throws IOException {
    int most = 10;
    try (FakeDevice fake =
        new FakeDevice(
            request -> request[11] > most ? refusal(request, code) : FakeDevice.honest(request))) {
      ModbusDevice device =
          endpoint(Time.system(), fake.port()).device(1, TIMEOUT, Duration.ZERO, BitWrite.MASK);
      ReadPlan plan =
          new ReadPlan(
              IntStream.range(0, 40).mapToObj(i -> Tags.holding(i, RegisterType.U16)).toList(),
              125);
      for (int scan = 0; scan < 4; scan++) {
        readAndSplit(device, plan);
      }
      long learnt = device.status().counters().exceptions();
      assertThat(learnt).isPositive();
      assertThat(readAndSplit(device, plan)).as("tags read").isEqualTo(40);
      assertThat(device.status().counters().exceptions()).isEqualTo(learnt);
    }
  }

  /** A scan as a driver does it; how many tags it read. */
  private static int readAndSplit(ModbusDevice device, ReadPlan plan) {
    int read = 0;
    for (ReadBlock block : plan.blocks()) {
      switch (device.read(block)) {
        case ReadResult.Answered _ -> read += block.tags().size();
        case ReadResult.Refused refused -> {
          assertThat(refused.isAboutAddresses()).isTrue();
          plan.split(block);
        }
        case ReadResult.Malformed m -> throw new AssertionError(m);
        case ReadResult.Silent s -> throw new AssertionError(s);
      }
    }
    return read;
  }

  @Test
  void aDeviceThatOnlyRefusesIsNotCalledConnected() {
    ManualTime time = new ManualTime(1_000);
    ModbusDevice device = endpoint(time).device(1, TIMEOUT, Duration.ZERO, BitWrite.MASK);
    device.read(word(0));
    bank.fault(new ServerFault.Refuse(4));
    device.read(word(0));
    assertThat(device.status().state()).isEqualTo(LinkState.CONNECTED);
    time.advance(Duration.ofSeconds(16));
    device.read(word(0));
    assertThat(device.status().state()).isEqualTo(LinkState.REFUSING);
    assertThat(device.status().sinceMillis()).isEqualTo(17_000);
    assertThat(device.status().sentence()).contains("exception 4");
  }

  @Test
  void aSilentUnitCostsItsNeighboursOneTimeoutABackoffPeriod() {
    ManualTime time = new ManualTime(0);
    ModbusEndpoint endpoint = endpoint(time);
    ModbusDevice healthy = endpoint.device(1, TIMEOUT, Duration.ZERO, BitWrite.MASK);
    ModbusDevice silent = endpoint.device(2, TIMEOUT, Duration.ZERO, BitWrite.MASK);
    server.bank(2).fault(new ServerFault.Silent());
    for (int scan = 0; scan < 100; scan++) {
      assertThat(healthy.read(word(0))).isInstanceOf(ReadResult.Answered.class);
      assertThat(silent.read(word(0))).isInstanceOf(ReadResult.Silent.class);
      time.advance(Duration.ofSeconds(1));
    }
    assertThat(silent.status().counters().timeouts()).isBetween(5L, 9L);
    assertThat(healthy.status().counters().answers()).isEqualTo(100);
    assertThat(silent.status().state()).isEqualTo(LinkState.SILENT);
    assertThat(endpoint.status().connections()).isEqualTo(1);
  }

  @Test
  void aUnitThatAnswersWaitsForOneProbeHoweverManyUnitsAreDead() throws Exception {
    Duration timeout = Duration.ofMillis(300);
    ModbusEndpoint endpoint = endpoint(Time.system());
    ModbusDevice healthy = endpoint.device(1, timeout, Duration.ZERO, BitWrite.MASK);
    List<ModbusDevice> dead = new ArrayList<>();
    for (int unit = 2; unit < 5; unit++) {
      server.bank(unit).fault(new ServerFault.Silent());
      dead.add(endpoint.device(unit, timeout, Duration.ZERO, BitWrite.MASK));
    }
    dead.forEach(unit -> unit.read(word(0)));
    assertThat(healthy.read(word(0))).isInstanceOf(ReadResult.Answered.class);
    try (ExecutorService probes = Executors.newVirtualThreadPerTaskExecutor()) {
      long requests = server.counters().requests();
      dead.forEach(unit -> probes.execute(() -> unit.read(word(0))));
      Await.until("a probe is out", SOON, () -> server.counters().requests() > requests);
      long before = System.nanoTime();
      assertThat(healthy.read(word(0))).isInstanceOf(ReadResult.Answered.class);
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(timeout.multipliedBy(2));
    }
  }

  @Test
  void aUnitsReturnMakesItsNeighboursBeTried() {
    ManualTime time = new ManualTime(0);
    ModbusEndpoint endpoint = endpoint(time);
    AtomicInteger returns = new AtomicInteger();
    endpoint.onReturn(returns::incrementAndGet);
    List<ModbusDevice> devices = new ArrayList<>();
    for (int unit = 2; unit < 5; unit++) {
      server.bank(unit).declare(HOLDING, 0, 1);
      server.bank(unit).fault(new ServerFault.Silent());
      devices.add(endpoint.device(unit, Duration.ofMillis(50), Duration.ZERO, BitWrite.MASK));
    }
    while (devices.stream().anyMatch(device -> device.status().counters().timeouts() < 7)) {
      devices.forEach(device -> device.read(word(0)));
      time.advance(Duration.ofSeconds(1));
    }
    for (int unit = 2; unit < 5; unit++) {
      server.bank(unit).fault(new ServerFault.None());
    }
    time.advance(Duration.ofSeconds(4));
    endpoint.retryNow();
    int seconds = 0;
    while (devices.stream().anyMatch(d -> d.status().state() != LinkState.CONNECTED)) {
      devices.forEach(device -> device.read(word(0)));
      time.advance(Duration.ofSeconds(1));
      seconds++;
      assertThat(seconds).isLessThan(10);
    }
    assertThat(returns.get()).isPositive();
  }

  @Test
  void aKilledServerIsFoundAgain() throws IOException {
    ModbusDevice device = endpoint(Time.system()).device(1, TIMEOUT, Duration.ZERO, BitWrite.MASK);
    assertThat(device.read(word(0))).isInstanceOf(ReadResult.Answered.class);
    server.stop();
    Await.until(
        "the loss is noticed",
        SOON,
        () ->
            device.read(word(0)) instanceof ReadResult.Silent
                && device.status().state() == LinkState.UNREACHABLE);
    server.restart();
    Await.until("it is back", SOON, () -> device.read(word(0)) instanceof ReadResult.Answered);
    assertThat(device.status().counters().reconnects()).isEqualTo(1);
  }

  @Test
  void aDeadDeviceIsTriedSeldomEvenAfterADay() throws IOException {
    ManualTime time = new ManualTime(0);
    ModbusEndpoint endpoint = endpoint(time);
    ModbusDevice device = endpoint.device(1, TIMEOUT, Duration.ZERO, BitWrite.MASK);
    server.stop();
    int scans = 24 * 60 * 60;
    for (int scan = 0; scan < scans; scan += 5) {
      assertThat(device.read(word(0))).isInstanceOf(ReadResult.Silent.class);
      time.advance(Duration.ofSeconds(5));
      if (scan == 60) {
        assertThat(endpoint.status().connectionAttempts()).isLessThanOrEqualTo(10);
      }
    }
    assertThat(endpoint.status().connectionAttempts()).isBetween(2800L, 2900L);
    server.restart();
    time.advance(Duration.ofSeconds(30));
    assertThat(device.read(word(0))).isInstanceOf(ReadResult.Answered.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 16})
  void neverMoreRequestsAreInFlightThanSetOverAllUnits(int inFlight) throws Exception {
    ModbusEndpoint endpoint = endpoint(Time.system(), server.port(), inFlight);
    List<ModbusDevice> units = slowUnits(endpoint, 10, unit -> Duration.ofMillis(5));
    try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<ReadResult>> results = new ArrayList<>();
      for (int i = 0; i < 20 * inFlight; i++) {
        ModbusDevice unit = units.get(i % units.size());
        results.add(readers.submit(() -> unit.read(word(0))));
      }
      for (int i = 0; i < results.size(); i++) {
        assertThat(wordOf(results.get(i).get())).isEqualTo(1 + i % units.size());
      }
    }
    assertThat(server.counters().mostInFlight()).isEqualTo(inFlight);
    assertThat(server.counters().connections()).isEqualTo(1);
  }

  @Test
  void answersOutOfOrderFindTheirRequests() throws Exception {
    ModbusEndpoint endpoint = endpoint(Time.system(), server.port(), 2);
    List<ModbusDevice> units =
        slowUnits(endpoint, 2, unit -> unit == 1 ? Duration.ofMillis(500) : Duration.ZERO);
    try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<ReadResult> slow = readers.submit(() -> units.get(0).read(word(0)));
      Await.until("the slow one's request", SOON, () -> server.counters().requests() == 1);
      assertThat(wordOf(units.get(1).read(word(0)))).isEqualTo(2);
      assertThat(slow.isDone()).isFalse();
      assertThat(wordOf(slow.get())).isEqualTo(1);
    }
    assertThat(server.counters().mostInFlight()).isEqualTo(2);
    assertThat(endpoint.status().strays()).isZero();
  }

  /** Units from 1 on whose word 0 is their number, each as late as it is told. */
  private List<ModbusDevice> slowUnits(
      ModbusEndpoint endpoint, int count, IntFunction<Duration> late) {
    List<ModbusDevice> units = new ArrayList<>();
    for (int unit = 1; unit <= count; unit++) {
      RegisterBank own = server.bank(unit);
      own.declare(HOLDING, 0, 1);
      own.setWords(HOLDING, 0, new byte[] {0, (byte) unit});
      own.fault(new ServerFault.Delay(late.apply(unit)));
      units.add(endpoint.device(unit, Duration.ofSeconds(5), Duration.ZERO, BitWrite.MASK));
    }
    return units;
  }

  private static int wordOf(ReadResult result) {
    assertThat(result).isInstanceOf(ReadResult.Answered.class);
    byte[] data = ((ReadResult.Answered) result).data();
    return (data[0] & 0xFF) << 8 | (data[1] & 0xFF);
  }

  @Test
  void thePauseIsKeptBetweenRequests() {
    ModbusDevice device =
        endpoint(Time.system()).device(1, TIMEOUT, Duration.ofMillis(20), BitWrite.MASK);
    long before = System.nanoTime();
    for (int i = 0; i < 6; i++) {
      device.read(word(0));
    }
    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isGreaterThanOrEqualTo(Duration.ofMillis(100));
  }

  @Test
  void aGatewaysExceptionForASilentUnitOpensItsBreaker() {
    ModbusDevice absent = endpoint(Time.system()).device(99, TIMEOUT, Duration.ZERO, BitWrite.MASK);
    assertThat(absent.read(word(0))).isEqualTo(new ReadResult.Refused(0x0B));
    assertThat(absent.read(word(0))).isEqualTo(new ReadResult.Refused(0x0B));
    assertThat(absent.read(word(0))).isInstanceOf(ReadResult.Silent.class);
    assertThat(absent.status().state()).isEqualTo(LinkState.SILENT);
    assertThat(server.counters().requests()).isEqualTo(2);
  }

  @Test
  void anInterruptEndsAReadAndIsKept() {
    bank.fault(new ServerFault.Silent());
    ModbusDevice device =
        endpoint(Time.system()).device(1, Duration.ofMinutes(1), Duration.ZERO, BitWrite.MASK);
    Thread.currentThread().interrupt();
    assertThat(device.read(word(0))).isInstanceOf(ReadResult.Silent.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(server.counters().requests()).isZero();
  }

  @Test
  void aClosedEndpointSendsNothing() {
    ModbusEndpoint endpoint = endpoint(Time.system());
    ModbusDevice device = endpoint.device(1, TIMEOUT, Duration.ZERO, BitWrite.MASK);
    device.read(word(0));
    endpoint.close();
    Await.until("nothing is read", SOON, () -> device.read(word(0)) instanceof ReadResult.Silent);
    assertThat(device.write(Tags.holding(0, RegisterType.U16), new byte[2], NEVER, WriteGuard.NONE))
        .isInstanceOf(WriteResult.NotSent.class);
  }

  @Test
  void anUnknownHostIsSaidSo() {
    ModbusEndpoint endpoint =
        new ModbusEndpoint(
            network, Time.system(), EndpointSettings.of("no-such-host.invalid", 502));
    endpoints.add(endpoint);
    ModbusDevice device = endpoint.device(1, Duration.ofSeconds(5), Duration.ZERO, BitWrite.MASK);
    assertThat(device.read(word(0)))
        .isInstanceOfSatisfying(
            ReadResult.Silent.class,
            silent -> assertThat(silent.sentence()).contains("no-such-host.invalid"));
  }

  private void assertWritten(ModbusDevice device, TagType tag, Value value) {
    assertThat(device.write(tag, RegisterCodec.encode(tag, value, 0), NEVER, WriteGuard.NONE))
        .isInstanceOf(WriteResult.Written.class);
    Value written = bank.get(tag).value();
    assertThat(written).isNotNull().hasToString(value.toString());
  }

  private ModbusEndpoint endpoint(Time time) {
    return endpoint(time, server.port());
  }

  private ModbusEndpoint endpoint(Time time, int port) {
    return endpoint(time, port, 1);
  }

  private ModbusEndpoint endpoint(Time time, int port, int inFlight) {
    Endpoint at = new Endpoint("127.0.0.1", port, Transport.TCP, null, null, inFlight);
    ModbusEndpoint endpoint = new ModbusEndpoint(network, time, EndpointSettings.of(at));
    endpoints.add(endpoint);
    return endpoint;
  }

  private static ReadBlock word(int address) {
    return new ReadBlock(HOLDING, address, 1, List.of());
  }

  private static byte[] withoutMaskWrite(byte[] request, List<Integer> functions, byte[] word) {
    functions.add((int) request[7]);
    return switch (request[7]) {
      case 3 -> {
        byte[] answer = FakeDevice.honest(request);
        System.arraycopy(word, 0, answer, 9, 2);
        yield answer;
      }
      case 6 -> {
        System.arraycopy(request, 10, word, 0, 2);
        yield request;
      }
      default -> refusal(request, 1);
    };
  }

  private static byte[] refusal(byte[] request, int code) {
    byte[] answer = Arrays.copyOf(request, 9);
    answer[5] = 3;
    answer[7] |= (byte) 0x80;
    answer[8] = (byte) code;
    return answer;
  }

  private static byte[] echoed(byte[] request, int length) {
    byte[] answer = Arrays.copyOf(request, length);
    answer[5] = (byte) (length - 6);
    return answer;
  }
}
