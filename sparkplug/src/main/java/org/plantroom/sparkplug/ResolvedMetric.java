package org.plantroom.sparkplug;

import org.jspecify.annotations.Nullable;
import org.plantroom.core.DeviceId;
import org.plantroom.core.Sample;
import org.plantroom.core.ValueType;

/**
 * A value that arrived, under the name and type its birth declared.
 *
 * @param device the device; null for a metric of the edge node itself
 * @param name the name of the birth, the same instance for every value
 * @param type the type of the birth
 * @param sample the value
 * @param historical true when it does not tell the present
 */
public record ResolvedMetric(
    @Nullable DeviceId device, String name, ValueType type, Sample sample, boolean historical) {}
