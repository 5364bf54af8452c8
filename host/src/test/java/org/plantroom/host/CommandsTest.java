package org.plantroom.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Project;
import org.plantroom.core.Quality;
import org.plantroom.core.Sample;
import org.plantroom.core.TagPath;
import org.plantroom.core.TagType;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.security.AuditTrail;
import org.plantroom.testkit.ManualTime;

/** The states a command goes through, with a wire that remembers. */
final class CommandsTest {
  private static final long T0 = 1_700_000_000_000L;
  private static final TagPath FLOW = TagPath.of(Plant.FLOW);

  private Path folder;
  private final ManualTime time = new ManualTime(T0);
  private final LiveTags tags = new LiveTags();
  private final RememberingWire wire = new RememberingWire();
  private TagType flow;
  private LiveTag tag;
  private final List<CommandView> ends = new ArrayList<>();
  private AuditTrail trail;
  private Commands commands;

  @BeforeEach
  void open(@TempDir Path temporary) throws IOException {
    folder = temporary;
    Project project = Plant.project(folder);
    flow =
        Objects.requireNonNull(
            Objects.requireNonNull(project.types().get("pump")).tags().get("Flow"));
    trail = AuditTrail.open(folder.resolve("audit"), folder.resolve("none"), time);
    RunningProject running = new RunningProject(project, Plant.reading(folder), time);
    ReadOnlyMode readOnly = new ReadOnlyMode(folder, running, time);
    WriteRefusals refusals = new WriteRefusals(running, tags, readOnly);
    commands =
        new Commands(
            tags, wire, refusals, new CommandLog(trail, ends::add), Duration.ofMinutes(10), time);
    Sample sample = Sample.good(Value.of(1f), T0);
    tag =
        Objects.requireNonNull(
            tags.declare(FLOW, LiveTag.State.of(ValueType.F32, "l/s", sample, T0)));
  }

  @AfterEach
  void close() throws IOException {
    trail.close();
  }

  private Command request(float value) {
    return commands.request(
        new CommandOrder(
            FLOW, flow, Value.of(value), "me", "", "10.0.0.7", "test", 15_000, null, 0));
  }

  private void result(Command command, CommandResult.Outcome outcome) {
    commands.result(
        Plant.EDGE, command.id(), new CommandResult(outcome, "said the edge", time.millis()));
  }

  private void readback(float value) {
    time.advance(Duration.ofMillis(1));
    readback(Sample.good(Value.of(value), time.millis()));
  }

  private void readback(Sample sample) {
    tag.set(LiveTag.State.of(ValueType.F32, "l/s", sample, time.millis()));
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

  private List<String> audit() throws IOException {
    return Files.readAllLines(folder.resolve("audit/trail.jsonl"));
  }

  @Test
  void acceptedAndReadBackIsConfirmedAndEachStateIsInTheAudit() throws IOException {
    Command command = request(7f);
    assertThat(state(command)).isEqualTo(Command.State.SENT);
    result(command, CommandResult.Outcome.ACCEPTED);
    assertThat(state(command)).isEqualTo(Command.State.ACCEPTED);
    readback(7f);
    assertThat(state(command)).isEqualTo(Command.State.CONFIRMED);
    assertThat(now(command).old()).isEqualTo(Value.of(1f));
    assertThat(now(command).readback()).isEqualTo(Value.of(7f));
    assertThat(audit()).hasSize(4);
    assertThat(audit().get(0))
        .contains("\"state\":\"requested\"", "\"who\":\"me\"", "\"address\":\"10.0.0.7\"");
    assertThat(audit().get(3)).contains("\"state\":\"confirmed\"", "\"reason\":\"test\"");
  }

  @Test
  void whatWasReadBeforeTheWriteConfirmsNothing() {
    readback(7f);
    Command command = request(7f);
    readback(tag.state().sample());
    time.advance(Duration.ofMillis(1));
    Sample justBefore = Sample.good(Value.of(7f), time.millis());
    time.advance(Duration.ofMillis(1));
    result(command, CommandResult.Outcome.ACCEPTED);
    readback(justBefore);
    assertThat(state(command)).isEqualTo(Command.State.ACCEPTED);
    readback(7f);
    assertThat(state(command)).isEqualTo(Command.State.CONFIRMED);
  }

  @Test
  void readBackBeforeTheAnswerConfirmsWithTheAnswer() {
    Command command = request(7f);
    readback(7f);
    assertThat(state(command)).isEqualTo(Command.State.SENT);
    result(command, CommandResult.Outcome.ACCEPTED);
    assertThat(state(command)).isEqualTo(Command.State.CONFIRMED);
  }

  @Test
  void acceptedButAnotherValueIsDeviatedAfterTenSeconds() {
    Command command = request(7f);
    result(command, CommandResult.Outcome.ACCEPTED);
    readback(6f);
    pass(Duration.ofSeconds(9));
    assertThat(state(command)).isEqualTo(Command.State.ACCEPTED);
    pass(Duration.ofSeconds(2));
    assertThat(state(command)).isEqualTo(Command.State.DEVIATED);
    assertThat(now(command).readback()).isEqualTo(Value.of(6f));
  }

  @Test
  void aBadReadbackNeverConfirms() {
    Command command = request(7f);
    result(command, CommandResult.Outcome.ACCEPTED);
    readback(new Sample(Value.of(7f), Quality.BAD_NO_ANSWER, T0 + 1));
    pass(Duration.ofSeconds(11));
    assertThat(state(command)).isEqualTo(Command.State.EXPIRED);
    assertThat(now(command).history().getLast().detail()).contains("could not be read");
  }

  @Test
  void rejectedAndExpiredByTheEdgeAreFinal() {
    Command rejected = request(7f);
    result(rejected, CommandResult.Outcome.REJECTED);
    Command expired = request(8f);
    result(expired, CommandResult.Outcome.EXPIRED);
    readback(7f);
    readback(8f);
    result(expired, CommandResult.Outcome.ACCEPTED);
    assertThat(state(rejected)).isEqualTo(Command.State.REJECTED);
    assertThat(state(expired)).isEqualTo(Command.State.EXPIRED);
    assertThat(now(rejected).history().getLast().detail()).isEqualTo("said the edge");
  }

  @Test
  void withoutTheDevicesAnswerTheReadbackTells() {
    Command confirmed = request(7f);
    result(confirmed, CommandResult.Outcome.UNKNOWN);
    assertThat(state(confirmed)).isEqualTo(Command.State.SENT);
    readback(7f);
    assertThat(state(confirmed)).isEqualTo(Command.State.CONFIRMED);
    Command deviated = request(9f);
    result(deviated, CommandResult.Outcome.UNKNOWN);
    readback(8f);
    pass(Duration.ofSeconds(11));
    assertThat(state(deviated)).isEqualTo(Command.State.DEVIATED);
  }

  @Test
  void withoutTheEdgesWordItExpiresAfterItsTimeAndAGrace() {
    Command command = request(7f);
    pass(Duration.ofSeconds(19));
    assertThat(state(command)).isEqualTo(Command.State.SENT);
    pass(Duration.ofSeconds(2));
    assertThat(state(command)).isEqualTo(Command.State.EXPIRED);
  }

  @Test
  void executedWithTheEdgesAnswerLostIsConfirmedByTheReadback() {
    Command command = request(7f);
    readback(7f);
    pass(Duration.ofSeconds(21));
    assertThat(state(command)).isEqualTo(Command.State.CONFIRMED);
    assertThat(now(command).history().getLast().detail()).contains("answer was lost");
  }

  @Test
  void aWallClockSetBackDoesNotKeepItPending() {
    Command command = request(7f);
    time.stepWall(Duration.ofHours(-2));
    pass(Duration.ofSeconds(21));
    assertThat(state(command)).isEqualTo(Command.State.EXPIRED);
  }

  @Test
  void aSecondCommandForATagUnderWayIsRejected() {
    Command first = request(7f);
    Command second = request(8f);
    assertThat(second.state()).isEqualTo(Command.State.REJECTED);
    assertThat(second.history().getLast().detail()).contains(first.id());
    assertThat(wire.sent).hasSize(1);
    result(first, CommandResult.Outcome.REJECTED);
    assertThat(request(8f).state()).isEqualTo(Command.State.SENT);
  }

  @Test
  void anEdgeOfAnotherMakeIsWatchedAtOnce() {
    wire.answers = false;
    Command confirmed = request(7f);
    readback(7f);
    assertThat(state(confirmed)).isEqualTo(Command.State.CONFIRMED);
    Command deviated = request(9f);
    readback(8f);
    pass(Duration.ofSeconds(11));
    assertThat(state(deviated)).isEqualTo(Command.State.DEVIATED);
  }

  @Test
  void anEdgeThatIsOfflineRejects() {
    wire.trouble = "the edge node is offline";
    Command command = request(7f);
    assertThat(state(command)).isEqualTo(Command.State.REJECTED);
    assertThat(now(command).history().getLast().detail()).isEqualTo("the edge node is offline");
  }

  @Test
  void anotherEdgesWordIsNotTaken() {
    Command command = request(7f);
    commands.result(
        new EdgeId("south", "edge1"),
        command.id(),
        new CommandResult(CommandResult.Outcome.ACCEPTED, "", T0));
    assertThat(state(command)).isEqualTo(Command.State.SENT);
  }

  @Test
  void whatCannotBeWrittenDownIsNotExecutedButCanBeAskedFor() throws IOException {
    trail.close();
    Command command = request(7f);
    assertThat(state(command)).isEqualTo(Command.State.REJECTED);
    assertThat(now(command).history().getLast().detail()).contains("audit");
    assertThat(wire.sent).isEmpty();
  }

  @Test
  void onlyTheLatestThousandAreKept() {
    wire.trouble = "offline";
    Command first = request(0f);
    for (int i = 0; i < Commands.KEPT; i++) {
      request(1f);
    }
    assertThat(commands.find(first.id())).isNull();
    assertThat(commands.latest()).hasSize(Commands.KEPT);
  }
}
