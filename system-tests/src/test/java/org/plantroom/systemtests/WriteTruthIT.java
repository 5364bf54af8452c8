package org.plantroom.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.EdgeId;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.Project;
import org.plantroom.core.ProjectCheck;
import org.plantroom.core.ProjectFiles;
import org.plantroom.core.Time;
import org.plantroom.edge.PlantroomEdge;
import org.plantroom.edge.UplinkSettings;
import org.plantroom.host.PlantroomHost;
import org.plantroom.mqtt.EmbeddedBroker;
import org.plantroom.mqtt.EmbeddedBrokerSettings;
import org.plantroom.mqtt.MqttBroker;
import org.plantroom.systemtests.WritingMachine.Manner;
import org.plantroom.testkit.Await;
import org.plantroom.testkit.TcpProxy;

/**
 * T4: the truth about writes. Machines that accept; accept and ignore; clamp; apply after 5 s;
 * answer exception 02; drop the response; are offline; are changed back locally; are slow beyond
 * the command's expiry. Set points and pulses, with the link cut while they are under way; then
 * read-only mode. 90 commands; with {@code -Dplantroom.full=true} the 1,000 of ACCEPTANCE.md.
 */
@Timeout(900)
class WriteTruthIT {
  private static final boolean FULL = Boolean.getBoolean("plantroom.full");
  private static final int MACHINES_A_MANNER = FULL ? 12 : 5;
  private static final int ROUNDS = FULL ? 5 : 1;

  /** What a frame may take from the edge, which looked at the time, to the machine. */
  private static final long WAY_MILLIS = 50;

  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration END = Duration.ofMinutes(2);
  private static final Set<String> FINAL = Set.of("confirmed", "deviated", "rejected", "expired");

  private static final String TYPE =
      """
      name: Machine
      class: pump
      scanClasses: {normal: 1s}
      tags:
        SetPoint: {register: holding 0, type: u16, write: true}
        Start: {register: coil 0, type: bool, write: {pulse: 2s, reasonRequired: true}}
      """;

  private final Map<String, WritingMachine> machines = new LinkedHashMap<>();
  private final List<Sent> sent = new ArrayList<>();
  private final Map<String, String> table = new LinkedHashMap<>();
  private int nextValue = 10;

  /** A command that was asked for, between two moments of the test's and the host's clock. */
  private record Sent(
      String id,
      String machine,
      boolean isPulse,
      int value,
      long asked,
      long answered,
      long expires) {}

  @Test
  void everyCommandEndsInTheTruth(@TempDir Path folder) throws Exception {
    try (ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
        EmbeddedBroker broker =
            EmbeddedBroker.start(EmbeddedBrokerSettings.onLoopback(0, folder.resolve("broker")));
        TcpProxy link = TcpProxy.start("127.0.0.1", broker.port())) {
      startMachines(later);
      URI near = URI.create("tcp://127.0.0.1:" + broker.port());
      URI far = URI.create("tcp://127.0.0.1:" + link.port());
      Path files = project(folder.resolve("project"), near);
      Project project = ProjectFiles.read(files).orElseThrow();
      Supplier<ProjectCheck> reading = () -> ProjectFiles.read(files);
      String token = TestAccess.token(folder.resolve("host"));
      EdgeNode node = Objects.requireNonNull(project.edge(EdgeId.of("lab/bench")));
      try (PlantroomHost host =
              new PlantroomHost(
                  project,
                  reading,
                  folder.resolve("host"),
                  0,
                  List.of(MqttBroker.at(near)),
                  Time.system());
          PlantroomEdge edge =
              PlantroomEdge.start(
                  node,
                  UplinkSettings.only(project.settings(), List.of(MqttBroker.at(far))),
                  reading,
                  folder.resolve("edge"),
                  Time.system());
          HostApi api = new HostApi(host.httpPort(), token)) {
        assertThat(edge.links()).isNotEmpty();
        Await.until("set points are read", START, () -> good(api) == online());
        run(api, link);
      }
    } finally {
      for (WritingMachine machine : machines.values()) {
        machine.close();
      }
      table.forEach((what, figure) -> System.out.printf("T4 | %-62s | %s%n", what, figure));
    }
  }

  private void startMachines(ScheduledExecutorService later) throws IOException {
    for (Manner manner : Manner.values()) {
      for (int i = 0; i < MACHINES_A_MANNER; i++) {
        machines.put(
            manner.name().toLowerCase(Locale.ROOT) + "-" + i, WritingMachine.start(manner, later));
      }
    }
  }

  private Path project(Path folder, URI broker) throws IOException {
    Files.createDirectories(folder.resolve("types"));
    Files.createDirectories(folder.resolve("sites"));
    Files.writeString(
        folder.resolve("project.yaml"),
        "project: test\nmqtt: {brokers: [\"%s\"]}\n".formatted(broker));
    Files.writeString(folder.resolve("types/machine.yaml"), TYPE);
    StringBuilder site = new StringBuilder("edges:\n  bench:\n    devices:\n");
    machines.forEach(
        (name, machine) ->
            site.append(
                "      %s: {type: machine, address: \"127.0.0.1:%d\"}%n"
                    .formatted(name, machine.port())));
    Files.writeString(folder.resolve("sites/lab.yaml"), site);
    return folder;
  }

  private long online() {
    return machines.values().stream().filter(m -> m.manner() != Manner.OFFLINE).count();
  }

  private static long good(HostApi api) {
    return api.tags("lab/bench/*/SetPoint").stream().filter(HostApi.Tag::isGood).count();
  }

  private void run(HostApi api, TcpProxy link) throws InterruptedException {
    for (int round = 0; round < ROUNDS; round++) {
      boolean isCut = round == ROUNDS - 1;
      askAll(api, false);
      if (isCut) {
        // Between request and response: some are on their way, some have been executed.
        link.cut();
      }
      awaitEnds(api);
      Await.until("values flow again", START, () -> good(api) == online());
      askAll(api, true);
      if (isCut) {
        link.cut();
      }
      awaitEnds(api);
      Await.until("values flow again", START, () -> good(api) == online());
    }
    note("commands", Integer.toString(sent.size()));
    checkStates(api);
    checkWire(api);
    checkAudit(api);
    checkReadOnly(api);
  }

  private void askAll(HostApi api, boolean isPulse) {
    for (Map.Entry<String, WritingMachine> machine : machines.entrySet()) {
      ask(api, machine.getKey(), machine.getValue().manner(), isPulse);
    }
  }

  private void ask(HostApi api, String name, Manner manner, boolean isPulse) {
    int value = isPulse ? 1 : nextValue++;
    // The slow ones take longer for a poll than this, so that many writes wait too long.
    long patience = manner == Manner.SLOW ? 600 : 15_000;
    long expires = System.currentTimeMillis() + patience;
    Map<String, Object> body = new HashMap<>();
    body.put("tag", "lab/bench/" + name + (isPulse ? "/Start" : "/SetPoint"));
    body.put("value", isPulse ? (Object) true : (Object) value);
    body.put("reason", "T4");
    body.put("expires", Instant.ofEpochMilli(expires).toString());
    long asked = System.currentTimeMillis();
    HostApi.Answer answer = api.post("/api/commands", body);
    long answered = System.currentTimeMillis();
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
    String id = answer.body().path("id").asText();
    sent.add(new Sent(id, name, isPulse, value, asked, answered, expires));
  }

  private void awaitEnds(HostApi api) {
    Await.until("all commands have ended", END, () -> underWay(api) == 0);
  }

  private static long underWay(HostApi api) {
    long count = 0;
    for (JsonNode command : api.get("/api/commands")) {
      count += FINAL.contains(command.path("state").asText()) ? 0 : 1;
    }
    return count;
  }

  /** From the audit, which keeps all of them. */
  private Map<String, JsonNode> ended(HostApi api) {
    Map<String, JsonNode> ended = new HashMap<>();
    String before = "";
    while (true) {
      JsonNode page = api.get("/api/command-log?limit=500" + before);
      for (JsonNode command : page.path("commands")) {
        assertThat(ended.put(command.path("id").asText(), command))
            .as("one final state each")
            .isNull();
      }
      if (page.path("next").isNull()) {
        return ended;
      }
      before = "&before=" + page.path("next").asText();
    }
  }

  private void checkStates(HostApi api) {
    Map<String, JsonNode> ended = ended(api);
    assertThat(ended.keySet())
        .containsExactlyInAnyOrderElementsOf(sent.stream().map(Sent::id).toList());
    Map<Manner, Map<String, Integer>> states = new EnumMap<>(Manner.class);
    for (Sent one : sent) {
      String state = Objects.requireNonNull(ended.get(one.id())).path("state").asText();
      Manner manner = manner(one);
      states.computeIfAbsent(manner, m -> new TreeMap<>()).merge(state, 1, Integer::sum);
      boolean isNeverConfirmed =
          switch (manner) {
            case IGNORES, REFUSES, OFFLINE -> true;
            case CLAMPS -> !one.isPulse();
            case ACCEPTS, LATE, DROPS_ANSWER, CHANGED_BACK, SLOW -> false;
          };
      if (isNeverConfirmed) {
        assertThat(state).as("%s", one).isNotEqualTo("confirmed");
      }
    }
    states.forEach((manner, counts) -> note("ended: " + manner, counts.toString()));
    note("with exactly one final state (all)", Integer.toString(ended.size()));
  }

  private Manner manner(Sent one) {
    return machine(one).manner();
  }

  private WritingMachine machine(Sent one) {
    return Objects.requireNonNull(machines.get(one.machine()));
  }

  /** What came over the wire, counted by the machines themselves. */
  private void checkWire(HostApi api) {
    Map<String, JsonNode> ended = ended(api);
    int unmatched = 0;
    int late = 0;
    for (Sent one : sent) {
      boolean isConfirmed =
          Objects.requireNonNull(ended.get(one.id())).path("state").asText().equals("confirmed");
      if (isConfirmed && !one.isPulse() && !machine(one).shown().contains(one.value())) {
        unmatched++;
      }
      late +=
          (int) writesOf(one).stream().filter(w -> w.millis() > one.expires() + WAY_MILLIS).count();
    }
    note("confirmed without a matching reading on the wire (0)", Integer.toString(unmatched));
    note("executed after expiry (0)", Integer.toString(late));
    assertThat(unmatched).isZero();
    assertThat(late).isZero();
    checkPulses();
    checkShown(api);
  }

  /** Writes of a set point, whose value is nobody else's. */
  private List<WritingMachine.Write> writesOf(Sent one) {
    return one.isPulse()
        ? List.of()
        : machine(one).writes().stream()
            .filter(write -> !write.isCoil() && write.value() == one.value())
            .toList();
  }

  private void checkPulses() {
    int asked = 0;
    int begun = 0;
    int second = 0;
    for (Map.Entry<String, WritingMachine> machine : machines.entrySet()) {
      int commands =
          (int)
              sent.stream()
                  .filter(one -> one.isPulse() && one.machine().equals(machine.getKey()))
                  .count();
      List<WritingMachine.Write> trues =
          machine.getValue().writes().stream()
              .filter(write -> write.isCoil() && write.value() == 1)
              .toList();
      second += Math.max(0, trues.size() - commands);
      if (machine.getValue().manner() == Manner.DROPS_ANSWER) {
        assertThat(trues).as("a lost response is no second pulse").hasSize(commands);
      }
      asked += commands;
      begun += trues.size();
    }
    note("pulses asked for, begun on the wire", asked + ", " + begun);
    note("second pulses (0)", Integer.toString(second));
    assertThat(second).isZero();
  }

  /** Commanded is never shown as actual. */
  private void checkShown(HostApi api) {
    Await.until("what is shown is what is there", START, () -> isShownTruly(api));
    for (Sent one : sent) {
      if (!one.isPulse() && manner(one) == Manner.IGNORES) {
        assertThat(api.tag("lab/bench/" + one.machine() + "/SetPoint").value().asInt()).isZero();
      }
    }
  }

  private boolean isShownTruly(HostApi api) {
    for (HostApi.Tag tag : api.tags("lab/bench/*/SetPoint")) {
      WritingMachine machine = Objects.requireNonNull(machines.get(tag.path().split("/", -1)[2]));
      boolean isOffline = machine.manner() == Manner.OFFLINE;
      if (isOffline == tag.isGood() || (!isOffline && tag.value().asInt() != machine.register())) {
        return false;
      }
    }
    return true;
  }

  private void checkAudit(HostApi api) {
    Set<String> told = new HashSet<>();
    for (JsonNode command : ended(api).values()) {
      for (String key : List.of("who", "old", "requested", "readback", "time", "reason")) {
        assertThat(command.has(key)).as("%s of %s", key, command).isTrue();
      }
      assertThat(command.path("who").asText()).startsWith("token ").endsWith(" system test");
      assertThat(command.path("reason").asText()).isEqualTo("T4");
      told.add(command.path("id").asText());
    }
    Map<String, JsonNode> ended = ended(api);
    for (Sent one : sent) {
      checkRow(one, Objects.requireNonNull(ended.get(one.id())));
    }
    assertThat(told).hasSize(sent.size());
    assertThat(api.get("/api/audit/check").path("findings")).isEmpty();
    note("audit rows of ends", Integer.toString(told.size()));
  }

  /** The row's values against what was asked for, and what the machine itself has shown. */
  private void checkRow(Sent one, JsonNode row) {
    assertThat(row.path("tag").asText())
        .isEqualTo("lab/bench/" + one.machine() + (one.isPulse() ? "/Start" : "/SetPoint"));
    JsonNode history = row.path("history");
    assertThat(millis(history.path(0)))
        .as("when %s was asked for", one)
        .isBetween(one.asked(), one.answered());
    assertThat(millis(row))
        .as("when %s ended", one)
        .isEqualTo(millis(history.path(history.size() - 1)))
        .isBetween(one.asked(), System.currentTimeMillis());
    JsonNode old = row.path("old");
    JsonNode readback = row.path("readback");
    if (one.isPulse()) {
      assertThat(row.path("requested").asBoolean()).isTrue();
    } else {
      assertThat(row.path("requested").asInt()).isEqualTo(one.value());
      assertShown(one, "old", old);
      assertShown(one, "readback", readback);
      if (row.path("state").asText().equals("confirmed")) {
        assertThat(readback.asInt()).as("readback of %s", one).isEqualTo(one.value());
      }
    }
    if (manner(one) == Manner.OFFLINE) {
      assertThat(old.isNull()).as("nobody can know what %s had before", one).isTrue();
      assertThat(readback.isNull()).isTrue();
    }
  }

  private static long millis(JsonNode told) {
    return Instant.parse(told.path("time").asText()).toEpochMilli();
  }

  /** A value in a row is one that the machine has shown, or none. */
  private void assertShown(Sent one, String what, JsonNode value) {
    if (!value.isNull()) {
      assertThat(machine(one).shown()).as("%s of %s", what, one).contains(value.asInt());
    }
  }

  private void checkReadOnly(HostApi api) {
    assertThat(api.put("/api/read-only", Map.of("readOnly", true, "reason", "T4")).status())
        .isEqualTo(200);
    Await.until("the edge says that it is read only", START, () -> edgeIsReadOnly(api));
    int before = wireWrites();
    int from = sent.size();
    askAll(api, false);
    askAll(api, true);
    awaitEnds(api);
    for (Sent one : sent.subList(from, sent.size())) {
      assertThat(api.get("/api/commands/" + one.id()).path("state").asText()).isEqualTo("rejected");
    }
    int during = wireWrites() - before;
    note("write function codes while read only (0)", Integer.toString(during));
    assertThat(during).isZero();
    assertThat(api.put("/api/read-only", Map.of("readOnly", false)).status()).isEqualTo(200);
    Await.until("it is no more", START, () -> !edgeIsReadOnly(api));
  }

  private static boolean edgeIsReadOnly(HostApi api) {
    for (JsonNode site : api.get("/api/read-only").path("sites")) {
      for (JsonNode edge : site.path("edges")) {
        if (edge.path("told").asBoolean()) {
          return true;
        }
      }
    }
    return false;
  }

  private int wireWrites() {
    return machines.values().stream().mapToInt(machine -> machine.writes().size()).sum();
  }

  private void note(String what, String figure) {
    table.put(what, figure);
  }
}
