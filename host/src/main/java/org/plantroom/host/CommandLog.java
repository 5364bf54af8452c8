package org.plantroom.host;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Glob;
import org.plantroom.security.AuditEntry;
import org.plantroom.security.AuditTrail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audit of every command: one line of the trail a state, forced to the disk. Passes those that
 * have ended on to be kept with the history.
 */
final class CommandLog {
  /** What the trail calls these lines. */
  static final String WHAT = "command";

  private static final Logger LOG = LoggerFactory.getLogger(CommandLog.class);

  private static final String CUT_OFF =
      "the host was stopped before it ended; its tag tells what became";

  private static final TypeReference<Map<String, @Nullable Object>> DETAILS =
      new TypeReference<>() {};

  /** As many lines as commands that can be under way have at most. */
  private static final int LINES_BACK = 20_000;

  private final AuditTrail trail;
  private final Consumer<CommandView> ends;

  /**
   * Makes a log over a trail.
   *
   * @param ends told of each command that has ended; must not block
   */
  CommandLog(AuditTrail trail, Consumer<CommandView> ends) {
    this.trail = trail;
    this.ends = ends;
  }

  /**
   * Which commands of the past.
   *
   * @param limit how many at most
   * @param before only lines of a lower number
   * @param who asked; null for anybody
   * @param state the final one; null for any
   * @param match over the tag
   */
  record Question(
      int limit, long before, @Nullable String who, @Nullable String state, Glob match) {
    boolean fits(Map<String, ? extends @Nullable Object> details) {
      String tag = text(details, "tag");
      return isFinal(details)
          && (who == null || who.equals(text(details, "who")))
          && (state == null || state.equals(text(details, "state")))
          && match.matches(tag);
    }
  }

  /** Commands that have ended, the newest first; {@code next} asks for those before, or is null. */
  record Page(List<Map<String, @Nullable Object>> commands, @Nullable Long next) {}

  /**
   * Writes a line.
   *
   * @return false when the disk refused: a command that cannot be written down must not be executed
   */
  boolean write(Command command) {
    CommandView view = CommandView.of(command);
    if (command.state().isFinal()) {
      ends.accept(view);
    }
    return trail.note(WHAT, command.who(), command.order().address(), details(view));
  }

  private static Map<String, @Nullable Object> details(CommandView view) {
    return Json.MAPPER.convertValue(view, DETAILS);
  }

  /** What became of commands in the past, also before the host was restarted. */
  Page ended(Question question, Predicate<String> sight) throws IOException {
    List<AuditEntry> entries =
        trail.latest(
            question.limit(),
            question.before(),
            entry ->
                entry.what().equals(WHAT)
                    && sight.test(text(entry.details(), "tag"))
                    && question.fits(entry.details()));
    boolean more = entries.size() == question.limit();
    return new Page(
        entries.stream().map(entry -> copy(entry.details())).toList(),
        more ? (Long) entries.getLast().number() : null);
  }

  private static Map<String, @Nullable Object> copy(
      Map<String, ? extends @Nullable Object> details) {
    return new LinkedHashMap<>(details);
  }

  private static String text(Map<String, ? extends @Nullable Object> details, String key) {
    return String.valueOf(details.get(key));
  }

  private static boolean isFinal(Map<String, ? extends @Nullable Object> details) {
    String state = text(details, "state");
    for (Command.State known : Command.State.values()) {
      if (known.label().equals(state)) {
        return known.isFinal();
      }
    }
    return false;
  }

  /**
   * Ends commands that were under way when the host was stopped: nobody watches them any more.
   * Passes on the ends of before once more, for a kill may have come before they were kept.
   *
   * @param time now, RFC 3339 UTC
   * @return how many there were
   */
  int endLeftOver(String time) throws IOException {
    Set<String> known = new HashSet<>();
    int ended = 0;
    for (AuditEntry entry :
        trail.latest(LINES_BACK, Long.MAX_VALUE, one -> one.what().equals(WHAT))) {
      if (!known.add(text(entry.details(), "id"))) {
        continue;
      }
      Optional<CommandView> latest = view(entry);
      if (isFinal(entry.details())) {
        latest.ifPresent(ends);
      } else {
        Optional<CommandView> left = latest.map(view -> view.expired(time, CUT_OFF));
        trail.note(
            WHAT,
            entry.who(),
            entry.address(),
            left.map(CommandLog::details).orElseGet(() -> expired(entry.details(), time)));
        left.ifPresent(ends);
        ended++;
      }
    }
    return ended;
  }

  /** The end of a command whose line says too little, or something else than this version means. */
  private static Map<String, @Nullable Object> expired(
      Map<String, ? extends @Nullable Object> details, String time) {
    Map<String, @Nullable Object> end = new LinkedHashMap<>(details);
    end.put("state", Command.State.EXPIRED.label());
    end.put("time", time);
    end.put("detail", CUT_OFF);
    return end;
  }

  /** What a line holds; empty when it is no command that can be gone on with. */
  private static Optional<CommandView> view(AuditEntry entry) {
    try {
      return Optional.of(Json.MAPPER.convertValue(entry.details(), CommandView.class));
    } catch (IllegalArgumentException e) {
      LOG.warn("A line of the audit is no command [line={}]", entry.number(), e);
      return Optional.empty();
    }
  }
}
