package org.plantroom.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Glob;
import org.plantroom.core.Project;
import org.plantroom.core.ProjectFiles;
import org.plantroom.core.Sample;
import org.plantroom.core.TagPath;
import org.plantroom.core.TagType;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.host.CommandResult.Outcome;
import org.plantroom.security.AuditTrail;
import org.plantroom.sparkplug.EdgeMetrics;
import org.plantroom.testkit.ManualTime;

/** Pulses, ramps, second persons, interlocks and read-only mode at the host's gate. */
final class CommandRulesTest {
  private static final long T0 = 1_700_000_000_000L;
  private static final EdgeId EDGE = new EdgeId("north", "edge1");

  private Path folder;
  private final ManualTime time = new ManualTime(T0);
  private final LiveTags tags = new LiveTags();
  private final RememberingWire wire = new RememberingWire();
  private Project project;
  private final List<CommandView> ends = new ArrayList<>();
  private AuditTrail trail;
  private ReadOnlyMode readOnly;
  private Commands commands;

  @BeforeEach
  void open(@TempDir Path temporary) throws IOException {
    folder = temporary;
    Plant.write(
        folder.resolve("p/project.yaml"), "project: test\ncommands: {approveWithin: 30m}\n");
    Plant.write(
        folder.resolve("p/types/pump.yaml"),
        """
        name: Pump
        class: pump
        tags:
          Level: {register: holding 0, type: f32, write: {min: 0, max: 50}}
          Start: {register: coil 0, type: bool, write: {pulse: 2s}}
          Dump: {register: coil 1, type: bool, write: {confirm: secondPerson}}
          Pressure: {register: input 0, type: f32}
        interlocks:
          Burst: {tags: Level, refuseWhile: Pressure > 6, message: the pressure is too high}
        """);
    Plant.write(
        folder.resolve("p/sites/north.yaml"),
        """
        edges:
          edge1:
            devices:
              pump: {type: pump, address: "127.0.0.1:5020"}
        """);
    project = ProjectFiles.read(folder.resolve("p")).orElseThrow();
    trail = AuditTrail.open(folder.resolve("audit"), folder.resolve("none"), time);
    RunningProject running = new RunningProject(project, Plant.reading(folder.resolve("p")), time);
    readOnly = new ReadOnlyMode(folder, running, time);
    WriteRefusals refusals = new WriteRefusals(running, tags, readOnly);
    Duration within = project.settings().approveWithin();
    commands = new Commands(tags, wire, refusals, new CommandLog(trail, ends::add), within, time);
    set("Level", Value.of(1f));
    set("Start", Value.of(false));
    set("Dump", Value.of(false));
    set("Pressure", Value.of(5f));
  }

  @AfterEach
  void close() throws IOException {
    trail.close();
  }

  private static TagPath path(String tag) {
    return EDGE.device("pump").tag(tag);
  }

  private void set(String tag, Value value) {
    time.advance(Duration.ofMillis(1));
    Sample sample = Sample.good(value, time.millis());
    LiveTag.State state = LiveTag.State.of(value.type(), "", sample, time.millis());
    LiveTag live = tags.find(path(tag).toString());
    if (live == null) {
      tags.declare(path(tag), state);
    } else {
      live.set(state);
    }
  }

  private Command ask(String tag, Value value, CommandOrder.Ramp... ramp) {
    TagType type =
        Objects.requireNonNull(Objects.requireNonNull(project.types().get("pump")).tags().get(tag));
    return commands.request(
        new CommandOrder(
            path(tag),
            type,
            value,
            "anna",
            "",
            "10.0.0.7",
            "",
            15_000,
            ramp.length == 0 ? null : ramp[0],
            0));
  }

  private Command ramp(float to) {
    return ask("Level", Value.of(to), new CommandOrder.Ramp(60_000, 0, 10_000));
  }

  private void result(Command command, Outcome outcome, long until) {
    commands.result(
        EDGE, command.id(), new CommandResult(outcome, "said the edge", time.millis(), until));
  }

  private void pass(Duration duration) {
    time.advance(duration);
    commands.tick();
  }

  private Command now(Command command) {
    return Objects.requireNonNull(commands.find(command.id()));
  }

  private Command.State state(Command command) {
    return now(command).state();
  }

  private String detail(Command command) {
    return now(command).history().getLast().detail();
  }

  @Test
  void pulseIsConfirmedOnceItWasSeenToBeginAndToEnd() {
    Command command = ask("Start", Value.of(true));
    result(command, Outcome.ACCEPTED, 0);
    set("Start", Value.of(false));
    assertThat(state(command)).isEqualTo(Command.State.ACCEPTED);
    set("Start", Value.of(true));
    assertThat(state(command)).isEqualTo(Command.State.ACCEPTED);
    set("Start", Value.of(false));
    assertThat(state(command)).isEqualTo(Command.State.CONFIRMED);
  }

  @Test
  void pulseThatIsNotSeenOrDoesNotEndIsDeviated() {
    Command unseen = ask("Start", Value.of(true));
    result(unseen, Outcome.ACCEPTED, 0);
    set("Start", Value.of(false));
    pass(Duration.ofSeconds(13));
    assertThat(state(unseen)).isEqualTo(Command.State.DEVIATED);
    assertThat(detail(unseen)).isEqualTo("the pulse was not seen");
    Command endless = ask("Start", Value.of(true));
    result(endless, Outcome.UNKNOWN, 0);
    set("Start", Value.of(true));
    pass(Duration.ofSeconds(13));
    assertThat(state(endless)).isEqualTo(Command.State.DEVIATED);
    assertThat(detail(endless)).isEqualTo("the pulse was seen to begin, not to end");
  }

  @Test
  void edgeOfAnotherMakeIsAskedForNoPulse() {
    wire.answers = false;
    assertThat(state(ask("Start", Value.of(true)))).isEqualTo(Command.State.REJECTED);
    assertThat(wire.sent).isEmpty();
  }

  @Test
  void secondPersonSendsIt() {
    Command command = ask("Dump", Value.of(true));
    assertThat(now(command).isWaitingForApproval()).isTrue();
    assertThat(commands.waiting()).containsExactly(command);
    assertThat(wire.sent).isEmpty();
    time.advance(Duration.ofMinutes(5));
    assertThat(commands.approve(command.id(), "bo")).isNull();
    assertThat(state(command)).isEqualTo(Command.State.SENT);
    assertThat(now(command).approvedBy()).isEqualTo("bo");
    assertThat(wire.sent.getFirst().expires()).isEqualTo(time.millis() + 15_000);
    assertThat(commands.approve(command.id(), "cecilia")).contains("does not wait");
    assertThat(wire.sent).hasSize(1);
  }

  @Test
  void whatNobodyApprovesExpiresAndWhatSomebodyRefusesIsRejected() {
    Command forgotten = ask("Dump", Value.of(true));
    pass(Duration.ofMinutes(30).minusMillis(1));
    assertThat(now(forgotten).isWaitingForApproval()).as("as long as the project says").isTrue();
    pass(Duration.ofMillis(1));
    assertThat(state(forgotten)).isEqualTo(Command.State.EXPIRED);
    assertThat(commands.approve(forgotten.id(), "bo")).isNotNull();
    Command refused = ask("Dump", Value.of(true));
    assertThat(commands.cancel(refused.id(), "bo")).isNull();
    assertThat(state(refused)).isEqualTo(Command.State.REJECTED);
    assertThat(detail(refused)).isEqualTo("refused by bo");
    assertThat(wire.sent).isEmpty();
  }

  @Test
  void commandThatWaitedForASecondPersonIsToldAsWaitingThenHoweverItEnded() {
    Command forgotten = ask("Dump", Value.of(true));
    pass(Duration.ofMinutes(30));
    Command approved = ask("Dump", Value.of(true));
    long asked = time.millis();
    time.advance(Duration.ofMinutes(5));
    assertThat(commands.approve(approved.id(), "bo")).isNull();
    pass(Duration.ofMinutes(10));

    CommandView without = CommandView.of(now(forgotten));
    assertThat(without.waitsForApproval()).isFalse();
    assertThat(without.asOf(without.begun()).waitsForApproval()).isTrue();
    assertThat(without.asOf(without.reached()).waitsForApproval()).isFalse();
    CommandView with = CommandView.of(now(approved));
    assertThat(with.asOf(asked).waitsForApproval()).isTrue();
    assertThat(with.asOf(asked).approvedBy()).isNull();
    CommandView sent = with.asOf(asked + Duration.ofMinutes(5).toMillis());
    assertThat(sent.state()).isEqualTo("sent");
    assertThat(sent.waitsForApproval()).isFalse();
    assertThat(sent.approvedBy()).isEqualTo("bo");
  }

  @Test
  void interlockRefusesWithItsSentenceAndUnknownRefusesToo() {
    assertThat(state(ask("Level", Value.of(2f)))).isEqualTo(Command.State.SENT);
    pass(Duration.ofSeconds(30));
    set("Pressure", Value.of(7f));
    Command refused = ask("Level", Value.of(3f));
    assertThat(state(refused)).isEqualTo(Command.State.REJECTED);
    assertThat(detail(refused)).isEqualTo("interlock Burst: the pressure is too high");
    assertThat(wire.sent).hasSize(1);
  }

  @Test
  void readOnlyModeRefusesIsKeptAndOrdersTheEdges() throws IOException {
    Map<EdgeId, Boolean> ordered = new HashMap<>();
    readOnly.say(EDGE, EdgeMetrics.EDGE_PREFIX + EdgeMetrics.READ_ONLY, count(0));
    readOnly.set("north", new ReadOnlyMode.Switched("anna", T0, "work"), ordered::put);
    assertThat(ordered).containsExactly(Map.entry(EDGE, true));
    Command refused = ask("Level", Value.of(3f));
    assertThat(detail(refused)).isEqualTo("this site is switched to read only by anna: work");
    RunningProject running = new RunningProject(project, Plant.reading(folder.resolve("p")), time);
    ReadOnlyMode again = new ReadOnlyMode(folder, running, time);
    assertThat(again.refusal(EDGE)).isNotNull();
    readOnly.say(EDGE, EdgeMetrics.EDGE_PREFIX + EdgeMetrics.READ_ONLY, count(1));
    readOnly.set("north", null, ordered::put);
    assertThat(ordered).containsExactly(Map.entry(EDGE, false));
    assertThat(state(ask("Level", Value.of(3f)))).isEqualTo(Command.State.SENT);
  }

  private static Value count(long count) {
    return Value.ofLong(ValueType.I64, count);
  }

  @Test
  void rampIsOnItsWayUntilTheDeviceHasItsValue() {
    Command command = ramp(20f);
    result(command, Outcome.RUNNING, time.millis() + 60_000);
    assertThat(state(command)).isEqualTo(Command.State.RUNNING);
    pass(Duration.ofSeconds(100));
    assertThat(state(command)).isEqualTo(Command.State.RUNNING);
    result(command, Outcome.RUNNING, time.millis() + 20_000);
    pass(Duration.ofSeconds(70));
    result(command, Outcome.ACCEPTED, 0);
    set("Level", Value.of(20f));
    assertThat(state(command)).isEqualTo(Command.State.CONFIRMED);
    assertThat(now(command).history().stream().map(Command.Step::state))
        .containsExactly(
            Command.State.REQUESTED,
            Command.State.SENT,
            Command.State.RUNNING,
            Command.State.ACCEPTED,
            Command.State.CONFIRMED);
  }

  @Test
  void newCommandEndsARampAndBothHaveTheirEnd() {
    Command ramp = ramp(20f);
    result(ramp, Outcome.RUNNING, time.millis() + 60_000);
    Command next = ask("Level", Value.of(5f));
    assertThat(state(next)).isEqualTo(Command.State.SENT);
    result(ramp, Outcome.CANCELLED, 0);
    assertThat(state(ramp)).isEqualTo(Command.State.DEVIATED);
    result(next, Outcome.ACCEPTED, 0);
    set("Level", Value.of(5f));
    assertThat(state(next)).isEqualTo(Command.State.CONFIRMED);
  }

  @Test
  void rampWhoseEdgeFallsSilentEndsByWhatIsReadOrNot() {
    Command ramp = ramp(20f);
    assertThat(commands.cancel(ramp.id(), "bo")).isNotNull();
    result(ramp, Outcome.RUNNING, time.millis() + 60_000);
    assertThat(commands.cancel(ramp.id(), "bo")).isNull();
    assertThat(wire.cancelled).containsExactly(ramp.id() + " by bo");
    set("Level", Value.of(7f));
    pass(Duration.ofSeconds(121));
    assertThat(state(ramp)).isEqualTo(Command.State.DEVIATED);
  }

  @Test
  void commandsThatAStopOfTheHostCutOffGetAnEnd() throws IOException {
    Command command = ask("Level", Value.of(2f));
    CommandLog log = new CommandLog(trail, ends::add);
    assertThat(log.endLeftOver(Json.time(time.millis()))).isEqualTo(1);
    assertThat(log.endLeftOver(Json.time(time.millis()))).isZero();
    CommandLog.Question all =
        new CommandLog.Question(10, Long.MAX_VALUE, null, null, Glob.of("**"));
    assertThat(log.ended(all, tag -> true).commands())
        .singleElement()
        .satisfies(
            ended -> {
              assertThat(ended).containsEntry("id", command.id());
              assertThat(ended).containsEntry("state", "expired");
            });
    assertThat(Files.readString(folder.resolve("audit/trail.jsonl"))).contains("was stopped");
    // Also what had ended before: a kill may have come before it was kept.
    assertThat(ends).extracting(CommandView::id).containsExactly(command.id(), command.id());
    assertThat(ends.getFirst().history().getLast().state()).isEqualTo("expired");
  }

  private static String step(String time) {
    return "{\"state\":\"sent\",\"time\":\"%s\",\"detail\":\"\"}".formatted(time);
  }

  /** Lines that are commands at first sight, each with something everything rests on amiss. */
  static Stream<String> spoiltLines() {
    String sound = step("2026-11-22T08:00:00Z");
    String good = "\"id\":\"a\",\"tag\":\"north/edge1/pump/Level\",\"state\":\"sent\"";
    return Stream.of(
        "{%s}".formatted(good),
        "{%s,\"history\":[]}".formatted(good),
        "{%s,\"history\":[null]}".formatted(good),
        "{%s,\"history\":[%s]}".formatted(good, step("yesterday")),
        "{%s,\"history\":[%s,%s]}".formatted(good, sound, step("1969-11-22T08:00:00Z")),
        "{\"id\":\"a\",\"tag\":\"Level\",\"state\":\"sent\",\"history\":[%s]}".formatted(sound),
        "{\"id\":\"a\",\"state\":\"sent\",\"history\":[%s]}".formatted(sound),
        "{\"tag\":\"north/edge1/pump/Level\",\"state\":\"sent\",\"history\":[%s]}".formatted(sound),
        "{%s,\"history\":[%s],\"colour\":\"of a later version\"}".formatted(good, sound));
  }

  @ParameterizedTest
  @MethodSource("spoiltLines")
  void lineThatIsNoCommandKeepsNothingUpAndGetsItsEnd(String line) throws IOException {
    Map<?, ?> details = Json.MAPPER.readValue(line, Map.class);
    Map<String, Object> entry = new LinkedHashMap<>();
    details.forEach((key, value) -> entry.put(String.valueOf(key), value));
    trail.append(CommandLog.WHAT, "anna", "", entry);
    Command sound = ask("Level", Value.of(2f));
    CommandLog log = new CommandLog(trail, ends::add);
    assertThat(log.endLeftOver(Json.time(time.millis()))).isEqualTo(2);
    assertThat(log.endLeftOver(Json.time(time.millis()))).isZero();
    assertThat(ends).extracting(CommandView::id).containsOnly(sound.id());
    assertThat(trail.latest(9, Long.MAX_VALUE, one -> one.what().equals(CommandLog.WHAT)))
        .extracting(one -> one.details().get("state"))
        .startsWith("expired", "expired");
  }
}
