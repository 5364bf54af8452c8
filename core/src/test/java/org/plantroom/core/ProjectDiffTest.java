package org.plantroom.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectDiffTest {
  private static final String PROJECT = "project.yaml";
  private static final String PUMP = "types/pump.yaml";
  private static final String HARBOUR = "sites/harbour.yaml";

  private static final EdgeId PLANT = EdgeId.of("harbour/plant");

  private final Path folder;
  private Project before;

  ProjectDiffTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    Spoilt.write(folder, PROJECT, "project: plants\n");
    Spoilt.write(
        folder,
        PUMP,
        """
        name: A pump
        class: pump
        tags:
          Flow: {register: input 1, type: i16, unit: l/s}
          Head: {register: input 2, type: i16}
        """);
    Spoilt.write(
        folder,
        HARBOUR,
        """
        edges:
          plant:
            devices:
              p-01: {type: pump, address: "127.0.0.1:502"}
              p-02: {type: pump, address: "127.0.0.1:503"}
        """);
    before = ProjectFiles.read(folder).orElseThrow();
  }

  private Project project() {
    return ProjectFiles.read(folder).orElseThrow();
  }

  /** What differs after a text of a file was replaced. */
  private List<String> changes(String file, String from, String to) throws IOException {
    String text = Files.readString(folder.resolve(file));
    assertThat(text).contains(from);
    Files.writeString(folder.resolve(file), text.replace(from, to));
    return ProjectDiff.between(before, project()).stream().map(ProjectChange::toString).toList();
  }

  @Test
  void theSameProjectReadTwiceHasNoChanges() {
    assertThat(ProjectDiff.between(before, project())).isEmpty();
    assertThat(ProjectDiff.summary(List.of())).isEqualTo("no changes");
  }

  @Test
  void settingsWaitForTheNextStart() throws IOException {
    assertThat(changes(PROJECT, "plants\n", "plants\nhistory: {sealAfter: 2h}\n"))
        .containsExactly("setting history.sealAfter: 1h → 2h (at the next start)");
  }

  @Test
  void aJournalOfAnotherSizeWaitsForTheNextStartButANameDoesNot() throws IOException {
    assertThat(changes(HARBOUR, "  plant:\n", "  plant:\n    name: Plant\n"))
        .containsExactly("edge harbour/plant changed: name: plant → Plant");
    before = project();
    assertThat(changes(HARBOUR, "  plant:\n", "  plant:\n    journal: {maxSize: 1MB}\n"))
        .singleElement()
        .asString()
        .startsWith("edge harbour/plant changed: journal.maxSize: 256MB → 1MB")
        .endsWith("(at the next start)");
  }

  @Test
  void devicesAreAddedRemovedAndChanged() throws IOException {
    assertThat(changes(HARBOUR, "p-01:", "p-03:"))
        .containsExactly("device harbour/plant/p-01 removed", "device harbour/plant/p-03 added");
    before = project();
    assertThat(changes(HARBOUR, "503\"", "504\", unit: 7"))
        .containsExactly(
            "device harbour/plant/p-02 changed: address: 127.0.0.1:503 → 127.0.0.1:504, unit: 1 →"
                + " 7");
  }

  @Test
  void sitesAndEdgesAreAddedAndRemovedAsAWhole() throws IOException {
    Files.move(folder.resolve(HARBOUR), folder.resolve("sites/port.yaml"));
    List<ProjectChange> changes = ProjectDiff.between(before, project());
    assertThat(changes)
        .extracting(ProjectChange::toString)
        .containsExactly("site harbour removed", "site port added");
  }

  @Test
  void aTagThatChangesIsToldOnceAndItsDevicesAreReadAnew() throws IOException {
    assertThat(changes(PUMP, "unit: l/s", "unit: m³/h"))
        .containsExactly(
            "device harbour/plant/p-01 changed: type: pump → pump, changed",
            "device harbour/plant/p-02 changed: type: pump → pump, changed",
            "tag pump/Flow changed: unit: l/s → m³/h");
  }

  @Test
  void tagsAreAddedAndRemoved() throws IOException {
    changes(PUMP, "Head:", "Lift:");
    assertThat(ProjectDiff.summary(ProjectDiff.between(before, project())))
        .isEqualTo("2 devices changed, 1 tag removed, 1 tag added");
  }

  @Test
  void alarmsAreToldInTheWordsOfTheirFileAndTheirDevicesStayAsTheyAre() throws IOException {
    String alarms = "alarms:\n  Weak: {tag: Flow, low: 2, onDelay: 90s, priority: low}\n";
    assertThat(changes(PUMP, "i16}\n", "i16}\n" + alarms)).containsExactly("alarm pump/Weak added");
    before = project();
    assertThat(changes(PUMP, "low: 2, onDelay: 90s", "high: 7.5, onDelay: 2m"))
        .containsExactly(
            "alarm pump/Weak changed: low: 2 → none, onDelay: 90s → 2m, high: none → 7.5");
    before = project();
    assertThat(changes(HARBOUR, "503\"", "503\", alarms: {Weak: {priority: high, high: 8}}"))
        .containsExactly(
            "device harbour/plant/p-02 changed:"
                + " alarms.Weak.high: none → 8, alarms.Weak.priority: none → high");
    before = project();
    assertThat(changes(HARBOUR, "{priority: high, high: 8}", "{enabled: false}"))
        .singleElement()
        .asString()
        .endsWith("alarms.Weak.enabled: none → false");
  }

  @Test
  void aDeviceThatMovesToASerialLineIsToldWithTheLine() throws IOException {
    assertThat(changes(HARBOUR, "address: \"127.0.0.1:503\"", "address: serial:/dev/ttyS0"))
        .singleElement()
        .asString()
        .contains("address: 127.0.0.1:503 → serial:/dev/ttyS0", "serial.baud: none → 19200");
  }

  @Test
  void anUplinkIsToldWithItsBrokers() throws IOException {
    String uplinks =
        "plants\nmqtt: {brokers: [\"tcp://a:1883\"]}\n"
            + "uplinks: {company: {hostId: company, brokers: [\"tcp://b:1883\"]}}\n";
    assertThat(changes(PROJECT, "plants\n", uplinks))
        .anyMatch(change -> change.contains("uplinks.company.hostId: none → company"))
        .anyMatch(change -> change.contains("uplinks.company.brokers[0].address: none → tcp://b"));
  }

  @Test
  void everyKeyOfTheFilesHasItsWord() {
    Project example = ProjectFiles.read(ExampleProject.FOLDER).orElseThrow();
    assertTold(ProjectKeys.FORMAT, SettingWords.of(example.settings()));
    Site site = example.sites().values().iterator().next();
    assertTold(
        SiteKeys.FORMAT,
        SiteWords.of(site),
        SiteKeys.EDGES,
        SiteKeys.CALENDARS,
        SiteKeys.DISPLAY,
        SiteKeys.MACHINES);
    EdgeNode edge = site.edges().values().iterator().next();
    assertTold(EdgeKeys.FORMAT, SiteWords.of(edge), EdgeKeys.DEVICES);
    Device device = edge.devices().values().iterator().next();
    assertTold(
        DeviceKeys.FORMAT,
        SiteWords.of(device),
        DeviceKeys.TLS,
        DeviceKeys.SERIAL,
        DeviceKeys.ALARMS,
        DeviceKeys.INTERLOCKS,
        DeviceKeys.SCHEDULES);
    MachineType type = device.type();
    assertTold(
        TypeKeys.FORMAT,
        TypeWords.of(type),
        TypeKeys.ORDER,
        TypeKeys.TAGS,
        TypeKeys.ALARMS,
        TypeKeys.INTERLOCKS);
    TagType tag = type.tags().values().iterator().next();
    assertTold(TagKeys.FORMAT, TypeWords.of(tag, type), TagKeys.STATES);
    AlarmType alarm =
        new AlarmType(
            "A",
            tag.name(),
            new AlarmCondition.High(1, 0),
            AlarmPriority.LOW,
            Duration.ZERO,
            Duration.ZERO,
            false,
            "",
            "",
            "",
            "",
            new AlarmType.WhileTag(tag.name(), new AlarmCondition.Low(1, 0)));
    assertTold(
        AlarmKeys.FORMAT,
        AlarmWords.of(alarm, type),
        Stream.concat(ConditionKeys.ALL.stream(), ConditionKeys.BESIDE_EXPRESSION.stream())
            .filter(condition -> condition != ConditionKeys.HIGH)
            .toArray(Field[]::new));
  }

  /** Every key, or one below it, is among the words; but for those told elsewhere. */
  private static void assertTold(Format format, Map<String, String> words, Field<?>... elsewhere) {
    Set<String> told =
        words.keySet().stream()
            .map(key -> key.split("[.\\[]", 2)[0])
            .collect(Collectors.toCollection(TreeSet::new));
    for (Field<?> field : elsewhere) {
      told.add(field.key());
    }
    assertThat(told).containsAll(format.fields().keySet());
  }

  @Test
  void anEdgeIsComparedAlone() throws IOException {
    changes(HARBOUR, "p-01:", "p-03:");
    EdgeNode old = Objects.requireNonNull(before.edge(PLANT));
    EdgeNode now = Objects.requireNonNull(project().edge(PLANT));
    assertThat(ProjectDiff.between(old, now)).hasSize(2);
    assertThat(ProjectDiff.between(now, now)).isEmpty();
  }
}
