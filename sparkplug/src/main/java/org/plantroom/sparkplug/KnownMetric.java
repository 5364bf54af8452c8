package org.plantroom.sparkplug;

import org.jspecify.annotations.Nullable;

/**
 * A metric as its birth declared it.
 *
 * @param owner whose it is
 * @param name its name
 * @param type its type; null for one whose values are not taken
 */
record KnownMetric(MetricOwner owner, String name, @Nullable DataType type) {}
