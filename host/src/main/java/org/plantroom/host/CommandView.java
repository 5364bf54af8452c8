package org.plantroom.host;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.TagPath;
import org.plantroom.host.CommandOrder.Ramp;

/**
 * A command as the API and the audit show it.
 *
 * @param id unique
 * @param tag site/edge/device/tag
 * @param state requested, sent, running, accepted, confirmed, deviated, rejected or expired
 * @param who who asked
 * @param old the value before
 * @param requested the value asked for
 * @param readback what the device says
 * @param expires RFC 3339 UTC
 * @param time of the latest state, RFC 3339 UTC
 * @param reason why, in the asker's words
 * @param needsSecondPerson true when it takes somebody else's yes
 * @param waitsForApproval true while that is missing
 * @param approvedBy the second person
 * @param ramp how it is to go there; null for at once
 * @param overrideUntil until when it counts against the tag's schedule, RFC 3339 UTC; null for
 *     until the next switch
 * @param detail what the latest state has to say
 * @param history every state with its time and detail
 */
record CommandView(
    String id,
    String tag,
    String state,
    String who,
    @Nullable Object old,
    @Nullable Object requested,
    @Nullable Object readback,
    String expires,
    String time,
    String reason,
    boolean needsSecondPerson,
    boolean waitsForApproval,
    @Nullable String approvedBy,
    @Nullable Ramp ramp,
    @Nullable String overrideUntil,
    String detail,
    List<StepView> history) {

  /**
   * Checks what everything rests on, since views are read back from audit and history, where other
   * versions and other programs may have written.
   *
   * @throws IllegalArgumentException when it has no id, no tag of four names or no first state
   * @throws java.time.DateTimeException when the time of a state is none
   */
  CommandView {
    if (id == null || history == null || history.isEmpty()) {
      throw new IllegalArgumentException("a command has an id and a first state");
    }
    // Lines of before did not tell whether it needs one.
    needsSecondPerson |= waitsForApproval || approvedBy != null;
    TagPath path = TagPath.of(tag);
    if (history.stream().anyMatch(step -> step.millis() < 0)) {
      throw new IllegalArgumentException("a state before 1970 [command=%s %s]".formatted(id, path));
    }
  }

  record StepView(String state, String time, String detail) {
    /** Milliseconds since 1970 UTC. */
    long millis() {
      return Instant.parse(time).toEpochMilli();
    }
  }

  /** When it was asked for, milliseconds since 1970 UTC. */
  long begun() {
    return history.getFirst().millis();
  }

  /** When the latest state came, milliseconds since 1970 UTC. */
  long reached() {
    return history.getLast().millis();
  }

  /** The same, its time run out. */
  CommandView expired(String at, String why) {
    StepView end = new StepView(Command.State.EXPIRED.label(), at, why);
    List<StepView> steps = new ArrayList<>(history);
    steps.add(end);
    return at(List.copyOf(steps), approvedBy, readback);
  }

  /**
   * How it stood at a moment: nothing that came later is told.
   *
   * @param at milliseconds since 1970 UTC, not before it was asked for
   */
  CommandView asOf(long at) {
    List<StepView> steps = history.stream().filter(step -> step.millis() <= at).toList();
    if (steps.size() == history.size()) {
      return this;
    }
    // The second person's yes is a step of its own, the one after the first.
    return at(steps, steps.size() == 1 ? null : approvedBy, null);
  }

  private CommandView at(List<StepView> steps, @Nullable String approver, @Nullable Object read) {
    StepView last = steps.getLast();
    boolean isRequested = last.state().equals(Command.State.REQUESTED.label());
    return new CommandView(
        id,
        tag,
        last.state(),
        who,
        old,
        requested,
        read,
        expires,
        last.time(),
        reason,
        needsSecondPerson,
        needsSecondPerson && isRequested && approver == null,
        approver,
        ramp,
        overrideUntil,
        last.detail(),
        steps);
  }

  static CommandView of(Command command) {
    return new CommandView(
        command.id(),
        command.tag().toString(),
        command.state().label(),
        command.who(),
        TagView.boxed(command.old()),
        TagView.boxed(command.requested()),
        TagView.boxed(command.readback()),
        Json.time(command.expires()),
        Json.time(command.time()),
        command.order().reason(),
        command.order().needsSecondPerson(),
        command.isWaitingForApproval(),
        command.approvedBy(),
        command.order().ramp(),
        command.order().overrideUntil() == 0 ? null : Json.time(command.order().overrideUntil()),
        command.history().getLast().detail(),
        command.history().stream()
            .map(s -> new StepView(s.state().label(), Json.time(s.time()), s.detail()))
            .toList());
  }
}
