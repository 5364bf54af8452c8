package org.plantroom.host;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.plantroom.core.Glob;
import org.plantroom.core.TagPath;
import org.plantroom.core.Time;
import org.plantroom.security.Role;

/** Reads query parameters; every mistake becomes a problem that says what was expected. */
final class Params {
  static final int MAX_TAGS = 100;
  private static final int MAX_SHOWN = 160;
  private static final long MAX_TIME = Instant.parse("9999-12-31T23:59:59Z").toEpochMilli();

  private Params() {}

  /** A moment in RFC 3339, or milliseconds since 1970 UTC. */
  static long time(Context context, String name) {
    return time(name, required(context, name));
  }

  /** The same of a text. */
  static long time(String name, String text) {
    long millis = parseTime(name, text);
    if (millis < 0 || millis > MAX_TIME) {
      throw Problem.badRequest(
          "%s must lie in the years 1970 to 9999 [%s=%s]".formatted(name, name, shown(text)));
    }
    return millis;
  }

  /** A moment as {@link #time} reads it that does not lie ahead by the host's clock. */
  static long pastTime(Context context, String name, Time time) {
    long at = time(context, name);
    if (at > time.millis()) {
      throw Problem.badRequest(name + " must not lie ahead");
    }
    return at;
  }

  private static long parseTime(String name, String text) {
    try {
      return text.chars().allMatch(c -> c >= '0' && c <= '9') && text.length() < 16
          ? Long.parseLong(text)
          : OffsetDateTime.parse(text).toInstant().toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      throw Problem.badRequest(
          "%s must be a time such as 2026-11-22T08:00:00Z [%s=%s]"
              .formatted(name, name, shown(text)));
    }
  }

  /** A whole number within limits, or the default when it is not given. */
  static int number(Context context, String name, int least, int most, int otherwise) {
    String text = context.queryParam(name);
    if (text == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // falls through to the same answer as a number out of range
    }
    throw Problem.badRequest(
        "%s must be a whole number from %d to %d [%s=%s]"
            .formatted(name, least, most, name, shown(text)));
  }

  /** True for {@code true}, false when absent or {@code false}. */
  static boolean flag(Context context, String name) {
    String text = context.queryParam(name);
    if (text == null || text.equals("false")) {
      return false;
    }
    if (text.equals("true")) {
      return true;
    }
    throw Problem.badRequest("%s must be true or false [%s=%s]".formatted(name, name, shown(text)));
  }

  /**
   * One to {@link #MAX_TAGS} tags, each a parameter {@code tag} of its own, of sites the caller may
   * see.
   */
  static List<TagPath> tags(Context context) {
    List<String> texts = context.queryParams("tag");
    if (texts.isEmpty() || texts.size() > MAX_TAGS) {
      throw Problem.badRequest(
          "give 1 to %d tags as tag=site/edge/device/tag [tags=%d]"
              .formatted(MAX_TAGS, texts.size()));
    }
    List<TagPath> tags = new ArrayList<>(texts.size());
    Caller caller = Caller.of(context);
    for (String text : texts) {
      TagPath tag = tag(text);
      caller.require(Role.VIEWER, tag.site());
      tags.add(tag);
    }
    return tags;
  }

  /** The one tag of parameter {@code tag}. */
  static TagPath oneTag(Context context) {
    List<TagPath> tags = tags(context);
    if (tags.size() > 1) {
      throw Problem.badRequest("give one tag [tags=%d]".formatted(tags.size()));
    }
    return tags.getFirst();
  }

  /** A tag's path. */
  static TagPath tag(String text) {
    try {
      return TagPath.of(text);
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest("tag: " + shown(String.valueOf(e.getMessage())));
    }
  }

  /** The glob of parameter {@code match}; all tags when it is not given. */
  static Glob match(Context context) {
    String text = context.queryParam("match");
    return glob("match", text == null ? "**" : text);
  }

  /** The glob of a parameter's text. */
  static Glob glob(String name, String text) {
    try {
      return Glob.of(text);
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(name + ": " + shown(String.valueOf(e.getMessage())));
    }
  }

  private static String required(Context context, String name) {
    String text = context.queryParam(name);
    if (text == null || text.isEmpty()) {
      throw Problem.badRequest("the parameter %s is missing".formatted(name));
    }
    return text;
  }

  /** Enough of a stranger's text to recognise it. */
  private static String shown(String text) {
    return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
  }
}
