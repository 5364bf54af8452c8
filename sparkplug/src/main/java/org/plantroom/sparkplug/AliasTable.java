package org.plantroom.sparkplug;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Alias to metric. Edge nodes count their aliases up from 0 or so: these stand in an array, the odd
 * ones in a map.
 */
final class AliasTable {
  private static final int DENSE = 1 << 18;

  private @Nullable KnownMetric[] dense = new KnownMetric[64];
  private final Map<Long, KnownMetric> sparse = new HashMap<>();

  @Nullable KnownMetric get(long alias) {
    if (alias >= 0 && alias < dense.length) {
      return dense[(int) alias];
    }
    return alias < DENSE ? null : sparse.get(alias);
  }

  void put(long alias, KnownMetric metric) {
    if (alias >= DENSE) {
      sparse.put(alias, metric);
      return;
    }
    if (alias >= dense.length) {
      dense = Arrays.copyOf(dense, Integer.highestOneBit((int) alias) * 2);
    }
    dense[(int) alias] = metric;
  }

  void remove(long alias) {
    if (alias >= DENSE) {
      sparse.remove(alias);
    } else if (alias >= 0 && alias < dense.length) {
      dense[(int) alias] = null;
    }
  }
}
