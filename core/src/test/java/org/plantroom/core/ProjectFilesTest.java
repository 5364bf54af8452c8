package org.plantroom.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFilesTest {
  private static final Project EXAMPLE = ProjectFiles.read(ExampleProject.FOLDER).orElseThrow();
  private static final MachineType PUMP = get(EXAMPLE.types(), "example-pump");
  private static final Site MILL_ROAD = get(EXAMPLE.sites(), "mill-road");
  private static final ProjectUplink COMPANY =
      new ProjectUplink(
          List.of(ProjectBroker.at(URI.create("ssl://mqtt.company.example:8883"))),
          "company",
          false);
  private static final EdgeNode PLANT_ROOM = get(MILL_ROAD.edges(), "plant-room");

  @Test
  void settingsAreReadAsWritten() {
    assertThat(EXAMPLE.settings())
        .isEqualTo(
            new ProjectSettings(
                "example",
                "Two plant rooms",
                new ProjectMqtt(
                    List.of(
                        new ProjectBroker(
                            URI.create("ssl://broker.example:8883"),
                            ProjectBroker.Version.V5,
                            "pumps",
                            new SecretSource.SecretFile(
                                ExampleProject.FOLDER.resolve("secrets/{user}")),
                            ExampleProject.FOLDER.resolve("certs/ca.pem"),
                            ExampleProject.FOLDER.resolve("certs/client.pem"),
                            ExampleProject.FOLDER.resolve("certs/client.key")),
                        ProjectBroker.at(URI.create("tcp://127.0.0.1:1883"))),
                    new ProjectMqtt.Embedded(
                        "0.0.0.0",
                        ExampleProject.FOLDER.resolve("broker-users"),
                        null,
                        null,
                        null)),
                "centre",
                false,
                new LinkedHashMap<>(Map.of("company", COMPANY)),
                Duration.ofMillis(500),
                Duration.ofMinutes(90),
                Retention.FOREVER,
                Duration.ofMinutes(30)));
  }

  @Test
  void theProjectsOwnHostIsTheFirstOfAllUplinks() {
    ProjectSettings settings = EXAMPLE.settings();
    assertThat(settings.allUplinks())
        .containsExactly(
            Map.entry("main", new ProjectUplink(settings.mqtt().brokers(), "centre", false)),
            Map.entry("company", COMPANY));
  }

  @Test
  void settingsHaveTheDefaultsOfTheReference(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("project.yaml"), "project: bare\n");

    Project bare = ProjectFiles.read(folder).orElseThrow();

    assertThat(bare.settings())
        .isEqualTo(
            new ProjectSettings(
                "bare",
                "bare",
                new ProjectMqtt(
                    List.of(ProjectBroker.at(URI.create("tcp://127.0.0.1:1883"))),
                    ProjectMqtt.Embedded.OPEN),
                "plantroom",
                true,
                new LinkedHashMap<>(),
                Duration.ofMillis(250),
                Duration.ofHours(1),
                Retention.FOREVER,
                Duration.ofMinutes(10)));
    assertThat(bare.sites()).isEmpty();
    assertThat(bare.types()).isEmpty();
  }

  @Test
  void typeIsReadAsWritten() {
    assertThat(PUMP.name()).isEqualTo("Example pump");
    assertThat(PUMP.machineClass()).isEqualTo(MachineClass.PUMP);
    assertThat(PUMP.maxRegisters()).isEqualTo(64);
    assertThat(PUMP.tags().sequencedKeySet()).startsWith("FlowScale", "Flow", "SetPoint", "Mode");
  }

  @Test
  void tagWithEveryNumberKeyIsReadAsWritten() {
    assertThat(tag("SetPoint"))
        .isEqualTo(
            new TagType(
                "SetPoint",
                "",
                "",
                false,
                RegisterTable.HOLDING,
                15,
                RegisterType.I16,
                0,
                1,
                RegisterOrder.CDAB,
                0.1,
                -5,
                null,
                "°C",
                List.of(),
                0,
                "slow",
                Duration.ofSeconds(10),
                WriteRule.within(5, 30.5),
                new TreeMap<>(),
                TagHistory.DEFAULT,
                null));
  }

  @Test
  void addressBaseIsTakenOffTheMakersNumber() {
    assertThat(tag("FlowScale").address()).isEqualTo(9);
    assertThat(tag("Start").address()).isZero();
  }

  @Test
  void unitIsKeptByItsSymbolWhateverTheSpelling() {
    assertThat(tag("Flow").unit()).isEqualTo("m³/h");
  }

  @Test
  void wordPatternsBecomeTheNumberTheTypeReads() {
    assertThat(tag("FlowScale").invalid()).containsExactly(-32768L);
    assertThat(tag("Flow").invalid()).containsExactly(65535L, 65534L);
    assertThat(tag("Energy").invalid()).containsExactly(ExampleProject.GREATEST_U64);
    assertThat(tag("Speed").invalid()).containsExactly(-9999f, Float.NaN);
    assertThat(tag("Fault").invalid()).containsExactly(65535L);
  }

  @Test
  void lengthFollowsFromTheTypeExceptForTexts() {
    assertThat(tag("Serial").length()).isEqualTo(16);
    assertThat(tag("Power").length()).isEqualTo(4);
    assertThat(tag("Running").length()).isEqualTo(1);
  }

  @Test
  void wordsForValuesAndWriteRightsAreRead() {
    assertThat(tag("Mode").states()).isEqualTo(Map.of(0L, "off", 1L, "on", 2L, "automatic"));
    assertThat(tag("Mode").write()).isEqualTo(WriteRule.ANY);
    assertThat(tag("Flow").write()).isNull();
    assertThat(tag("Fault").bit()).isEqualTo(15);
  }

  @Test
  void alarmsAreReadAsWritten() {
    assertThat(PUMP.alarms().sequencedKeySet())
        .containsExactly(
            "TooFast", "TooCold", "Surge", "OffSetPoint", "Faulty", "NotAutomatic", "Silent");
    assertThat(get(PUMP.alarms(), "TooFast"))
        .isEqualTo(tooFast(new AlarmCondition.High(3000, 50), AlarmPriority.HIGH, 10));
    assertThat(get(PUMP.alarms(), "Faulty"))
        .isEqualTo(
            new AlarmType(
                "Faulty",
                "Fault",
                new AlarmCondition.Is(states(1)),
                AlarmPriority.CRITICAL,
                Duration.ZERO,
                Duration.ZERO,
                true,
                "The pump reports a fault",
                "No flow",
                "Read the pump's display",
                "",
                null));
  }

  @Test
  void everyConditionOfAnAlarmIsRead() {
    assertThat(PUMP.alarms().values().stream().map(AlarmType::condition))
        .containsExactly(
            new AlarmCondition.High(3000, 50),
            new AlarmCondition.Low(5, 0),
            new AlarmCondition.Rate(4, Duration.ofMinutes(1)),
            new AlarmCondition.Deviation("Torque", 2, 0.5),
            new AlarmCondition.Is(states(1)),
            new AlarmCondition.IsNot(states(1, 2)),
            new AlarmCondition.Stale(Duration.ofMinutes(5)));
    assertThat(get(PUMP.alarms(), "TooCold").suppressWhile())
        .isEqualTo(new AlarmType.WhileTag("Running", new AlarmCondition.Is(states(0))));
  }

  @Test
  void deviceChangesOrEndsAlarmsOfItsType() {
    Device changed = get(PLANT_ROOM.devices(), "pump-01");
    assertThat(get(changed.alarms(), "TooFast"))
        .isEqualTo(tooFast(new AlarmCondition.High(2500, 50), AlarmPriority.MEDIUM, 60));
    assertThat(changed.alarms()).doesNotContainKey("Silent").hasSize(6);
    assertThat(get(PLANT_ROOM.devices(), "pump-02").alarms()).isEqualTo(PUMP.alarms());
  }

  private static AlarmType tooFast(AlarmCondition condition, AlarmPriority priority, int onDelay) {
    return new AlarmType(
        "TooFast",
        "Speed",
        condition,
        priority,
        Duration.ofSeconds(onDelay),
        Duration.ofSeconds(5),
        false,
        "TooFast",
        "",
        "",
        "",
        null);
  }

  private static SortedSet<Long> states(long... states) {
    return LongStream.of(states).boxed().collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void siteIsReadAsWritten() {
    Site site = MILL_ROAD;

    assertThat(site.name()).isEqualTo("Mill Road 4");
    assertThat(site.timeZone()).isEqualTo(ZoneId.of("Europe/Stockholm"));
    assertThat(site.position()).isEqualTo(new Site.Position(59.33, 18.06));
    EdgeNode edge = PLANT_ROOM;
    assertThat(edge.id()).isEqualTo(EdgeId.of("mill-road/plant-room"));
    assertThat(edge.journalMaxBytes()).isEqualTo(64_000_000);
    assertThat(get(edge.devices(), "pump-01"))
        .isEqualTo(
            new Device(
                "pump-01",
                "Circulation pump",
                PUMP,
                Endpoint.tcp("10.0.0.7", 5020),
                3,
                Duration.ofMillis(500),
                Duration.ofMillis(20),
                get(PLANT_ROOM.devices(), "pump-01").alarms(),
                PUMP.interlocks(),
                new TreeMap<>()));
  }

  @Test
  void siteAndDeviceHaveTheDefaultsOfTheReference() {
    Site bare = get(EXAMPLE.sites(), "short");
    assertThat(bare.name()).isEqualTo("short");
    assertThat(bare.timeZone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(bare.position()).isNull();
    assertThat(get(bare.edges(), "e").journalMaxBytes()).isEqualTo(256_000_000);
    assertThat(get(bare.edges(), "e").devices()).isEmpty();

    Device device = get(PLANT_ROOM.devices(), "pump-03");
    assertThat(device)
        .isEqualTo(
            new Device(
                "pump-03",
                "pump-03",
                PUMP,
                Endpoint.tcp("gateway.mill-road", 502),
                1,
                Duration.ofSeconds(1),
                Duration.ZERO,
                PUMP.alarms(),
                PUMP.interlocks(),
                new TreeMap<>()));
  }

  @Test
  void addressInBracketsLosesThem() {
    Device device = get(PLANT_ROOM.devices(), "pump-02");
    assertThat(device.endpoint().host()).isEqualTo("fd00::7");
  }

  @Test
  void serialPortHasItsSettingsOrTheUsualOnes(@TempDir Path folder) throws IOException {
    Spoilt.write(folder, "project.yaml", "project: p\n");
    Spoilt.write(
        folder,
        "sites/s.yaml",
        """
        edges:
          e:
            devices:
              a: {type: test-meter, address: "serial:/dev/ttyUSB0"}
              b: {type: test-meter, address: "serial:COM3", serial: {baud: 9600, parity: none, stopBits: 2}}
        """);
    EdgeNode edge = get(get(ProjectFiles.read(folder).orElseThrow().sites(), "s").edges(), "e");
    assertThat(get(edge.devices(), "a").endpoint())
        .isEqualTo(Endpoint.serial("/dev/ttyUSB0", SerialFormat.USUAL));
    assertThat(get(edge.devices(), "b").endpoint())
        .isEqualTo(Endpoint.serial("COM3", new SerialFormat(9_600, Parity.NONE, 2)));
  }

  @Test
  void typeOfTheLibraryStandsBehindOneOfTheProject(@TempDir Path folder) throws IOException {
    Spoilt.write(folder, "project.yaml", "project: p\n");
    Spoilt.write(
        folder, "sites/s.yaml", "edges: {e: {devices: {d: {type: test-meter, address: h}}}}\n");
    Project library = ProjectFiles.read(folder).orElseThrow();
    assertThat(get(library.types(), "test-meter").name()).isEqualTo("Meter for tests");

    Spoilt.write(
        folder,
        "types/test-meter.yaml",
        "name: Mine\nclass: meter\ntags: {T: {register: input 1, type: i16}}\n");
    Project own = ProjectFiles.read(folder).orElseThrow();
    assertThat(get(own.types(), "test-meter").name()).isEqualTo("Mine");
  }

  @Test
  void byteOrderMarkIsPassedOver(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("project.yaml"), "\uFEFFproject: marked\n");
    assertThat(ProjectFiles.read(folder).orElseThrow().settings().id()).isEqualTo("marked");
  }

  @Test
  void mistakenProjectGivesItsMistakesInTheException(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("project.yaml"), "projekt: x\n");
    assertThatThrownBy(() -> ProjectFiles.read(folder).orElseThrow())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("project.yaml:1: projekt: unknown key")
        .hasMessageContaining("did you mean project?");
  }

  private static TagType tag(String name) {
    return get(PUMP.tags(), name);
  }

  private static <T> T get(Map<String, T> map, String key) {
    return Objects.requireNonNull(map.get(key), key);
  }
}
