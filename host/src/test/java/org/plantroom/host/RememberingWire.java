package org.plantroom.host;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.EdgeId;

/** A wire that remembers what was sent. */
final class RememberingWire implements CommandWire {
  final List<Command> sent = new ArrayList<>();
  final List<String> cancelled = new ArrayList<>();
  @Nullable String trouble;
  boolean answers = true;

  @Override
  public @Nullable String send(Command command) {
    if (trouble == null) {
      sent.add(command);
    }
    return trouble;
  }

  @Override
  public @Nullable String cancel(Command command, String who) {
    cancelled.add(command.id() + " by " + who);
    return trouble;
  }

  @Override
  public boolean isOfAnotherMake(EdgeId edge) {
    return !answers;
  }

  @Override
  public boolean answersCommands(EdgeId edge) {
    return answers;
  }
}
