package org.plantroom.edge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Where each uplink writes how it stands, so that the hosts of the others hear of it. Owned by the
 * publisher's thread.
 */
final class UplinkBoard {
  /**
   * How an uplink stands.
   *
   * @param connected true while values flow
   * @param since milliseconds since 1970 UTC
   * @param sentence for people
   * @param counters by name
   */
  record Notice(boolean connected, long since, String sentence, Map<String, Long> counters) {}

  private final SequencedMap<String, Notice> notices = new LinkedHashMap<>();

  /** Replaces what was written of an uplink. */
  void write(String uplink, Notice notice) {
    notices.put(uplink, notice);
  }

  /** What is written of the other uplinks, by name. */
  SequencedMap<String, Notice> othersThan(String uplink) {
    SequencedMap<String, Notice> others = new LinkedHashMap<>(notices);
    others.remove(uplink);
    return others;
  }
}
