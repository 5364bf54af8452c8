package org.plantroom.mqtt;

import java.nio.charset.StandardCharsets;

/** The rules of MQTT 3.1.1, 4.7, for topic names and filters. */
final class Topics {
  private static final int MOST_BYTES = 65_535;

  private Topics() {}

  static void checkName(String topic) {
    checkText("topic", topic);
    if (topic.indexOf('+') >= 0 || topic.indexOf('#') >= 0) {
      throw new IllegalArgumentException(
          "a topic name must not hold a wildcard [topic=%s]".formatted(topic));
    }
  }

  static void checkFilter(String filter) {
    checkText("filter", filter);
    String[] levels = filter.split("/", -1);
    for (int i = 0; i < levels.length; i++) {
      checkLevel(filter, levels[i], i == levels.length - 1);
    }
  }

  private static void checkLevel(String filter, String level, boolean last) {
    boolean wild = level.indexOf('+') >= 0 || level.indexOf('#') >= 0;
    if (wild && level.length() > 1) {
      throw new IllegalArgumentException(
          "a wildcard must fill its level alone [filter=%s, level=%s]".formatted(filter, level));
    }
    if (level.equals("#") && !last) {
      throw new IllegalArgumentException("# must be the last level [filter=%s]".formatted(filter));
    }
  }

  private static void checkText(String what, String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a %s must not be empty".formatted(what));
    }
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a %s must not hold U+0000".formatted(what));
    }
    if (hasLoneSurrogate(text)) {
      throw new IllegalArgumentException("a %s must be well-formed Unicode".formatted(what));
    }
    // Each char is at most three bytes of UTF-8, so short texts need no count.
    if (text.length() > MOST_BYTES / 3
        && text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "a %s must not be longer than %d bytes".formatted(what, MOST_BYTES));
    }
  }

  /** MQTT 3.1.1, 1.5.3 [MQTT-1.5.3-1]: such a text has no UTF-8. */
  static boolean hasLoneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (i + 1 == text.length()
            || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  /**
   * True for a topic name that a filter matches (MQTT 3.1.1, 4.7); false for all that is no topic
   * name.
   *
   * @param filter a checked one
   */
  static boolean matches(String filter, String topic) {
    boolean isName = topic.indexOf('+') < 0 && topic.indexOf('#') < 0;
    // [MQTT-4.7.2-1]: a broker's own topics are in no wildcard.
    return isName && !topic.startsWith("$") && matchesLevels(filter, topic);
  }

  private static boolean matchesLevels(String filter, String topic) {
    int level = 0;
    int next = 0;
    while (next <= topic.length()) {
      if (level > filter.length()) {
        return false;
      }
      int end = levelEnd(filter, level);
      int nextEnd = levelEnd(topic, next);
      if (filter.startsWith("#", level)) {
        return true;
      }
      if (!filter.startsWith("+", level)
          && !(end - level == nextEnd - next
              && filter.regionMatches(level, topic, next, end - level))) {
        return false;
      }
      level = end + 1;
      next = nextEnd + 1;
    }
    // 4.7.1.2: # stands for the level above it too.
    return level > filter.length() || filter.startsWith("#", level);
  }

  private static int levelEnd(String text, int from) {
    int end = text.indexOf('/', from);
    return end < 0 ? text.length() : end;
  }

  static void checkQos(int qos) {
    if (qos < 0 || qos > 2) {
      throw new IllegalArgumentException("QoS must be 0, 1 or 2 [qos=%d]".formatted(qos));
    }
  }
}
