package org.plantroom.host;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a link stands.
 *
 * @param state one of the words of {@link LinkView}
 * @param since milliseconds since 1970 UTC
 * @param sentence for people
 */
record LinkState(String state, long since, String sentence) {
  LinkView view(String path, Map<String, Long> counters) {
    return view(path, null, counters);
  }

  LinkView view(String path, @Nullable LinkRefusal refusal, Map<String, Long> counters) {
    return new LinkView(
        path,
        state,
        Json.time(since),
        sentence,
        refusal == null ? null : refusal.reason(),
        refusal == null ? null : Json.time(refusal.time()),
        counters);
  }
}
