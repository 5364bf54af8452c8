package org.plantroom.host;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plantroom.security.AuditTrail;

/** The audit of every command: one line of the trail a state, forced to the disk. */
final class CommandLog {
  /** What the trail calls these lines. */
  static final String WHAT = "command";

  private static final TypeReference<Map<String, @Nullable Object>> DETAILS =
      new TypeReference<>() {};

  private final AuditTrail trail;

  CommandLog(AuditTrail trail) {
    this.trail = trail;
  }

  /**
   * Writes a line.
   *
   * @return false when the disk refused: a command that cannot be written down must not be executed
   */
  boolean write(Command command) {
    Map<String, @Nullable Object> details =
        Json.MAPPER.convertValue(CommandView.of(command), DETAILS);
    return trail.note(WHAT, command.who(), command.address(), details);
  }
}
